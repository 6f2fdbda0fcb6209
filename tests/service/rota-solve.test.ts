import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { explainTurn } from '#domain/rota/explain';
import { brokenRules } from '#domain/rota/hard-rules';
import { liftRules, type RotaLift } from '#domain/rota/lift';
import type { RotaProblem } from '#domain/rota/problem';
import { scoreOf } from '#domain/rota/score';
import type { RotaSolution } from '#domain/rota/solution';
import type { IsoDay } from '#domain/time/instant';
import { decideRota } from '#service/rota/decide-rota';
import { loadSolver } from '#service/rota/load-solver';
import { madeMonth } from '../helpers/rota-months.ts';
import { canBeFilled, keepsRules, leastByTrying, unfairness } from '../helpers/rota-reckoning.ts';
import { seededRota } from '../helpers/seeded-rota.ts';

/** Which of the made months are solved; all 500 with DUTY_ROTA_MONTHS=1-500, which takes some ten minutes. */
const [firstMonth = 0, lastMonth = 0] = (process.env['DUTY_ROTA_MONTHS'] ?? '23-36').split('-').map(Number);
const usual = { timeLimitSeconds: 600, gaps: 'refuse' } as const;

let solve: (problem: RotaProblem, gaps?: 'refuse' | 'fewest') => RotaSolution;
beforeAll(async () => {
  const highs = await loadSolver();
  solve = (problem, gaps = 'refuse') => decideRota(highs, problem, { ...usual, gaps }, () => undefined);
});

const small = (seed: number, more: Partial<Parameters<typeof seededRota>[0]> = {}): RotaProblem =>
  seededRota({
    seed,
    people: 4 + (seed % 2),
    fromDay: '2026-04-28' as IsoDay,
    days: 3 + (seed % 5),
    away: 0.25,
    posts: 1,
    isShared: false,
    hasBlocks: seed % 3 === 0,
    pinned: seed % 4 === 0 ? 0.2 : 0,
    restHours: 24,
    allowsRunning: seed % 5 === 0,
    apart: 0,
    ...more,
  });

const gapsOf = (lifts: readonly RotaLift[]): readonly number[] =>
  lifts.flatMap((lift) => (lift.what === 'gap' ? [lift.turn] : []));

/** Turns that are left unfilled taken out, so that what remains must be possible. */
const freed = (problem: RotaProblem, lifts: readonly RotaLift[]): RotaProblem => {
  const lifted = liftRules(problem, lifts);
  return { ...lifted, turns: lifted.turns.filter((_, index) => !gapsOf(lifts).includes(index)) };
};

describe(`made months ${firstMonth} to ${lastMonth}`, () => {
  test('no result breaks a rule or lies above the proven optimum; what has no rota is called so, with what frees it', {
    timeout: 3_600_000,
  }, () => {
    const counted = { solved: 0, infeasible: 0, lifts: 0 };
    for (let seed = firstMonth; seed <= lastMonth; seed += 1) {
      const { problem, isJudged } = madeMonth(seed);
      const solution = solve(problem);
      if (isJudged)
        expect([seed, solution.kind]).toEqual([seed, canBeFilled(problem) ? 'solved' : 'infeasible']);
      if (solution.kind === 'solved') {
        counted.solved += 1;
        const { choice } = solution;
        expect([seed, brokenRules(problem, choice)]).toEqual([seed, []]);
        expect([seed, keepsRules(problem, choice)]).toEqual([seed, true]);
        expect([seed, solution.score]).toEqual([seed, scoreOf(problem, choice)]);
        // Each square is rounded once.
        expect(Math.abs(solution.score - unfairness(problem, choice))).toBeLessThanOrEqual(
          problem.people.length * 3.5,
        );
        expect([seed, solution.bound, solution.isOptimal]).toEqual([seed, solution.score, true]);
        const turn = seed % problem.turns.length;
        for (const reason of explainTurn(problem, choice, turn))
          if (reason.state === 'possible' && problem.turns[turn]?.fixed === null)
            expect([seed, Math.min(0, reason.exchange.costs)]).toEqual([seed, 0]);
      } else if (solution.kind === 'infeasible') {
        counted.infeasible += 1;
        expect([seed, solution.unfilled.length > 0, solution.lifts.length > 0]).toEqual([seed, true, true]);
        for (const lifts of solution.lifts) {
          counted.lifts += 1;
          const open = freed(problem, lifts);
          expect([seed, lifts, solve(open).kind]).toEqual([seed, lifts, 'solved']);
          if (isJudged) expect([seed, lifts, canBeFilled(open)]).toEqual([seed, lifts, true]);
        }
      } else {
        throw new Error(`month ${seed}: ${solution.kind}`);
      }
    }
    console.log(`${counted.solved} solved, ${counted.infeasible} infeasible, ${counted.lifts} lifts proven`);
    expect(counted.solved).toBeGreaterThan(counted.infeasible);
    expect(counted.infeasible).toBeGreaterThan(0);
  });
});

