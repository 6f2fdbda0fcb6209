import { z } from 'zod';
import { entry, entryChange, entryId, isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { personId } from '#domain/people/person';
import { handedOver, incidentLead, sheetFacts } from '#domain/shift/sheet';
import { deskDuty, shift, signature } from '#domain/shift/shift';
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

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
/** Why somebody else than planned takes the desk; may be left out, and is asked for where the rota names others. */
const offPlan = printable(200).optional();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const account = z.string().min(1).max(64);

/** What is typed at a handover before anybody signs: everything but the passwords, kept while it is typed. */
export const handoverWork = z.strictObject({
  handed: handedOver,
  incoming: z.array(z.strictObject({ account: z.string().max(64), duty: deskDuty })).max(8),
  leaderName: printable(60),
  /** Which version of a matter its ticks were set for; a matter that was changed since is gone through again. */
  seen: z.array(z.strictObject({ entryId, version: z.int() })).max(10_000),
});

/** What is typed at a handover before anybody signs. */
export type HandoverWork = z.output<typeof handoverWork>;

/** A correction, a void or a change of state that was made to an entry of a shift after its sheet had been signed. */
export const laterChange = entryChange
  .pick({ seq: true, kind: true, at: true, byName: true, shiftNo: true, reason: true })
  .extend({
    entryId,
    number: z.string(),
    /** What the entry says since a correction; empty after another change. */
    content: z.string(),
  });

/** A change that was made to an entry of a shift after its sheet had been signed. */
export type LaterChange = z.output<typeof laterChange>;

/** What one shift hands to the next, as it was or would be signed. */
export const handoverSheet = z.strictObject({
  shift,
  facts: sheetFacts,
  /** SHA-256 of the facts in their RFC 8785 form; it comes back with the signatures, so that nobody signs what was not seen. */
  digest: hash,
  nextShift: plannedShift,
  dueAt: instant,
  relief: relief.nullable(),
  /** What was typed so far; null after the signatures and where nobody typed anything. */
  work: handoverWork.nullable(),
  /** What both sides said; null before the signatures. */
  handed: handedOver.nullable(),
  leads: z.array(incidentLead),
  /** Where the shift ended without a relief: to whom that was reported, and why. */
  unrelieved: z.strictObject({ reportedTo: z.string(), reason: z.string() }).nullable(),
  signatures: z.array(signature),
  signedAt: instant.nullable(),
  /** The leader's signature (审签), which says that the sheet was read, not that the desk changed hands. */
  review: z.strictObject({ opinion: z.string(), signature }).nullable(),
  laterChanges: z.array(laterChange),
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
      /** Who the rota has in the running shift and is not there, and why; null where everybody is, or nothing is published. */
      offPlan: z
        .strictObject({
          missing: z.array(z.strictObject({ duty: z.string(), personId: z.string(), name: z.string() })),
          reason: z.string(),
        })
        .nullable(),
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
      duty: deskDuty,
      others: z.array(signer).max(8),
      leaderName: z.string().max(60),
      note: z.string().max(2000),
      offPlan,
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
      /** The digest of the facts that both sides have read; refused where they are no longer what the store says. */
      digest: hash,
      outgoing: z.strictObject({ account, password }),
      incoming: z.array(signer).min(1).max(8),
      leaderName: printable(60),
      handed: handedOver,
      offPlan,
      day: isoDay,
      index: z.int(),
    }),
    output: handoverSheet,
  }),
  'handover.keep': command({
    topics: [],
    allow: desk,
    /** Keeps what is typed at the handover of the running shift; the newest wins. */
    input: z.strictObject({ shiftNo: z.int(), work: handoverWork }),
    output: z.strictObject({ keptAt: instant }),
  }),
  'handover.review': command({
    topics: ['shifts', 'log'],
    allow: desk,
    /** A leader who did not sign the sheet before signs that it was read (审签); once a sheet. */
    input: z.strictObject({
      shiftNo: z.int(),
      /** What the outgoing signature stands under, as the sheet shows it. */
      over: hash,
      account,
      password,
      opinion: printable(1000),
    }),
    output: handoverSheet,
  }),
  'shift.release': command({
    topics: ['shifts', 'log'],
    allow: desk,
    /** Lets somebody go who led a major incident on from an earlier shift; signed by another member of the running shift. */
    input: z.strictObject({
      shiftNo: z.int(),
      personId,
      account,
      password,
      note: printable(500).refine((text) => text.trim() !== '', 'empty'),
    }),
    output: shift,
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
      account,
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
      account,
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
