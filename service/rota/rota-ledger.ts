import type { LedgerDuty } from '#domain/rota/balances';
import { placeKey, type RotaDuty } from '#domain/rota/duty';
import type { DutyPlace } from '#domain/rota/duty';
import { ledgerDutiesOf } from '#domain/rota/ledger-duties';
import type { PersonId } from '#domain/people/person';
import type { IsoDay } from '#domain/time/instant';
import { heldDays } from '../period/held-days.ts';
import { periodLedger } from '../period/period-ledger.ts';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { shiftsBetween } from '../store/shifts.ts';
import type { RotaFacts } from './rota-facts.ts';

/** Published duties of months as the ledger of years counts them: by who really served, and those to come as nobody's or as planned. */
function monthLedger(
  room: Read,
  facts: RotaFacts,
  published: readonly RotaDuty[],
  toCome: 'served' | 'expected',
): readonly LedgerDuty[] {
  const days = published.map(({ day }) => day).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { sqlite } = room.store;
  return ledgerDutiesOf({
    plan: { ...facts, days: officialDays(sqlite, first, last) },
    published,
    shifts: shiftsBetween(sqlite, first, last < facts.today ? last : facts.today),
    now: facts.now,
    toCome,
  });
}

/** The first day that the ledger of years counts. */
const firstDay = '1900-01-01' as IsoDay;

/**
 * Published duties up to a day as the ledger of years counts them: of months by who really served, and on days that go by the
 * table of an important period of that table.
 */
export function ledgerDuties(
  room: Read,
  facts: RotaFacts,
  { published, untilDay }: { readonly published: readonly RotaDuty[]; readonly untilDay: IsoDay },
  toCome: 'served' | 'expected',
): readonly LedgerDuty[] {
  const held = heldDays(room.store.sqlite, firstDay, untilDay);
  const ofMonths = published.filter(({ day }) => day <= untilDay && !held.has(day));
  return [...monthLedger(room, facts, ofMonths, toCome), ...periodLedger(room, facts, held, toCome)].toSorted(
    (one, other) => one.place.day.localeCompare(other.place.day),
  );
}

/** Places of past days where somebody served other than was planned. */
export function servedOtherwise(
  room: Read,
  facts: RotaFacts,
  published: readonly RotaDuty[],
): readonly (DutyPlace & { readonly personId: PersonId })[] {
  const past = published.filter(({ day }) => day < facts.today);
  const planned = new Map(past.map((duty) => [placeKey(duty), duty.personId]));
  return monthLedger(room, facts, past, 'served').flatMap(({ place, served }) =>
    served === null || planned.get(placeKey(place)) === served ? [] : { ...place, personId: served },
  );
}
