import type { OfficialDay } from '#domain/calendar/official-day';
import type { LedgerDuty } from '#domain/rota/balances';
import type { RotaDuty } from '#domain/rota/duty';
import { countsOfDuty } from '#domain/rota/duty-counts';
import { dutyHours } from '#domain/rota/duty-hours';
import type { IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import type { RotaFacts } from './rota-facts.ts';

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
        served: duty.personId,
      };
    });
  });
}
