import { z } from 'zod';
import { personId } from '../people/person.ts';
import { instant, isoDay } from '../time/instant.ts';
import { planChange } from './plan.ts';
import { periodKey, tierKind } from './scheme.ts';

/** How even a kind of day is among the people of a pool, and what was proven about it. */
export const evenness = z.strictObject({
  poolKey: periodKey,
  kind: tierKind,
  least: z.int(),
  most: z.int(),
  /** No plan with the same shares has a smaller distance between `least` and `most`. */
  bound: z.int(),
});

/** A tier that has fewer or more people on a day than it should. */
export const planShortage = z.strictObject({
  day: isoDay,
  poolKey: periodKey,
  tierKey: periodKey,
  wanted: z.int(),
  got: z.int(),
});

/** What making a plan came to; kept with the draft it made. */
export const planOutcome = z.strictObject({
  kind: z.enum(['generated', 'replanned']),
  madeAt: instant,
  byName: z.string(),
  seconds: z.number(),
  evenness: z.array(evenness).max(18),
  shortages: z.array(planShortage).max(5000),
  /** Who is on duty on two days that follow one another, though it should not be so. */
  running: z.array(z.strictObject({ personId, day: isoDay })).max(5000),
  /** Of a re-plan: what changed, and the fewest changes that any plan needs; null of one made anew. */
  changes: z.array(planChange).max(24_000).nullable(),
  fewestChanges: z.int().nullable(),
  /** False where time ran out before everything was proven. */
  isProven: z.boolean(),
});

/** What making a plan came to. */
export type PlanOutcome = z.output<typeof planOutcome>;
