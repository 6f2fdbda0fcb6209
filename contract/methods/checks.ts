import { z } from 'zod';
import { checkFields, checkId, checkResult, spotCheck } from '#domain/check/spot-check';
import { isPrintable } from '#domain/log/entry';
import { setupKey } from '#domain/incident/taxonomy';
import { isoDay } from '#domain/time/instant';
import { isoMonth } from '#domain/rota/duty';
import { command, query } from '../kinds.ts';
import { job } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
/** A check with the number that a change to it has to name. */
const versioned = spotCheck.extend({ version: z.int() });
const meant = { id: checkId, version: z.int().min(1) };
const counts = z.strictObject({
  checks: z.int(),
  normal: z.int(),
  late: z.int(),
  faulty: z.int(),
  rectified: z.int(),
});

/** Spot checks (查岗) of other duty rooms. */
export const checkMethods = {
  /** Checks that were picked in a span of at most 800 days, the newest first. */
  'check.all': query({
    topics: ['check'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(versioned),
  }),
  /** Draws rooms by lot; the draw is recorded before anybody is called. */
  'check.draw': command({
    topics: ['check', 'log'],
    allow: desk,
    input: z.strictObject({ count: z.int().min(1).max(100), groups: z.array(printable(60)).max(100) }),
    output: z.array(versioned),
  }),
  /** Takes rooms that somebody named. */
  'check.choose': command({
    topics: ['check', 'log'],
    allow: desk,
    input: z.strictObject({ roomIds: z.array(setupKey).min(1).max(100) }),
    output: z.array(versioned),
  }),
  /** Writes down what a check found, or puts it right with a reason; it becomes a log entry by itself. */
  'check.make': command({
    topics: ['check', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, made: checkFields, reason: printable(500) }),
    output: versioned,
  }),
  'check.rectify': command({
    topics: ['check', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, text: named(1000) }),
    output: versioned,
  }),
  'check.drop': command({
    topics: ['check', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, reason: named(300) }),
    output: versioned,
  }),
  /** What the checks of a month came to, with the text of a notice (通报). */
  'check.month': query({
    topics: ['check'],
    allow: readers,
    input: z.strictObject({ month: isoMonth }),
    output: z.strictObject({
      month: isoMonth,
      all: counts,
      groups: z.array(counts.extend({ group: z.string() })),
      results: z.array(z.strictObject({ result: checkResult, count: z.int() })),
      faults: z.array(
        z.strictObject({
          number: z.string(),
          roomName: z.string(),
          day: isoDay,
          result: checkResult,
          problem: z.string(),
          rectified: z.string(),
        }),
      ),
      meanSeconds: z.int().nullable(),
      notice: z.string(),
    }),
  }),
  'check.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      month: isoMonth,
      formats: z
        .array(z.enum(['docx', 'pdf', 'xlsx']))
        .min(1)
        .max(3),
      folder: z.string().min(1).max(4096),
    }),
    output: job,
  }),
};
