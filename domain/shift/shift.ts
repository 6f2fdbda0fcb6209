import { z } from 'zod';
import { accountId } from '../people/account.ts';
import { personId } from '../people/person.ts';
import { instant, isoDay } from '../time/instant.ts';

/** What a member of a shift is there for: 主班 chief, 副班 deputy, 带班领导 duty leader. */
export const shiftDuty = z.enum(['chief', 'deputy', 'dutyLeader']);

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
  members: z.array(shiftMember),
});

/** A shift as it was signed. */
export type Shift = z.output<typeof shift>;

/** What a signature says its signer did. */
export const signatureMeaning = z.enum(['handed-over', 'took-over', 'joined', 'left']);

/** A name under a record: who, as what, when. */
export const signature = z.strictObject({
  personId,
  accountId,
  name: z.string(),
  meaning: signatureMeaning,
  signedAt: instant,
});

/** A name under a record. */
export type Signature = z.output<typeof signature>;