describe('small rotas, against trying every choice there is', () => {
  test('the result is the fairest of all, and impossible only where no choice keeps the rules', {
    timeout: 120_000,
  }, () => {
    const counted = { solved: 0, infeasible: 0 };
    for (let seed = 1; seed <= 36; seed += 1) {
      const problem =
        seed % 3 === 1
          ? small(seed, { posts: 2, isShared: true, days: 3, apart: 1, restHours: 12 })
          : small(seed);
      const least = leastByTrying(problem);
      const solution = solve(problem);
      expect([seed, solution.kind]).toEqual([seed, least === undefined ? 'infeasible' : 'solved']);
      if (solution.kind === 'solved') {
        counted.solved += 1;
        expect([seed, unfairness(problem, solution.choice)]).toEqual([seed, least]);
      } else if (solution.kind === 'infeasible') {
        counted.infeasible += 1;
        for (const lifts of solution.lifts)
          expect([seed, lifts, leastByTrying(freed(problem, lifts)) !== undefined]).toEqual([
            seed,
            lifts,
            true,
          ]);
        // No smaller combination does it.
        if ((solution.lifts[0]?.length ?? 0) > 1)
          for (const [index, turn] of problem.turns.entries())
            if (turn.fixed === null)
              expect(leastByTrying(freed(problem, [{ what: 'gap', turn: index }]))).toBeUndefined();
      }
    }
    expect(counted.solved).toBeGreaterThan(12);
    expect(counted.infeasible).toBeGreaterThan(4);
  });

  test('whatever the months look like, the same problem gives the same rota and it keeps every rule', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: 1, max: 1_000_000 }),
          people: fc.integer({ min: 2, max: 12 }),
          days: fc.integer({ min: 1, max: 12 }),
          away: fc.double({ min: 0, max: 0.6, noNaN: true }),
          posts: fc.integer({ min: 1, max: 2 }),
          isShared: fc.boolean(),
          hasBlocks: fc.boolean(),
          pinned: fc.constantFrom(0, 0.3),
          restHours: fc.constantFrom(0, 11, 24, 60),
          allowsRunning: fc.boolean(),
          apart: fc.integer({ min: 0, max: 2 }),
        }),
        (wanted) => {
          const problem = seededRota({ ...wanted, fromDay: '2026-02-10' as IsoDay });
          const first = solve(problem, 'fewest');
          expect(solve(problem, 'fewest')).toEqual(first);
          if (first.kind !== 'solved') throw new Error(first.kind);
          expect(brokenRules(problem, first.choice)).toEqual([]);
          expect(keepsRules(problem, first.choice, first.gaps)).toBe(true);
          expect(first.isOptimal).toBe(true);
          // Gaps only where there is no rota without.
          expect(solve(problem).kind).toBe(first.gaps.length === 0 ? 'solved' : 'infeasible');
        },
      ),
      { numRuns: 20, seed: 4 },
    );
  });
});

