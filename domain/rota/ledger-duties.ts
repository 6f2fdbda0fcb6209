import type { Shift } from '../shift/shift.ts';
import type { Instant } from '../time/instant.ts';
import type { LedgerDuty } from './balances.ts';
import { hasBegun } from './decisions.ts';
import { placeKey, type RotaDuty } from './duty.ts';
import { countsOfDuty } from './duty-counts.ts';
import { dutyDaysIn } from './duty-hours.ts';
import type { DutyPlan } from './duty-plan.ts';
import { reallyServed } from './really-served.ts';
import { turnBlocks } from './turns.ts';

/**
 * Published duties as the ledger counts them, those of days that the plan does not know left out. Who served those that
 * have begun is read from the shifts. Of those to come nobody has `served` yet; where they are `expected`, as before a month
 * that is made while the one before it still runs, who is planned counts as having served.
 */
export function ledgerDutiesOf({
  plan,
  published,
  shifts,
  now,
  toCome,
}: {
  readonly plan: DutyPlan;
  readonly published: readonly RotaDuty[];
  readonly shifts: readonly Shift[];
  readonly now: Instant;
  readonly toCome: 'served' | 'expected';
}): readonly LedgerDuty[] {
  const seats = new Map(
    turnBlocks(plan)
      .flat()
      .map((seat) => [placeKey(seat.place), seat]),
  );
  const officialDays = new Map(plan.days.map((official) => [official.day, official]));
  const shiftsOf = Map.groupBy(shifts, ({ day }) => day);
  return [...Map.groupBy(published, ({ day }) => day)].flatMap(([day, duties]) => {
    const official = officialDays.get(day);
    if (official === undefined) return [];
    const served = reallyServed(plan, duties, shiftsOf.get(day) ?? []);
    return duties.map(({ postId, seat, personId }, index): LedgerDuty => {
      const place = { day, postId, seat };
      const laid = seats.get(placeKey(place));
      const span = laid?.span ?? dutyDaysIn(day, day, plan.station);
      const ahead = toCome === 'expected' ? personId : null;
      return {
        place,
        counts: laid?.counts ?? countsOfDuty(official, span, plan),
        planned: personId,
        served: hasBegun(span, { now }) ? (served[index]?.personId ?? null) : ahead,
      };
    });
  });
}
