import { beforeAll, describe, expect, test } from 'vitest';
import type { PlanFrame } from '#domain/period/frame';
import { cellKey, type PlanCell } from '#domain/period/plan';
import { buildPlanProblem, cellsOf } from '#domain/period/plan-problem';
import { demandsOf } from '#domain/period/demands';
import { judgePlan } from '#domain/period/judge-plan';
import type { PlanProblem, PlanSolution } from '#domain/period/problem';
import { decidePlan } from '#service/period/decide-plan';
import { loadSolver } from '#service/rota/load-solver';
import { type SeededPeriod, seededPeriod, withLateAbsence } from '../helpers/period-cases.ts';
import { amountsOf, countsIn, tryEveryPlan } from '../helpers/period-reckoning.ts';
import { chances } from '../helpers/seeded-rota.ts';

/** How many made periods are tried of each sort; some hundreds with DUTY_PERIOD_PLANS=300, which takes minutes. */
const runs = Number(process.env['DUTY_PERIOD_PLANS'] ?? '24');
const seeds = Array.from({ length: runs }, (_, index) => index + 1);

let decide: (problem: PlanProblem, seconds?: number) => PlanSolution;
beforeAll(async () => {
  const highs = await loadSolver();
  decide = (problem, seconds = 60) => decidePlan(highs, problem, seconds, () => undefined);
});

const shares = [
  undefined,
  [
    ['duty', 'heads', 1],
    ['standby', 'parts', 1],
    ['rest', 'parts', 2],
  ],
  [
    ['duty', 'heads', 2],
    ['standby', 'heads', 1],
    ['rest', 'parts', 1],
  ],
] as const;

/** A made period of a size that the seed decides. */
function madePeriod(seed: number, small: boolean): SeededPeriod {
  const chance = chances(seed + (small ? 0 : 5000));
  const among = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));
  const people = small ? among(2, 4) : seed % 12 === 0 ? among(60, 120) : among(3, 24);
  const days = small ? among(1, 4) : seed % 12 === 6 ? among(20, 40) : among(1, 12);
  const asked = shares[seed % 3];
  return {
    seed,
    people,
    days,
    blockDays: seed % 4 === 3 ? 2 : 1,
    ...(asked === undefined ? {} : { shares: asked }),
    away: seed % 2 === 0 ? 0.4 : 0,
    pinned: seed % 5 === 0 ? 0.15 : 0,
    begun: seed % 7 === 0 ? Math.floor(days / 2) : 0,
    leads: seed % 6 === 1 ? Math.ceil(people / 3) : 0,
  };
}

const inTier = (cells: readonly PlanCell[]): ReadonlyMap<string, PlanCell> =>
  new Map(cells.map((cell) => [cellKey(cell), cell]));

/** Checks what every plan has to keep, however it was made. */
function expectKept(
  seed: number,
  frame: PlanFrame,
  standing: readonly PlanCell[],
  cells: readonly PlanCell[],
) {
  const at = inTier(cells);
  expect([seed, at.size]).toEqual([seed, cells.length]);
  const begun = new Set(frame.days.filter(({ hasBegun }) => hasBegun).map(({ day }) => day));
  expect(cells.filter(({ day }) => begun.has(day))).toEqual(standing.filter(({ day }) => begun.has(day)));
  const away = new Set(frame.away.map(cellKey));
  for (const cell of standing)
    if (cell.isPinned && !begun.has(cell.day) && !away.has(cellKey(cell)))
      expect([seed, at.get(cellKey(cell))?.tierKey, at.get(cellKey(cell))?.isPinned]).toEqual([
        seed,
        cell.tierKey,
        true,
      ]);
  const blocking = judgePlan(frame, cells, () => true).filter(({ isBlocking }) => isBlocking);
  expect([seed, blocking]).toEqual([seed, []]);
}

/** Shortages as counted from the cells against what is wanted. */
function shortagesOf(frame: PlanFrame, cells: readonly PlanCell[]) {
  const begun = new Set(frame.days.filter(({ hasBegun }) => hasBegun).map(({ day }) => day));
  return demandsOf(frame).flatMap((demand) => {
    const got = cells.filter(
      ({ day, poolKey, tierKey }) =>
        day === demand.day && poolKey === demand.poolKey && tierKey === demand.tierKey,
    ).length;
    return got === demand.wanted || begun.has(demand.day) ? [] : [{ ...demand, got }];
  });
}

