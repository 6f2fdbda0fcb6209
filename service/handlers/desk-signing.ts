import { DutyError } from '#contract/errors';
import { deskRoles } from '#domain/people/account';
import { plannedShifts, type PlannedShift } from '#domain/shift/pattern';
import { isOnShift, leadsOnly, mansDesk } from '#domain/shift/presence';
import type { Shift, ShiftDuty, Signature } from '#domain/shift/shift';
import type { Station } from '#domain/station';
import { addDays, type IsoDay } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import type { Write } from '../room.ts';
import type { SecretAccount } from '../store/accounts.ts';
import { type Author, canonicalText, sha256 } from '../store/ledger.ts';
import type { ShiftStart } from '../store/record-bodies.ts';
import { nextShiftNo, runningShift, shiftByNo } from '../store/shifts.ts';
import { proveSigner } from './prove-signer.ts';

/** An account whose password was typed, and what its person is there for. */
export type Signer = { readonly account: SecretAccount; readonly duty: ShiftDuty };

/** The account of somebody who may sign at the desk and typed the own password; anything else is refused. */
export function proveDeskSigner(room: Write, name: string, password: string): SecretAccount {
  const account = proveSigner(room, name, password);
  if (account.mustChangePassword)
    throw new DutyError('not-allowed', 'must-change-password', [account.personName]);
  if (!account.roles.some((role) => (deskRoles as readonly string[]).includes(role)))
    throw new DutyError('not-allowed', 'not-a-desk-role', [account.personName]);
  return account;
}

/** A body with names under it, signed now; every signature names the bytes that it stands under. */
export function signed<Body extends object>(
  room: Write,
  body: Body,
  signers: readonly { readonly account: SecretAccount; readonly meaning: Signature['meaning'] }[],
): Body & { readonly signatures: readonly Signature[] } {
  const over = sha256(canonicalText(body));
  return {
    ...body,
    signatures: signers.map(({ account, meaning }) => ({
      personId: account.personId,
      accountId: account.id,
      name: account.personName,
      meaning,
      signedAt: room.now,
      over,
    })),
  };
}

/** The planned shift that the signers mean; it must be one of yesterday's, today's or tomorrow's. */
export function plannedFor(room: Write, station: Station, day: IsoDay, index: number): PlannedShift {
  const today = dutyDayOf(room.now, station);
  const planned = plannedShifts(day, station.pattern, station)[index];
  if (planned === undefined || day < addDays(today, -1) || day > addDays(today, 1))
    throw new DutyError('bad-input', 'planned-shift', [day, String(index)]);
  return planned;
}

/** The shift that signers begin; one person signs once, and somebody has to man the desk. */
export function shiftStartOf(
  room: Write,
  planned: PlannedShift,
  leaderName: string,
  signers: readonly Signer[],
): ShiftStart {
  const people = signers.map((signer) => signer.account.personId);
  if (new Set(people).size !== people.length) throw new DutyError('rule-broken', 'signed-twice');
  if (!signers.some((signer) => mansDesk(signer.duty))) throw new DutyError('rule-broken', 'nobody-at-desk');
  return {
    no: nextShiftNo(room.store.sqlite),
    day: planned.day,
    slot: planned.index,
    name: planned.name,
    plannedFromAt: planned.from,
    plannedUntilAt: planned.until,
    leaderName:
      leaderName !== ''
        ? leaderName
        : (signers.find((signer) => signer.duty === 'dutyLeader')?.account.personName ?? ''),
    members: signers.map(({ account, duty }) => ({
      personId: account.personId,
      accountId: account.id,
      name: account.personName,
      duty,
    })),
  };
}

/** The running shift, where it is the one that the caller means. */
export function shiftNamed(room: Write, no: number): Shift {
  const shift = runningShift(room.store.sqlite);
  if (shift === undefined) throw new DutyError('rule-broken', 'no-shift');
  if (shift.no !== no) throw new DutyError('conflict', 'shift', [String(no)]);
  return shift;
}

/** A shift as it stands after it was changed. */
export function shiftAfter(room: Write, no: number): Shift {
  const shift = shiftByNo(room.store.sqlite, no);
  if (shift === undefined) throw new RangeError(`no shift ${no}`);
  return shift;
}

/** The account of a member of the running shift who typed the own password, and that shift. */
export function proveMember(
  room: Write,
  shiftNo: number,
  name: string,
  password: string,
): { readonly running: Shift; readonly account: SecretAccount; readonly author: Author } {
  const running = shiftNamed(room, shiftNo);
  const account = proveDeskSigner(room, name, password);
  if (!isOnShift(running, account.personId))
    throw new DutyError('rule-broken', 'outgoing-not-on-shift', [account.personName]);
  if (leadsOnly(running, account.personId))
    throw new DutyError('rule-broken', 'lead-not-released', [account.personName]);
  return { running, account, author: { accountId: account.id, name: account.personName } };
}
