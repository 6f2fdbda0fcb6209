import { expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import { brokenRules } from '#domain/rota/hard-rules';
import type { IsoDay } from '#domain/time/instant';
import { solveRota } from '#service/rota/solve-rota';
import { seededRota } from '../helpers/seeded-rota.ts';

const rota = (days: number, people: number) =>
  seededRota({
    seed: 5,
    people,
    fromDay: '2026-12-01' as IsoDay,
    days,
    away: 0.2,
    posts: 1,
    isShared: false,
    hasBlocks: false,
    pinned: 0,
    restHours: 24,
    allowsRunning: false,
    apart: 1,
  });

test('a month is decided beside everything else, which goes on meanwhile', async () => {
  const problem = rota(31, 12);
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  const heard: (readonly [number, number])[] = [];
  const solution = await solveRota(problem, { progress: (done, total) => void heard.push([done, total]) });
  clearInterval(others);
  if (solution.kind !== 'solved') throw new Error(solution.kind);
  expect(brokenRules(problem, solution.choice)).toEqual([]);
  expect(solution.isOptimal).toBe(true);
  expect(heard).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(turns).toBeGreaterThan(10);
});

test('cancelled work ends with `cancelled`, asked for by the flag or by the one who hears of progress', async () => {
  const year = rota(365, 40);
  let isCancelled = false;
  const asked = solveRota(year, {
    isCancelled: () => isCancelled,
    progress: () => {
      isCancelled = true;
    },
  });
  await expect(asked).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  const thrown = solveRota(year, {
    progress: () => {
      throw new DutyError('cancelled', 'rota');
    },
  });
  await expect(thrown).rejects.toMatchObject({ failure: { code: 'cancelled' } });
});

test('with no time at all the rota still keeps the rules and says how far it may be from the best', async () => {
  const problem = rota(21, 8);
  const solution = await solveRota(problem, { timeLimitSeconds: 0 });
  if (solution.kind !== 'solved') throw new Error(solution.kind);
  expect(brokenRules(problem, solution.choice)).toEqual([]);
  expect(solution.isOptimal).toBe(false);
  expect(solution.gap).toBeGreaterThan(0);
  expect(solution.bound).toBe(solution.score - solution.gap);
  const proven = await solveRota(problem);
  expect(proven.kind === 'solved' && proven.isOptimal && proven.score).toBeGreaterThanOrEqual(
    solution.bound ?? 0,
  );
  expect(proven.kind === 'solved' && proven.score).toBeLessThanOrEqual(solution.score);
});
