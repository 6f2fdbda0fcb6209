import { type Shift, shift as shiftSchema } from '#domain/shift/shift';
import type { BookDay, BookEntry, BookShift, LogBook } from '../documents/log-book.ts';
import { print } from '../documents/words.ts';
import type { LedgerRecord } from '../store/ledger.ts';
import type { RecordKind, ShiftStart } from '../store/record-bodies.ts';
import type { SalvagedLog } from './salvaged-log.ts';

type Found = { readonly shift: Shift; readonly handoverHash: string | null };

const isKind = <K extends RecordKind>(record: LedgerRecord, kind: K): record is LedgerRecord<K> =>
  record.kind === kind;

/** A shift as the record that begins it tells of it, or undefined where that does not say enough. */
function begunBy(record: LedgerRecord, start: ShiftStart): Shift | undefined {
  const members = start.members.map((member) => ({ ...member, fromAt: record.at, untilAt: null }));
  const { no, day, name, plannedFromAt, plannedUntilAt, leaderName } = start;
  return shiftSchema.safeParse({
    no,
    day,
    name,
    plannedFromAt,
    plannedUntilAt,
    leaderName,
    members,
    startedAt: record.at,
    endedAt: null,
    end: null,
    reviewedAt: null,
  }).data;
}

const endedBy = (shift: Shift, record: LedgerRecord, end: NonNullable<Shift['end']>): Shift => ({
  ...shift,
  endedAt: record.at,
  end,
  members: shift.members.map((member) => ({ ...member, untilAt: member.untilAt ?? record.at })),
});

/** The shifts that the readable records tell of, by their number; who joined or left is told where it can be read. */
function shiftsOf(log: SalvagedLog): ReadonlyMap<number, Found> {
  const shifts = new Map<number, Found>();
  const change = (no: number, to: (shift: Shift) => Shift, handoverHash: string | null = null): void => {
    const known = shifts.get(no);
    if (known !== undefined) shifts.set(no, { shift: to(known.shift), handoverHash });
  };
  const begin = (record: LedgerRecord, start: ShiftStart): void => {
    const shift = begunBy(record, start);
    if (shift !== undefined) shifts.set(shift.no, { shift, handoverHash: null });
  };
  for (const seq of log.shiftRecords) {
    const record = log.records.read(seq);
    if (record === undefined) continue;
    try {
      if (isKind(record, 'hand-over'))
        change(record.body.from, (shift) => endedBy(shift, record, 'handed-over'), record.hash);
      if (isKind(record, 'hand-over') || isKind(record, 'take-over')) begin(record, record.body.shift);
      if (isKind(record, 'unrelieved'))
        change(record.body.shift, (shift) => endedBy(shift, record, 'unrelieved'));
      if (isKind(record, 'join')) {
        const { personId, accountId, name, duty } = record.body;
        const member = { personId, accountId, name, duty, fromAt: record.at, untilAt: null };
        change(record.body.shift, (shift) =>
          shiftSchema.parse({ ...shift, members: [...shift.members, member] }),
        );
      }
      if (isKind(record, 'review'))
        change(
          record.body.shift,
          (shift) => ({ ...shift, reviewedAt: record.at }),
          shifts.get(record.body.shift)?.handoverHash,
        );
      if (isKind(record, 'leave') || isKind(record, 'release'))
        change(record.body.shift, (shift) => ({
          ...shift,
          members: shift.members.map((member) =>
            member.personId === record.body.personId && member.untilAt === null
              ? { ...member, untilAt: record.at }
              : member,
          ),
        }));
    } catch {
      // An altered body that lacks its parts; the shift is told as far as the other records go.
    }
  }
  return shifts;
}

/** A shift of which only entries are left. */
function shiftWithoutRecord({ entry }: BookEntry): Found {
  const at = entry.recordedAt;
  return {
    handoverHash: null,
    shift: {
      no: entry.shiftNo,
      day: entry.day,
      name: print.rescue.lostShift,
      plannedFromAt: at,
      plannedUntilAt: at,
      startedAt: at,
      endedAt: null,
      end: null,
      leaderName: '',
      reviewedAt: null,
      members: [],
    },
  };
}

/** Values in the order of their keys, those of one key together. */
function grouped<K extends string | number, T>(
  values: Iterable<T>,
  keyOf: (value: T) => K,
): readonly (readonly [K, readonly T[]])[] {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** The log of a damaged store, one book for each year that something can be read of, in order of the years. */
export function* salvagedBooks(log: SalvagedLog, zone: string): Generator<LogBook> {
  const { newest } = log.reading;
  if (newest === null) return;
  const shifts = new Map(shiftsOf(log));
  const entries = new Map(grouped(log.entries, (seq) => log.records.read(seq)?.shift ?? 0));
  for (const [no, [first]] of entries)
    if (!shifts.has(no) && first !== undefined) shifts.set(no, shiftWithoutRecord(log.entryAt(first)));
  const inOrder = [...shifts.values()].toSorted((one, other) => one.shift.no - other.shift.no);
  for (const [, ofYear] of grouped(inOrder, ({ shift }) => shift.day.slice(0, 4))) {
    const days = grouped(ofYear, ({ shift }) => shift.day).map(
      ([day, found]): BookDay => ({
        day,
        shifts: found.map(
          (one): BookShift => ({ ...one, entries: (entries.get(one.shift.no) ?? []).map(log.entryAt) }),
        ),
      }),
    );
    const [first] = days;
    const last = days.at(-1);
    if (first === undefined || last === undefined) continue;
    yield {
      unitName: log.station?.unitName ?? '',
      zone,
      fromDay: first.day,
      untilDay: last.day,
      days,
      head: newest.head,
      headAt: newest.at,
      retentionLabel: log.station?.retentionLabel ?? '',
    };
  }
}
