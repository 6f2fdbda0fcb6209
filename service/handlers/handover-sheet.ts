import { DutyError } from '#contract/errors';
import type { HandoverSheet } from '#contract/methods/shifts';
import { category } from '#domain/log/categories';
import { type Entry, entryId } from '#domain/log/entry';
import { plannedShiftAfter, plannedShiftAt } from '#domain/shift/pattern';
import { reliefOf } from '#domain/shift/relief';
import type { Shift, Signature } from '#domain/shift/shift';
import type { Read } from '../room.ts';
import { entriesOfShift, entryBefore, openMatters } from '../store/entries.ts';
import { chainHead, recordBySeq } from '../store/ledger.ts';
import type { RecordBodies } from '../store/record-bodies.ts';
import { shiftByNo, shiftRecords } from '../store/shifts.ts';
import { stationOf } from './part.ts';

type Shared = Pick<HandoverSheet, 'shift' | 'counts' | 'entryCount' | 'important'>;

function sharedParts(shift: Shift, entries: readonly Entry[]): Shared {
  const standing = entries.filter((entry) => !entry.isVoid);
  const counts = category.options
    .map((of) => ({ category: of, count: standing.filter((entry) => entry.category === of).length }))
    .filter((row) => row.count > 0)
    .toSorted((a, b) => b.count - a.count);
  return {
    shift,
    counts,
    entryCount: standing.length,
    important: standing.filter((entry) => entry.isImportant),
  };
}

/** The sheet of the running shift as it would be signed now. */
export function draftSheet(room: Read, shift: Shift): HandoverSheet {
  const station = stationOf(room);
  const { sqlite } = room.store;
  const covering = plannedShiftAt(shift.plannedFromAt, station.pattern, station);
  return {
    ...sharedParts(shift, entriesOfShift(sqlite, shift.no)),
    nextShift: plannedShiftAfter(covering, station.pattern, station),
    dueAt: shift.plannedUntilAt,
    relief: reliefOf(shift.plannedUntilAt, room.now, station.reliefGraceMinutes),
    openMatters: [...openMatters(sqlite)],
    acknowledged: [],
    note: '',
    latenessReason: '',
    signatures: [],
    signedAt: null,
    head: chainHead(sqlite),
  };
}

type End = {
  readonly openMatters: readonly number[];
  readonly note: string;
  readonly latenessReason: string;
  readonly signatures: readonly Signature[];
  readonly next: RecordBodies['hand-over']['shift'] | null;
};

function endOf(record: { readonly kind: string; readonly body: unknown }): End {
  if (record.kind === 'hand-over') {
    // The kind names the shape of the body.
    const body = record.body as RecordBodies['hand-over'];
    return {
      openMatters: body.openMatters,
      note: body.note,
      latenessReason: body.latenessReason,
      signatures: body.signatures,
      next: body.shift,
    };
  }
  const body = record.body as RecordBodies['unrelieved'];
  return {
    openMatters: body.openMatters,
    note: `${body.reason}(${body.reportedTo})`,
    latenessReason: '',
    signatures: body.signatures,
    next: null,
  };
}

/** The sheet of a shift that has ended, as it was signed. */
export function signedSheet(room: Read, shiftNo: number): HandoverSheet {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const shift = shiftByNo(sqlite, shiftNo);
  const endSeq = shiftRecords(sqlite, shiftNo)?.endSeq ?? null;
  const record = endSeq === null ? undefined : recordBySeq(sqlite, endSeq);
  if (shift === undefined || record === undefined)
    throw new DutyError('not-found', 'handover', [String(shiftNo)]);
  const end = endOf(record);
  // What the signers saw; corrections that came later stand in the log, not behind the signatures.
  const asSigned = (ids: readonly number[]): Entry[] =>
    ids.map((id) => entryBefore(sqlite, id, record.seq)).filter((entry) => entry !== undefined);
  const planned = plannedShiftAfter(
    plannedShiftAt(shift.plannedFromAt, station.pattern, station),
    station.pattern,
    station,
  );
  return {
    ...sharedParts(shift, asSigned(entriesOfShift(sqlite, shift.no).map((entry) => entry.id))),
    nextShift:
      end.next === null
        ? planned
        : {
            day: end.next.day,
            index: end.next.slot,
            name: end.next.name,
            from: end.next.plannedFromAt,
            until: end.next.plannedUntilAt,
          },
    dueAt: shift.plannedUntilAt,
    relief: reliefOf(shift.plannedUntilAt, record.at, station.reliefGraceMinutes),
    openMatters: asSigned(end.openMatters),
    acknowledged: end.openMatters.map((id) => entryId.parse(id)),
    note: end.note,
    latenessReason: end.latenessReason,
    signatures: [...end.signatures],
    signedAt: record.at,
    head: { seq: record.seq, hash: record.hash },
  };
}
