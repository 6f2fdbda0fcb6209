import type { PersonId } from '../people/person.ts';
import type { PlanFinding } from './finding.ts';
import type { PlanFrame } from './frame.ts';
import type { PlanCell } from './plan.ts';

/** What is to be said of a plan: who is on duty or standby while away. */
export function judgePlan(
  frame: PlanFrame,
  cells: readonly PlanCell[],
  _hasPhone: (person: PersonId) => boolean,
): readonly PlanFinding[] {
  const gone = new Map(frame.away.map((one) => [`${one.day} ${one.personId}`, one.because]));
  return cells.flatMap(({ day, personId, poolKey, tierKey }) => {
    const because = gone.get(`${day} ${personId}`);
    const begun = frame.days.find((one) => one.day === day)?.hasBegun;
    return because === undefined || begun === true
      ? []
      : { kind: 'away' as const, isBlocking: true, day, personId, poolKey, tierKey, values: { because } };
  });
}
