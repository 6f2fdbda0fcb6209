import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { blankEntry } from '#domain/log/entry';
import { plannedShiftAt, plannedShifts, shiftToTake, type PlannedShift } from '#domain/shift/pattern';
import { reliefOf } from '#domain/shift/relief';
import type { Shift, ShiftDuty, Signature } from '#domain/shift/shift';
import type { Station } from '#domain/station';
import { addDays, type IsoDay } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import { deskRoles } from '#domain/people/account';
import type { Write } from '../room.ts';
import type { SecretAccount } from '../store/accounts.ts';
import { changeEntry, openMatterIds } from '../store/entries.ts';
import { chainHead, newestRecordAt } from '../store/ledger.ts';
import type { ShiftStart } from '../store/record-bodies.ts';
import { openSession } from '../store/sessions.ts';
import {
  endMember,
  endShift,
  insertMember,
  insertShift,
  nextShiftNo,
  runningShift,
  shiftByNo,
  shiftsBetween,
} from '../store/shifts.ts';
import { draftSheet, signedSheet } from './handover-sheet.ts';
import { recordEntry, shiftOfWriter } from './log-changes.ts';
import { type Part, sessionOf, stationOf } from './part.ts';
import { proveSigner } from './prove-signer.ts';

type Signer = { readonly account: SecretAccount; readonly duty: ShiftDuty };

function proveDeskSigner(room: Write, name: string, password: string): SecretAccount {
  const account = proveSigner(room, name, password);
  if (account.mustChangePassword)
    throw new DutyError('not-allowed', 'must-change-password', [account.personName]);
  if (!account.roles.some((role) => (deskRoles as readonly string[]).includes(role)))
    throw new DutyError('not-allowed', 'not-a-desk-role', [account.personName]);
  return account;
}

const signatureOf = (room: Write, account: SecretAccount, meaning: Signature['meaning']): Signature => ({
  personId: account.personId,
  accountId: account.id,
  name: account.personName,
  meaning,
  signedAt: room.now,
});

/** The planned shift that the signers mean; it must be one of yesterday's, today's or tomorrow's. */
function plannedFor(room: Write, station: Station, day: IsoDay, index: number): PlannedShift {
  const today = dutyDayOf(room.now, station);
  const planned = plannedShifts(day, station.pattern, station)[index];
  if (planned === undefined || day < addDays(today, -1) || day > addDays(today, 1))
    throw new DutyError('bad-input', 'planned-shift', [day, String(index)]);
  return planned;
}

