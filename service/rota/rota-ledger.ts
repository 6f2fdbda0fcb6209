import type { LedgerDuty } from '#domain/rota/balances';
import { placeKey, type RotaDuty } from '#domain/rota/duty';
import type { DutyPlace } from '#domain/rota/duty';
import { ledgerDutiesOf } from '#domain/rota/ledger-duties';
import type { PersonId } from '#domain/people/person';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { shiftsBetween } from '../store/shifts.ts';
import type { RotaFacts } from './rota-facts.ts';

/** Published duties as the ledger of years counts them: by who really served, and those to come as nobody's or as planned. */
export function ledgerDuties(
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

/** Places of past days where somebody served other than was planned. */
export function servedOtherwise(
  room: Read,
  facts: RotaFacts,
  published: readonly RotaDuty[],
): readonly (DutyPlace & { readonly personId: PersonId })[] {
  const past = published.filter(({ day }) => day < facts.today);
  const planned = new Map(past.map((duty) => [placeKey(duty), duty.personId]));
  return ledgerDuties(room, facts, past, 'served').flatMap(({ place, served }) =>
    served === null || planned.get(placeKey(place)) === served ? [] : { ...place, personId: served },
  );
}
