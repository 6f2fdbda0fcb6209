import type { OfficialDay } from '#domain/calendar/official-day';
import type { LedgerDuty } from '#domain/rota/balances';
import { type DutyPlace, placeKey, type RotaDuty } from '#domain/rota/duty';
import { countsOfDuty } from '#domain/rota/duty-counts';
import { dutyHours } from '#domain/rota/duty-hours';
import { reallyServed } from '#domain/rota/really-served';
import type { PersonId } from '#domain/people/person';
import { addDays, type IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { shiftsBetween } from '../store/shifts.ts';
import type { RotaFacts } from './rota-facts.ts';

/** Published duties of past days with those who really served them, by what was signed at the desk; of other days as planned. */
function servedDuties(room: Read, facts: RotaFacts, duties: readonly RotaDuty[]): readonly RotaDuty[] {
  const days = [...Map.groupBy(duties, ({ day }) => day)].toSorted(([one], [other]) =>
    one.localeCompare(other),
  );
  const first = days[0]?.[0];
  if (first === undefined) return [];
  const shifts = Map.groupBy(
    shiftsBetween(room.store.sqlite, first, addDays(facts.today, -1)),
    ({ day }) => day,
  );
  return days.flatMap(([day, ofDay]) => {
    const signed = shifts.get(day);
    return signed === undefined ? ofDay : reallyServed(facts, ofDay, signed);
  });
}

/** Places of past days where somebody served other than was planned. */
export function servedOtherwise(
  room: Read,
  facts: RotaFacts,
  duties: readonly RotaDuty[],
): readonly (DutyPlace & { readonly personId: PersonId })[] {
  const planned = new Map(duties.map((duty) => [placeKey(duty), duty.personId]));
  return servedDuties(room, facts, duties).flatMap((duty) => {
    const { day, postId, seat, personId } = duty;
    return personId === null || planned.get(placeKey(duty)) === personId
      ? []
      : { day, postId, seat, personId };
  });
}

/** Published duties as the ledger of years counts them: past ones by who really served, later ones as planned. */
export function ledgerDuties(
  room: Read,
  facts: RotaFacts,
  duties: readonly RotaDuty[],
): readonly LedgerDuty[] {
  const sorted = duties.map(({ day }) => day).toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = new Map<IsoDay, OfficialDay>(
    officialDays(room.store.sqlite, first, last).map((day) => [day.day, day]),
  );
  const served = new Map(servedDuties(room, facts, duties).map((duty) => [placeKey(duty), duty.personId]));
  return [...Map.groupBy(duties, ({ day }) => day)].flatMap(([day, ofDay]) => {
    const official = days.get(day);
    if (official === undefined) return [];
    return ofDay.flatMap((duty) => {
      const post = facts.setup.posts.find(({ id }) => id === duty.postId);
      if (post === undefined) return [];
      return {
        place: { day, postId: duty.postId, seat: duty.seat },
        counts: countsOfDuty(official, dutyHours(post, day, facts.station), facts),
        planned: duty.personId,
        served: served.get(placeKey(duty)) ?? null,
      };
    });
  });
}
