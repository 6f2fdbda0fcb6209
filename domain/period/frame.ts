import { z } from 'zod';
import { personId } from '../people/person.ts';
import { instant, isoDay } from '../time/instant.ts';
import { periodPart } from './period.ts';

/** One day of a period as its plan sees it. */
export const frameDay = z.strictObject({
  day: isoDay,
  /** Which part of the period holds; null where another period holds the day, or no part does. */
  part: z.int().nullable(),
  /** Days with the same number are one block, in which people stay in their tier. */
  block: z.int(),
  /** True where duty has begun on it; nobody changes it any more. */
  hasBegun: z.boolean(),
  isHoliday: z.boolean(),
  /** True for the first and the last day of the period, which nobody likes. */
  isEdge: z.boolean(),
});

/** One day of a period as its plan sees it. */
export type FrameDay = z.output<typeof frameDay>;

/** Everything a plan of a period is made and judged from. */
export const planFrame = z.strictObject({
  days: z.array(frameDay),
  parts: z.array(periodPart),
  /** Days on which people cannot be in any tier: absences in force, before joining, after leaving. */
  away: z.array(
    z.strictObject({
      personId,
      day: isoDay,
      /** The number of the absence, or `not-joined`, `left`, `exempt`. */
      because: z.string(),
    }),
  ),
  /** Days on duty, on standby, and on first and last days in the important periods of the years before. */
  before: z.array(z.strictObject({ personId, duty: z.int(), standby: z.int(), edge: z.int() })),
  now: instant,
});

/** Everything a plan of a period is made and judged from. */
export type PlanFrame = z.output<typeof planFrame>;
