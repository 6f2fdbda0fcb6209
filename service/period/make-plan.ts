import type { PlanFrame } from '#domain/period/frame';
import type { PlanOutcome } from '#domain/period/outcome';
import { type PlanCell, planChanges } from '#domain/period/plan';
import { buildPlanProblem, cellsOf } from '#domain/period/plan-problem';
import { runningDays } from '#domain/period/running-days';
import type { PlanProblem } from '#domain/period/problem';
import { solvePlan, type SolvePlanOptions } from './solve-plan.ts';

/** The cells that were made, and what is to be kept of how they came about. */
export type MadePlan = {
  readonly cells: readonly PlanCell[];
  readonly outcome: Omit<PlanOutcome, 'madeAt' | 'byName' | 'seconds'>;
};

/** Makes a plan of a frame around what stands: anew around the pins, or with the fewest changes. */
export async function makePlan(
  frame: PlanFrame,
  standing: readonly PlanCell[],
  way: PlanProblem['way'],
  watch: SolvePlanOptions = {},
): Promise<MadePlan> {
  const problem = buildPlanProblem(frame, standing, way);
  const solution = await solvePlan(problem, watch);
  const cells = cellsOf(frame, problem, solution, standing);
  const open = new Set(frame.days.filter(({ hasBegun }) => !hasBegun).map(({ day }) => day));
  return {
    cells,
    outcome: {
      kind: way === 'fresh' ? 'generated' : 'replanned',
      evenness: solution.evenness.map((one) => ({ ...one })),
      shortages: solution.shortages.flatMap(({ day, ...shortage }) => {
        const at = frame.days[day]?.day;
        return at === undefined ? [] : [{ ...shortage, day: at }];
      }),
      running: runningDays(frame, cells).filter(({ day }) => open.has(day)),
      changes: way === 'fresh' ? null : [...planChanges(standing, cells)],
      fewestChanges: solution.changes?.fewest ?? null,
      isProven: solution.isProven,
    },
  };
}