describe(`${runs} made periods`, () => {
  test('give everybody who is there one tier a day, keep pins and what has begun, and say every shortage', {
    timeout: 3_600_000,
  }, () => {
    for (const seed of seeds) {
      const like = madePeriod(seed, false);
      const { frame, standing } = seededPeriod(like);
      const problem = buildPlanProblem(frame, standing, 'fresh');
      const solution = decide(problem, 5);
      const cells = cellsOf(frame, problem, solution, standing);
      expectKept(seed, frame, standing, cells);
      const said = solution.shortages.map(({ day, ...rest }) => ({ ...rest, day: frame.days[day]?.day }));
      const order = (one: { day: string | undefined; tierKey: string }): string =>
        `${one.day} ${one.tierKey}`;
      expect(said.toSorted((a, b) => order(a).localeCompare(order(b)))).toEqual(
        shortagesOf(frame, cells).toSorted((a, b) => order(a).localeCompare(order(b))),
      );
      const unplaced = judgePlan(frame, cells, () => true).filter(({ kind }) => kind === 'unplaced');
      expect([seed, unplaced]).toEqual([seed, []]);
      const leaderless = judgePlan(frame, cells, () => true).filter(({ kind }) => kind === 'no-lead');
      if (like.away === 0 && like.blockDays === 1 && like.pinned === 0)
        expect([seed, leaderless]).toEqual([seed, []]);
      const counts = countsIn(problem, solution.tiers);
      for (const { kind, least, most, bound } of solution.evenness) {
        const days = counts.map((mine) => mine[['duty', 'standby', 'rest'].indexOf(kind)] ?? 0);
        expect([seed, least, most]).toEqual([seed, Math.min(...days), Math.max(...days)]);
        expect(bound).toBeLessThanOrEqual(most - least);
        // Nothing stands in the way: everybody is there on every day, and every day is free.
        const isFree =
          like.leads === 0 &&
          like.away === 0 &&
          like.pinned === 0 &&
          like.begun === 0 &&
          like.blockDays === 1;
        if (isFree) expect([seed, kind, most - least <= 1]).toEqual([seed, kind, true]);
        if (isFree) expect(solution.shortages.filter(({ got, wanted }) => got > wanted)).toEqual([]);
        if (like.blockDays === 1 && like.leads === 0 && kind === 'duty')
          expect([seed, most - least]).toEqual([seed, bound]);
      }
    }
  });

  test('that are small are as good as the best of all plans that can be tried, and no bound is above it', {
    timeout: 3_600_000,
  }, () => {
    for (const seed of seeds) {
      const { frame, standing } = seededPeriod(madePeriod(seed, true));
      const problem = buildPlanProblem(frame, standing, 'fresh');
      const solution = decide(problem);
      const tried = tryEveryPlan(problem);
      expect([seed, amountsOf(problem, solution.tiers)]).toEqual([seed, tried.best]);
      expect([seed, solution.isProven]).toEqual([seed, true]);
      for (const { kind, bound } of solution.evenness) {
        const range = tried.ranges[['duty', 'standby', 'rest'].indexOf(kind)];
        expect([seed, kind, bound]).toEqual([seed, kind, range]);
      }
    }
  });

  test('in which a kind of day is decided for everybody alike are said to be even', () => {
    const { frame, standing } = seededPeriod(madePeriod(140, true));
    const solution = decide(buildPlanProblem(frame, standing, 'fresh'));
    expect(
      solution.evenness.map(({ kind, least, most, bound }) => [kind, most - least, bound]),
    ).toContainEqual(['duty', 0, 0]);
    expect(solution.evenness.every(({ bound }) => Number.isInteger(bound))).toBe(true);
  });

  test('of which somebody falls out are planned again with as few changes as any plan needs', {
    timeout: 3_600_000,
  }, () => {
    for (const seed of seeds) {
      const small = seed % 2 === 0;
      const { frame, standing } = seededPeriod(madePeriod(seed, small));
      const first = buildPlanProblem(frame, standing, 'fresh');
      const cells = cellsOf(frame, first, decide(first, 5), standing);
      const open = frame.days.filter(({ hasBegun }) => !hasBegun);
      const person = first.people[seed % first.people.length]?.id;
      if (person === undefined) throw new Error('no people');
      const late = withLateAbsence(
        frame,
        person,
        open.slice(0, 1 + (seed % 3)).map(({ day }) => day),
      );
      const problem = buildPlanProblem(late, cells, 'fewest-changes');
      const solution = decide(problem, 5);
      const again = cellsOf(late, problem, solution, cells);
      expectKept(seed, late, cells, again);
      expect([seed, solution.changes?.made]).toEqual([seed, solution.changes?.fewest]);
      expect([seed, amountsOf(problem, solution.tiers)[2]]).toEqual([seed, solution.changes?.made]);
      if (small)
        expect([seed, amountsOf(problem, solution.tiers)]).toEqual([seed, tryEveryPlan(problem).best]);
    }
  });

  test('give the same plan each time they are made', () => {
    for (const seed of seeds.slice(0, 5)) {
      const { frame, standing } = seededPeriod(madePeriod(seed, false));
      const problem = buildPlanProblem(frame, standing, 'fresh');
      expect(decide(problem)).toEqual(decide(problem));
    }
  });
});
