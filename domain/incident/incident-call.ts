import { z } from 'zod';
import { entryId, isPrintable } from '../log/entry.ts';
import { instant } from '../time/instant.ts';
import { incidentId } from './incident.ts';
import { stageId } from './stage.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** How an attempt to call ended; only an answered one meets a stage. */
export const callOutcome = z.enum(['answered', 'noAnswer', 'busy', 'wrongNumber', 'cutOff']);

/** What a call was about: the first report, a follow-up, the end, a call inside the unit, a check of who called, something else. */
export const callPurpose = z.enum(['initial', 'followUp', 'final', 'internal', 'verify', 'other']);

/** What is noted of one call, or one attempt (电话报告记录). */
export const callFields = z.strictObject({
  direction: z.enum(['out', 'in']),
  purpose: callPurpose,
  /** The clocks that it meets where it was answered. */
  stageIds: z.array(stageId).max(60),
  /** Who was called or who called. */
  unit: named(100),
  number: printable(60),
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: callOutcome,
  /** Who was at the other end. */
  name: printable(60),
  post: printable(60),
  /** What was read out, as it stood then. */
  script: printable(8000),
  /** What was to be said or asked, ticked off. */
  elements: z.array(z.strictObject({ label: named(80), isSaid: z.boolean() })).max(60),
  /** 复述核对: whether the other end read it back. */
  isReadBack: z.boolean(),
  /** 回拨核实: the number of the unit that was called back, and whether it was them; null where nobody called back. */
  callBack: z.strictObject({ number: printable(60), at: instant, isConfirmed: z.boolean() }).nullable(),
  /** What the other end ordered. */
  orders: printable(4000),
  /** Whom the caller had told before. */
  alreadyInformed: printable(500),
  isRecorded: z.boolean(),
  note: printable(1000),
});

/** What is noted of one call. */
export type CallFields = z.output<typeof callFields>;

/** A call about an incident as the record keeps it. */
export const incidentCall = callFields.extend({
  id: z.string().min(1).max(64),
  incidentId,
  byName: z.string(),
  /** The log entry that it became; null where nobody had the desk. */
  entryId: entryId.nullable(),
});

/** A call about an incident as the record keeps it. */
export type IncidentCall = z.output<typeof incidentCall>;
