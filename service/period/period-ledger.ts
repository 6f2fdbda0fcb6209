import type { PersonId } from '#domain/people/person';
import type { LedgerDuty } from '#domain/rota/balances';
import { countsOfDuty } from '#domain/rota/duty-counts';
import { minuteOf } from '#domain/rota/duty-hours';
import { isPeriodPost } from '#domain/period/duty-post';
import type { IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import type { RotaFacts } from '../rota/rota-facts.ts';
import { officialDays } from '../store/calendar.ts';
import { cellsOn, dutiesOn, type HeldBy } from './held-days.ts';

/**
 * Days on duty by the tables of periods as the ledger of years counts them: shared among everybody of the pool who was there. Who
 * is on duty there is not always at the desk, so whoever was planned counts as having served once the day has begun.
 */
export function periodLedger(
  room: Read,
  facts: RotaFacts,
  held: ReadonlyMap<IsoDay, HeldBy>,
  toCome: 'served' | 'expected',
): readonly LedgerDuty[] {
  const days = [...held.keys()].toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const official = new Map(officialDays(room.store.sqlite, first, last).map((one) => [one.day, one]));
  return [...held].flatMap(([day, by]) => {
    const known = official.get(day);
    if (known === undefined) return [];
    const cells = cellsOn(by.plan, day);
    const poolOf = new Map(cells.map(({ cell }) => [cell.personId, cell.poolKey]));
    const owersOf = (person: PersonId): readonly PersonId[] =>
      cells.filter(({ cell }) => cell.poolKey === poolOf.get(person)).map(({ cell }) => cell.personId);
    return dutiesOn(by, day).flatMap((duty): LedgerDuty | readonly LedgerDuty[] => {
      const { postId, seat, personId } = duty;
      if (personId === null || duty.duty === 'standby' || !isPeriodPost(postId)) return [];
      const span = { from: minuteOf(duty.from), until: minuteOf(duty.until) };
      return {
        place: { day, postId, seat },
        counts: countsOfDuty(known, span, facts),
        planned: personId,
        served: duty.from <= room.now || toCome === 'expected' ? personId : null,
        owers: owersOf(personId),
      };
    });
  });
}
