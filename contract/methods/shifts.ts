import { z } from 'zod';
import { category } from '#domain/log/categories';
import { entry, entryId } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { shift, shiftDuty, signature } from '#domain/shift/shift';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { signer } from './people.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const nothing = z.strictObject({});

/** The newest record of the chain; printed on paper it is the outside witness. */
export const chainHead = z.strictObject({ seq: z.int(), hash: z.string() });

/** The newest record of the chain. */
export type ChainHead = z.output<typeof chainHead>;

/** A planned shift as a value on the wire. */
export const plannedShift = z.strictObject({
  day: isoDay,
  index: z.int(),
  name: z.string(),
  from: instant,
  until: instant,
});

/** How a relief stood to the plan. */
export const relief = z.strictObject({ kind: z.enum(['early', 'on-time', 'late']), minutes: z.int() });

/** What one shift hands to the next, as it was or would be signed. */
export const handoverSheet = z.strictObject({
  shift,
  nextShift: plannedShift,
  dueAt: instant,
  relief: relief.nullable(),
  counts: z.array(z.strictObject({ category, count: z.int() })),
  entryCount: z.int(),
  important: z.array(entry),
  openMatters: z.array(entry),
  acknowledged: z.array(entryId),
  note: z.string(),
  latenessReason: z.string(),
  signatures: z.array(signature),
  signedAt: instant.nullable(),
  head: chainHead,
});

/** What one shift hands to the next. */
export type HandoverSheet = z.output<typeof handoverSheet>;

/** Shifts: who has the desk, and how it changes hands. */
export const shiftMethods = {
  'desk.now': query({
    topics: ['shifts', 'station', 'log', 'reminders'],
    allow: readers,
    input: nothing,
    output: z.strictObject({
      now: instant,
      day: isoDay,
      planned: plannedShift,
      /** The shift that somebody who took the desk now would take. */
      toTake: plannedShift,
      shift: shift.nullable(),
      isMember: z.boolean(),
      openMatterCount: z.int(),
      lastRecordedAt: instant.nullable(),
      head: chainHead,
    }),
  }),
  'shifts.between': query({
    topics: ['shifts'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(shift),
  }),
  'shift.takeOver': command({
    topics: ['shifts', 'log'],
    allow: desk,
    /** For a desk that nobody has: the first shift ever, or after one that ended unrelieved. */
    input: z.strictObject({
      password,
      duty: shiftDuty,
      others: z.array(signer).max(8),
      leaderName: z.string().max(60),
      note: z.string().max(2000),
      day: isoDay,
      index: z.int(),
    }),
    output: shift,
  }),
  'shift.handOver': command({
    topics: ['shifts', 'log', 'session'],
    allow: desk,
    input: z.strictObject({
      shiftNo: z.int(),
      outgoing: z.strictObject({ account: z.string().min(1).max(64), password }),
      incoming: z.array(signer).min(1).max(8),
      leaderName: z.string().max(60),
      /** Every open matter, each named by hand; one that is missing stops the handover. */
      acknowledged: z.array(entryId).max(5000),
      note: z.string().max(5000),
      latenessReason: z.string().max(500),
      day: isoDay,
      index: z.int(),
    }),
    output: handoverSheet,
  }),
  'shift.join': command({
    topics: ['shifts'],
    allow: desk,
    input: z.strictObject({ shiftNo: z.int(), signer }),
    output: shift,
  }),
  'shift.leave': command({
    topics: ['shifts'],
    allow: desk,
    input: z.strictObject({
      shiftNo: z.int(),
      account: z.string().min(1).max(64),
      password,
      reason: z.string().trim().min(1).max(500),
    }),
    output: shift,
  }),
  'shift.reliefMissing': command({
    topics: ['shifts', 'log'],
    allow: desk,
    /** The relief did not come and the shift stays: says in `content` what was done; becomes an entry of the log. */
    input: z.strictObject({
      shiftNo: z.int(),
      reportedTo: z.string().trim().min(1).max(200),
      content: z.string().trim().min(1).max(2000),
    }),
    output: entry,
  }),
  'shift.endUnrelieved': command({
    topics: ['shifts', 'log'],
    allow: desk,
    /** Leaves the desk empty after the central office was told. */
    input: z.strictObject({
      shiftNo: z.int(),
      account: z.string().min(1).max(64),
      password,
      reportedTo: z.string().trim().min(1).max(200),
      reason: z.string().trim().min(1).max(500),
    }),
    output: shift,
  }),
  'handover.sheet': query({
    topics: ['shifts', 'log', 'station'],
    allow: readers,
    input: z.strictObject({ shiftNo: z.int() }),
    output: handoverSheet,
  }),
};
