import { buildPlanProblem } from '#domain/period/plan-problem';
import type { PlanProblem, PlanSolution } from '#domain/period/problem';
import { solvePlan } from '#service/period/solve-plan';
import { type SeededPeriod, seededPeriod } from '../helpers/period-cases.ts';
import { type Figure, median, spread } from './figures.ts';

const problemOf = (like: SeededPeriod): PlanProblem => {
  const { frame, standing } = seededPeriod(like);
  return buildPlanProblem(frame, standing, 'fresh');
};

/** The least that can be asked: one person, one day, in a thread of its own as always. */
const least = problemOf({ seed: 1, people: 1, days: 1 });

async function seconds(problem: PlanProblem): Promise<readonly [number, PlanSolution]> {
  const from = performance.now();
  const solution = await solvePlan(problem);
  return [(performance.now() - from) / 1000, solution];
}

type Measured = { readonly name: string; readonly most: number; readonly like: readonly SeededPeriod[] };

async function measure({ name, most, like }: Measured): Promise<Figure> {
  const floor: number[] = [];
  const took: number[] = [];
  let proven = 0;
  for (const one of like) {
    floor.push((await seconds(least))[0]);
    const [all, solution] = await seconds(problemOf(one));
    took.push(all);
    if (solution.isProven) proven += 1;
  }
  return {
    group: 'rota',
    name,
    value: median(took),
    unit: 's',
    detail: `${spread(took)}; ${proven} of ${took.length} proven`,
    floor: { name: 'one person, one day', value: median(floor) },
    goal: { kind: 'ratio', most },
  };
}

const seeded = (count: number, like: Omit<SeededPeriod, 'seed'>): readonly SeededPeriod[] =>
  Array.from({ length: count }, (_, index) => ({ ...like, seed: index + 1 }));

/** Making the table of a holiday, and of a long period with many people, some of whom are away. */
export async function measurePlan(): Promise<readonly Figure[]> {
  return [
    await measure({
      name: 'table of 20 people × 9 days',
      most: 20,
      like: seeded(7, { people: 20, days: 9, away: 0.15 }),
    }),
    await measure({
      name: 'table of 120 people × 40 days',
      most: 200,
      like: [...seeded(1, { people: 120, days: 40 }), ...seeded(2, { people: 120, days: 40, away: 0.05 })],
    }),
  ];
}