describe('why a rota is impossible', () => {
  const alone = (more: Partial<RotaProblem>): RotaProblem => {
    const plain = small(1, { people: 2, days: 2, away: 0, restHours: 0, pinned: 0, posts: 1 });
    return {
      ...plain,
      around: [],
      people: plain.people.map((person) => ({ ...person, exempt: [] })),
      ...more,
    };
  };
  const whats = (solution: RotaSolution): readonly (readonly string[])[] =>
    solution.kind === 'infeasible' ? solution.lifts.map((lifts) => lifts.map(({ what }) => what)) : [];

  test('only one person and two days that follow one another: running, or a gap', () => {
    const plain = alone({ rules: { restMinutes: 0, allowsRunning: false, apart: [] } });
    const one = {
      ...plain,
      turns: plain.turns.map((turn) => ({ ...turn, candidates: turn.candidates.slice(0, 1) })),
    };
    const solution = solve(one);
    expect(whats(solution)).toEqual(expect.arrayContaining([['running'], ['gap'], ['gap']]));
    expect(whats(solution)).toHaveLength(3);
    if (solution.kind !== 'infeasible') throw new Error(solution.kind);
    const [unfilled] = solution.unfilled;
    expect(solution.unfilled).toHaveLength(1);
    expect(unfilled?.candidates[0]?.rules.map(({ rule }) => rule)).toEqual(['running']);
  });

  test('rest hours are told down to what is enough, not thrown away', () => {
    const plain = alone({ rules: { restMinutes: 1000, allowsRunning: true, apart: [] } });
    const one = {
      ...plain,
      turns: plain.turns.map((turn) => ({
        ...turn,
        candidates: turn.candidates.slice(0, 1),
        spans: turn.spans.map(({ from }) => ({ from, until: from + 600 })),
      })),
    };
    const solution = solve(one);
    expect(solution.kind === 'infeasible' ? solution.lifts : []).toContainEqual([
      { what: 'rest', minutes: 840 },
    ]);
  });

  test('where two reasons hold at once, both must go together', () => {
    const plain = alone({ rules: { restMinutes: 0, allowsRunning: true, apart: [] } });
    const both: RotaProblem = {
      ...plain,
      people: plain.people.map((person) => ({
        ...person,
        away: plain.turns.flatMap((turn) => turn.spans.map((span) => ({ ...span, reason: '培训' }))),
      })),
    };
    const solution = solve(both);
    if (solution.kind !== 'infeasible') throw new Error(solution.kind);
    expect(solution.lifts.length).toBeGreaterThan(1);
    for (const lifts of solution.lifts) expect(lifts).toHaveLength(2);
    for (const lifts of solution.lifts) expect(solve(freed(both, lifts)).kind).toBe('solved');
  });

  test('a pin that leaves nobody for the day beside it can be given back', () => {
    const plain = alone({ rules: { restMinutes: 0, allowsRunning: false, apart: [] } });
    const [first, second] = plain.turns;
    const [zhao, qian] = plain.people.map(({ id }): PersonId => id);
    if (first === undefined || second === undefined || zhao === undefined || qian === undefined)
      throw new Error('made');
    const pinned: RotaProblem = {
      ...plain,
      turns: [
        { ...first, fixed: zhao, isPinned: true },
        { ...second, candidates: [zhao] },
      ],
    };
    expect(whats(solve(pinned))).toEqual(expect.arrayContaining([['unpin'], ['running'], ['gap']]));
    // What has begun is no pin.
    const begun = { ...pinned, turns: pinned.turns.map((turn) => ({ ...turn, isPinned: false })) };
    expect(whats(solve(begun))).not.toContainEqual(['unpin']);
  });
});

describe('a rota of several months', () => {
  test('is decided month by month, says so, and keeps the rules over the turn of the year', () => {
    const problem = seededRota({
      seed: 8,
      people: 9,
      fromDay: '2026-11-01' as IsoDay,
      days: 92,
      away: 0.2,
      posts: 1,
      isShared: false,
      hasBlocks: true,
      pinned: 0.05,
      restHours: 24,
      allowsRunning: false,
      apart: 0,
    });
    const solution = solve(problem);
    if (solution.kind !== 'solved') throw new Error(solution.kind);
    expect(solution.steps.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(solution.bound).toBeNull();
    expect(brokenRules(problem, solution.choice)).toEqual([]);
    expect(keepsRules(problem, solution.choice)).toBe(true);
    expect(solution.score).toBe(scoreOf(problem, solution.choice));
  });
});
