import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { instant } from '../time/instant.ts';
import { clockStart, stageManner } from './deadline-policy.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** Names a clock of an incident: the policy, the stage and the recipient. */
export const stageId = z.string().min(1).max(240).refine(isPrintable, 'unprintable');

/** One clock of an incident: by when one recipient has to know. It keeps what the policy said when it was laid. */
export const incidentStage = z.strictObject({
  id: stageId,
  /** Where it comes from: a policy, the unit's own list of calls, or somebody's order. */
  origin: z.enum(['policy', 'tree', 'hand']),
  policyId: z.string().max(64),
  policyName: printable(60),
  source: printable(300),
  label: printable(60),
  manner: stageManner,
  /** What the report has to be; a stage of `final` waits for a 终报. */
  report: z.enum(['initial', 'followUp', 'final']),
  recipient: printable(100),
  /** Of a call inside the unit: who it is, where the list names a person. */
  personId: personId.nullable(),
  isHard: z.boolean(),
  /** What the policy counts from; `fixed` where somebody named the moment. */
  clockStart: z.enum([...clockStart.options, 'fixed']),
  startAt: instant,
  /** True where the moment that the policy counts from is not known and 接报 is taken instead. */
  isFallback: z.boolean(),
  minutes: z.int().nullable(),
  /** Null where it is at once, or before the end, and no number is named. */
  dueAt: instant.nullable(),
  warnAt: z.array(instant).max(3),
  /** When the clock was laid; a stage that a higher level added may be laid after it was due. */
  addedAt: instant,
  state: z.enum(['open', 'met', 'lifted']),
  /** What met it; stays for ever. */
  met: z
    .strictObject({ at: instant, by: z.enum(['call', 'report', 'hand']), of: z.string().max(64) })
    .nullable(),
  /** Why it was late, said then or later. */
  lateReason: printable(500),
});

/** One clock of an incident. */
export type IncidentStage = z.output<typeof incidentStage>;

/** The order of urgency: the earliest due first, clocks without a moment last. */
export const byDue = (one: Pick<IncidentStage, 'dueAt'>, other: Pick<IncidentStage, 'dueAt'>): number => {
  if (one.dueAt === other.dueAt) return 0;
  return other.dueAt === null || (one.dueAt !== null && one.dueAt < other.dueAt) ? -1 : 1;
};

/** True where a stage was met after it was due, or is open and due before `now`. */
export const isStageLate = (
  { dueAt, met, state }: Pick<IncidentStage, 'dueAt' | 'met' | 'state'>,
  now: string,
): boolean => dueAt !== null && (met === null ? state === 'open' && now > dueAt : met.at > dueAt);
