import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { plannedShiftAt, shiftToTake } from '#domain/shift/pattern';
import { isOnShift } from '#domain/shift/presence';
import { reliefOf } from '#domain/shift/relief';
import { dutyDayOf } from '#domain/time/zone';
import { changeEntry, openMatterIds } from '../store/entries.ts';
import { chainHead, newestRecordAt } from '../store/ledger.ts';
import { openSession } from '../store/sessions.ts';
import { endShift, insertShift, runningShift, shiftByNo, shiftsBetween } from '../store/shifts.ts';
import {
  plannedFor,
  proveDeskSigner,
  proveMember,
  shiftAfter,
  shiftStartOf,
  signatureOf,
  type Signer,
} from './desk-signing.ts';
import { draftSheet, signedSheet } from './handover-sheet.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

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
    isMember: shift !== null && room.session !== null && isOnShift(shift, room.session.personId),
    openMatterCount: openMatterIds(sqlite).length,
    lastRecordedAt: newestRecordAt(sqlite),
    head: chainHead(sqlite),
  };
}

/** Who has the desk, and how it changes hands: what counts is what was signed. */
export const shiftHandlers: Part<
  'desk.now' | 'shifts.between' | 'shift.takeOver' | 'shift.handOver' | 'handover.sheet'
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
    const {
      running,
      account: outgoing,
      author,
    } = proveMember(room, input.shiftNo, input.outgoing.account, input.outgoing.password);
    const incoming = input.incoming.map(
      (signer): Signer => ({
        account: proveDeskSigner(room, signer.account, signer.password),
        duty: signer.duty,
      }),
    );
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
      author,
    );
    for (const id of open) changeEntry(sqlite, id, record);
    endShift(sqlite, running.no, 'handed-over', room.now, record.seq);
    insertShift(sqlite, start, room.now, record.seq);
    const first = incoming[0];
    if (first !== undefined) openSession(sqlite, room.seat, first.account.id, room.now);
    return signedSheet(room, running.no);
  },
  'handover.sheet': (room, input) => {
    const shift = shiftByNo(room.store.sqlite, input.shiftNo);
    if (shift === undefined) throw new DutyError('not-found', 'shift', [String(input.shiftNo)]);
    return shift.endedAt === null ? draftSheet(room, shift) : signedSheet(room, shift.no);
  },
};
