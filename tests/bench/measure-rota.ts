import type { RotaProblem } from '#domain/rota/problem';
import type { RotaSolution } from '#domain/rota/solution';
import type { IsoDay } from '#domain/time/instant';
import { solveRota } from '#service/rota/solve-rota';
import { type SeededRota, seededRota } from '../helpers/seeded-rota.ts';
import { type Figure, median, spread } from './figures.ts';

const leaders: Omit<SeededRota, 'seed'> = {
  people: 12,
  fromDay: '2026-12-01' as IsoDay,
  days: 31,
  away: 0.2,
  posts: 1,
  isShared: false,
  hasBlocks: false,
  pinned: 0.05,
  restHours: 24,
  allowsRunning: false,
  apart: 1,
};
const year: Omit<SeededRota, 'seed'> = { ...leaders, people: 40, fromDay: '2026-01-01' as IsoDay, days: 365 };

/** The least that the solver can be asked: one person, one day, in a thread of its own as always. */
const least = seededRota({ ...leaders, seed: 1, people: 1, days: 1, away: 0, pinned: 0, apart: 0 });

async function seconds(problem: RotaProblem, heard: number[]): Promise<readonly [number, RotaSolution]> {
  const from = performance.now();
  const solution = await solveRota(problem, {
    timeLimitSeconds: 20,
    progress: (done) => void heard.push(done),
  });
  return [(performance.now() - from) / 1000, solution];
}

type Measured = { readonly name: string; readonly most: number; readonly problems: readonly RotaProblem[] };

async function measure({ name, most, problems }: Measured): Promise<Figure> {
  const floor: number[] = [];
  const took: number[] = [];
  let proven = 0;
  let widest = 0;
  let heard = 0;
  for (const problem of problems) {
    floor.push((await seconds(least, []))[0]);
    const steps: number[] = [];
    const [one, solution] = await seconds(problem, steps);
    if (solution.kind !== 'solved') throw new Error(`${name}: ${solution.kind}`);
    took.push(one);
    if (solution.isOptimal) proven += 1;
    widest = Math.max(widest, solution.gap / Math.max(1, solution.score));
    heard = steps.length;
  }
  return {
    group: 'rota',
    name,
    value: median(took),
    unit: 's',
    detail: `${spread(took)}; ${proven} of ${took.length} proven, widest gap ${(widest * 100).toFixed(2)} %, progress told ${heard} times`,
    floor: { name: 'one person, one day', value: median(floor) },
    goal: { kind: 'value', most },
  };
}

/** Generating a month for the leaders, and a year for forty people at one post and at three. */
export async function measureRota(): Promise<readonly Figure[]> {
  const made = (like: Omit<SeededRota, 'seed'>, seeds: readonly number[]): readonly RotaProblem[] =>
    seeds.map((seed) => seededRota({ ...like, seed }));
  return [
    await measure({
      name: '12 leaders × 31 days',
      most: 1,
      problems: made(leaders, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    }),
    await measure({ name: '40 people × a year, one post', most: 20, problems: made(year, [1, 2, 3]) }),
    await measure({
      name: '40 people × a year, three posts with groups of their own',
      most: 20,
      problems: made({ ...year, posts: 3 }, [1, 2, 3]),
    }),
    await measure({
      name: '40 people × a year, two posts that all share',
      most: 20,
      problems: made({ ...year, posts: 2, isShared: true }, [1]),
    }),
  ];
}
