import { z } from 'zod';
import { isPrintable } from '#domain/log/entry';
import { personId } from '#domain/people/person';
import { callOut, callOutId } from '#domain/period/call-out';
import { periodId } from '#domain/period/period';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
/** A call-out with the number that a change to it has to name. */
const versioned = callOut.extend({ version: z.int() });

/** Calls to those on standby (备勤集结), and drills of them. */
export const callOutMethods = {
  'callout.all': query({
    topics: ['period'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(versioned),
  }),
  'callout.start': command({
    topics: ['period', 'log'],
    allow: desk,
    /** Calls people; those of a tier are filled in by whoever asks. */
    input: z.strictObject({
      isDrill: z.boolean(),
      periodId: periodId.nullable(),
      tierName: printable(40),
      people: z.array(personId).min(1).max(200),
      reason: named(300),
      place: printable(100),
      minutes: z.int().min(1).max(1440).nullable(),
    }),
    output: versioned,
  }),
  'callout.add': command({
    topics: ['period', 'log'],
    allow: desk,
    input: z.strictObject({
      id: callOutId,
      version: z.int().min(1),
      people: z.array(personId).min(1).max(200),
    }),
    output: versioned,
  }),
  'callout.note': command({
    topics: ['period', 'log'],
    allow: desk,
    /** Who answered, arrived, or cannot come; `undo` takes the newest of these back, with a reason in `note`. */
    input: z.strictObject({
      id: callOutId,
      version: z.int().min(1),
      personIds: z.array(personId).min(1).max(200),
      what: z.enum(['answered', 'arrived', 'cannot', 'undo']),
      /** When it was; null is now. */
      at: instant.nullable(),
      note: printable(200),
    }),
    output: versioned,
  }),
  'callout.end': command({
    topics: ['period', 'log'],
    allow: desk,
    input: z.strictObject({ id: callOutId, version: z.int().min(1), conclusion: named(300) }),
    output: versioned,
  }),
};
