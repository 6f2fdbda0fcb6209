import { z } from 'zod';
import { personId } from '../people/person.ts';
import { isoDay } from '../time/instant.ts';

/**
 * What is to be said of a plan: `away` on duty or standby while absent, `short` and `over` a tier with too few or too many,
 * `unplaced` somebody who is there and in no tier, `running` on duty on two days, `no-lead` and `two-leads` on a day, `bad-lead`
 * one who may not be first, `moved` in another tier within a block, `uneven` days that differ by more than one, `no-people` a
 * pool without people, `no-phone` on duty or standby and not to be reached, `not-in-pool` somebody of no pool there.
 */
export const planFindingKind = z.enum([
  'away',
  'short',
  'over',
  'unplaced',
  'running',
  'no-lead',
  'two-leads',
  'bad-lead',
  'moved',
  'uneven',
  'no-people',
  'no-phone',
  'not-in-pool',
]);

/** One thing that is to be said of a plan, with what a sentence about it needs. */
export const planFinding = z.strictObject({
  kind: planFindingKind,
  /** True where the plan cannot be published with it. */
  isBlocking: z.boolean(),
  day: isoDay.nullable(),
  personId: personId.nullable(),
  poolKey: z.string(),
  tierKey: z.string(),
  /** Numbers and names for the sentence. */
  values: z.record(z.string().max(20), z.string().max(120)),
});

/** One thing that is to be said of a plan. */
export type PlanFinding = z.output<typeof planFinding>;
