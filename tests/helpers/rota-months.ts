import type { RotaProblem } from '#domain/rota/problem';
import type { IsoDay } from '#domain/time/instant';
import { chances, seededRota } from './seeded-rota.ts';

/** One of many made months, and whether `canBeFilled` can judge it. */
export type MadeMonth = { readonly seed: number; readonly problem: RotaProblem; readonly isJudged: boolean };

/** Makes month number `seed`: 5 to 40 people, up to 40 % of the days away, one to three posts, blocks, pins, both heads. */
export function madeMonth(seed: number): MadeMonth {
  const chance = chances(seed * 7919);
  const pick = (from: number, until: number): number => from + Math.floor(chance() * (until - from + 1));
  const people = pick(5, 40);
  const posts = pick(1, people >= 18 ? 3 : people >= 12 ? 2 : 1);
  const isShared = posts > 1 && chance() < 0.5;
  const apart = isShared ? pick(0, 2) : 0;
  const month = String(pick(1, 12)).padStart(2, '0');
  const problem = seededRota({
    seed,
    people,
    // Every month of the years has 28 days at least.
    fromDay: `${pick(2019, 2026)}-${month}-01` as IsoDay,
    days: pick(28, 31),
    away: chance() * 0.4,
    posts,
    isShared,
    hasBlocks: chance() < 0.4,
    pinned: chance() < 0.5 ? 0 : chance() * 0.15,
    restHours: [0, 11, 24, 40][pick(0, 3)] ?? 0,
    allowsRunning: chance() < 0.3,
    apart,
  });
  return { seed, problem, isJudged: !isShared && apart === 0 };
}