function shiftStartOf(
  room: Write,
  planned: PlannedShift,
  leaderName: string,
  signers: readonly Signer[],
): ShiftStart {
  const people = signers.map((signer) => signer.account.personId);
  if (new Set(people).size !== people.length) throw new DutyError('rule-broken', 'signed-twice');
  if (!signers.some((signer) => signer.duty !== 'dutyLeader'))
    throw new DutyError('rule-broken', 'nobody-at-desk');
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

function shiftNamed(room: Write, no: number): Shift {
  const shift = runningShift(room.store.sqlite);
  if (shift === undefined) throw new DutyError('rule-broken', 'no-shift');
  if (shift.no !== no) throw new DutyError('conflict', 'shift', [String(no)]);
  return shift;
}

const memberOf = (shift: Shift, account: SecretAccount): boolean =>
  shift.members.some((member) => member.personId === account.personId && member.untilAt === null);

function shiftAfter(room: Write, no: number): Shift {
  const shift = shiftByNo(room.store.sqlite, no);
  if (shift === undefined) throw new RangeError(`no shift ${no}`);
  return shift;
}

function deskNow(room: Parameters<Part<'desk.now'>['desk.now']>[0]): Output<'desk.now'> {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const shift = runningShift(sqlite) ?? null;
  return {
    now: room.now,
    day: dutyDayOf(room.now, station),
    planned: plannedShiftAt(room.now, station.pattern, station),
    toTake: shiftToTake(room.now, station.pattern, station),
    shift,
    isMember:
      shift !== null &&
      shift.members.some((member) => member.personId === room.session?.personId && member.untilAt === null),
    openMatterCount: openMatterIds(sqlite).length,
    lastRecordedAt: newestRecordAt(sqlite),
    head: chainHead(sqlite),
  };
}

/** Shifts: who has the desk is what was signed. */
export const shiftHandlers: Part<
  | 'desk.now'
  | 'shifts.between'
  | 'shift.takeOver'
  | 'shift.handOver'
  | 'shift.join'
  | 'shift.leave'
  | 'shift.reliefMissing'
  | 'shift.endUnrelieved'
  | 'handover.sheet'
> = {
  'desk.now': deskNow,
  'shifts.between': (room, input) => [...shiftsBetween(room.store.sqlite, input.fromDay, input.untilDay)],
  'shift.takeOver': (room, input) => {
    const { sqlite } = room.store;
    const station = stationOf(room);
    if (runningShift(sqlite) !== undefined) throw new DutyError('conflict', 'shift-running');
    const signers: Signer[] = [
      { account: proveDeskSigner(room, sessionOf(room).accountName, input.password), duty: input.duty },
    ];
    for (const other of input.others)
      signers.push({ account: proveDeskSigner(room, other.account, other.password), duty: other.duty });
    const start = shiftStartOf(
      room,
      plannedFor(room, station, input.day, input.index),
      input.leaderName,
      signers,
    );
    const record = room.append('take-over', {
      shift: start,
      note: input.note,
      openMatters: openMatterIds(sqlite),
      chainBefore: chainHead(sqlite).hash,
      signatures: signers.map(({ account }) => signatureOf(room, account, 'took-over')),
    });
    insertShift(sqlite, start, room.now, record.seq);
    return shiftAfter(room, start.no);
  },
  'shift.handOver': (room, input) => {
    const { sqlite } = room.store;
    const station = stationOf(room);
    const running = shiftNamed(room, input.shiftNo);
    const outgoing = proveDeskSigner(room, input.outgoing.account, input.outgoing.password);
    const incoming = input.incoming.map(
      (signer): Signer => ({
        account: proveDeskSigner(room, signer.account, signer.password),
        duty: signer.duty,
      }),
    );
    if (!memberOf(running, outgoing))
      throw new DutyError('rule-broken', 'outgoing-not-on-shift', [outgoing.personName]);
    if (incoming.some((signer) => signer.account.personId === outgoing.personId))
      throw new DutyError('rule-broken', 'same-person', [outgoing.personName]);
    const open = openMatterIds(sqlite);
    const acknowledged = new Set<number>(input.acknowledged);
    const missing = open.filter((id) => !acknowledged.has(id));
    if (missing.length > 0) throw new DutyError('rule-broken', 'not-acknowledged', missing.map(String));
    const relief = reliefOf(running.plannedUntilAt, room.now, station.reliefGraceMinutes);
    if (relief.kind === 'late' && input.latenessReason.trim() === '')
      throw new DutyError('rule-broken', 'lateness-reason', [String(relief.minutes)]);
    const start = shiftStartOf(
      room,
      plannedFor(room, station, input.day, input.index),
      input.leaderName,
      incoming,
    );
    const record = room.append(
      'hand-over',
      {
        from: running.no,
        shift: start,
        dueAt: running.plannedUntilAt,
        note: input.note,
        latenessReason: input.latenessReason,
        openMatters: open,
        chainBefore: chainHead(sqlite).hash,
        signatures: [
          signatureOf(room, outgoing, 'handed-over'),
          ...incoming.map(({ account }) => signatureOf(room, account, 'took-over')),
        ],
      },
      { accountId: outgoing.id, name: outgoing.personName },
    );
    for (const id of open) changeEntry(sqlite, id, record);
    endShift(sqlite, running.no, 'handed-over', room.now, record.seq);
    insertShift(sqlite, start, room.now, record.seq);
    const first = incoming[0];
    if (first !== undefined) openSession(sqlite, room.seat, first.account.id, room.now);
    return signedSheet(room, running.no);
  },
  'shift.join': (room, input) => {
    const running = shiftNamed(room, input.shiftNo);
    const account = proveDeskSigner(room, input.signer.account, input.signer.password);
    if (memberOf(running, account))
      throw new DutyError('rule-broken', 'already-on-shift', [account.personName]);
    room.append(
      'join',
      {
        shift: running.no,
        personId: account.personId,
        accountId: account.id,
        name: account.personName,
        duty: input.signer.duty,
        signatures: [signatureOf(room, account, 'joined')],
      },
      { accountId: account.id, name: account.personName },
    );
    insertMember(room.store.sqlite, running.no, {
      personId: account.personId,
      accountId: account.id,
      name: account.personName,
      duty: input.signer.duty,
      fromAt: room.now,
    });
    return shiftAfter(room, running.no);
  },
  'shift.leave': (room, input) => {
    const running = shiftNamed(room, input.shiftNo);
    const account = proveDeskSigner(room, input.account, input.password);
    if (!memberOf(running, account))
      throw new DutyError('rule-broken', 'outgoing-not-on-shift', [account.personName]);
    const rest = running.members.filter(
      (member) =>
        member.untilAt === null && member.personId !== account.personId && member.duty !== 'dutyLeader',
    );
    if (rest.length === 0) throw new DutyError('rule-broken', 'last-at-desk');
    room.append(
      'leave',
      {
        shift: running.no,
        personId: account.personId,
        reason: input.reason,
        signatures: [signatureOf(room, account, 'left')],
      },
      { accountId: account.id, name: account.personName },
    );
    endMember(room.store.sqlite, running.no, account.personId, room.now);
    return shiftAfter(room, running.no);
  },
  'shift.reliefMissing': (room, input) => {
    const running = shiftOfWriter(room);
    if (running.no !== input.shiftNo) throw new DutyError('conflict', 'shift', [String(input.shiftNo)]);
    return recordEntry(room, stationOf(room), running, {
      ...blankEntry('STAFF', 'todo'),
      urgency: 'urgent',
      isImportant: true,
      counterpart: { unit: input.reportedTo, name: '', post: '', phone: '' },
      content: input.content,
    });
  },
  'shift.endUnrelieved': (room, input) => {
    const { sqlite } = room.store;
    const running = shiftNamed(room, input.shiftNo);
    const account = proveDeskSigner(room, input.account, input.password);
    if (!memberOf(running, account))
      throw new DutyError('rule-broken', 'outgoing-not-on-shift', [account.personName]);
    // Whoever is not the last leaves alone; the desk stays with the others.
    if (
      running.members.some(
        (member) =>
          member.untilAt === null && member.duty !== 'dutyLeader' && member.personId !== account.personId,
      )
    )
      throw new DutyError('rule-broken', 'others-at-desk');
    const open = openMatterIds(sqlite);
    const record = room.append(
      'unrelieved',
      {
        shift: running.no,
        reportedTo: input.reportedTo,
        reason: input.reason,
        openMatters: open,
        signatures: [signatureOf(room, account, 'handed-over')],
      },
      { accountId: account.id, name: account.personName },
    );
    for (const id of open) changeEntry(sqlite, id, record);
    endShift(sqlite, running.no, 'unrelieved', room.now, record.seq);
    return shiftAfter(room, running.no);
  },
  'handover.sheet': (room, input) => {
    const shift = shiftByNo(room.store.sqlite, input.shiftNo);
    if (shift === undefined) throw new DutyError('not-found', 'shift', [String(input.shiftNo)]);
    return shift.endedAt === null ? draftSheet(room, shift) : signedSheet(room, shift.no);
  },
};
