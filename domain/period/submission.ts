import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { instant, isoDay } from '../time/instant.ts';
import { periodId } from './period.ts';
import { periodKey } from './scheme.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** Names a submission for ever. */
export const submissionId = z.string().min(1).max(64).brand<'SubmissionId'>();

/** What was sent: the table (值班安排表), or the report of a day. */
export const submittedThing = z.enum(['roster', 'daily']);

/** How it was sent: 政务网, 传真, 机要(纸质), 邮件, 电话. */
export const submissionManner = z.enum(['network', 'fax', 'paper', 'mail', 'phone']);

/** What is typed about a submission. */
export const submissionFields = z.strictObject({
  what: submittedThing,
  bodyId: periodKey,
  /** The day reported on; null of a table. */
  day: isoDay.nullable(),
  /** The version of the table that was sent; null of a daily report. */
  planVersion: z.int().min(1).nullable(),
  at: instant,
  manner: submissionManner,
  /** Who took it there, and the receipt (回执). */
  receivedBy: printable(60),
  receipt: printable(120),
  note: printable(300),
});

/** What is typed about a submission. */
export type SubmissionFields = z.output<typeof submissionFields>;

/** A table or report that was sent, after its newest step: 报送, 回执, 撤回. */
export const submission = z.strictObject({
  id: submissionId,
  periodId,
  bodyName: z.string(),
  fields: submissionFields,
  /** When it was due by the rule of then; null where the body asks for none. */
  dueAt: instant.nullable(),
  sentByName: z.string(),
  recordedAt: instant,
  /** Set where the record was a mistake. */
  withdrawn: z.strictObject({ reason: z.string(), byName: z.string(), at: instant }).nullable(),
});

/** A table or report that was sent, after its newest step. */
export type Submission = z.output<typeof submission>;
