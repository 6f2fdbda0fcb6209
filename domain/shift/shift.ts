import { z } from 'zod';
import { accountId } from '../people/account.ts';
import { personId } from '../people/person.ts';
import { instant, isoDay } from '../time/instant.ts';

/**
 * What a member of a shift is there for: 主班 chief, 副班 deputy, 带班领导 duty leader, and 事件主导 incident lead, who handed
 * the desk over in the middle of a major incident and leads it on until released.
 */
export const shiftDuty = z.enum(['chief', 'deputy', 'dutyLeader', 'incidentLead']);

/** What somebody can sign into a shift for; an incident lead only ever comes out of a handover. */
export const deskDuty = shiftDuty.exclude(['incidentLead']);

/** What somebody can sign into a shift for. */
export type DeskDuty = z.output<typeof deskDuty>;

/** What a member of a shift is there for. */
export type ShiftDuty = z.output<typeof shiftDuty>;

/** One person who signed into a shift, and when the person left it. */
export const shiftMember = z.strictObject({
  personId,
  accountId,
  name: z.string(),
  duty: shiftDuty,
  fromAt: instant,
  untilAt: instant.nullable(),
});

/** One person who signed into a shift. */
export type ShiftMember = z.output<typeof shiftMember>;

/** A shift as it was signed: who, from when, until when; `planned…` is what the pattern said. */
export const shift = z.strictObject({
  no: z.int(),
  day: isoDay,
  name: z.string(),
  plannedFromAt: instant,
  plannedUntilAt: instant,
  startedAt: instant,
  endedAt: instant.nullable(),
  end: z.enum(['handed-over', 'unrelieved']).nullable(),
  leaderName: z.string(),
  /** When a leader signed the sheet of the shift (审签); null before. */
  reviewedAt: instant.nullable(),
  members: z.array(shiftMember),
});

/** A shift as it was signed. */
export type Shift = z.output<typeof shift>;

/** What a signature says its signer did. */
export const signatureMeaning = z.enum([
  'handed-over',
  'took-over',
  'joined',
  'left',
  'released',
  'reviewed',
  'published',
  'consented',
  'approved',
  'refused',
  'edited',
  'checked',
  'issued',
]);

/** A name under a record: who, as what, when, and under which bytes. */
export const signature = z.strictObject({
  personId,
  accountId,
  name: z.string(),
  meaning: signatureMeaning,
  signedAt: instant,
  /** SHA-256 of the RFC 8785 form of the record's body as it stands without signatures, in lower-case hex. */
  over: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A name under a record. */
export type Signature = z.output<typeof signature>;
