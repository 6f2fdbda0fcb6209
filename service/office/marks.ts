import type { OfficeRoom } from '#domain/office/office-room';
import { type DayReport, type Standing, standingReport } from '#domain/office/standing-report';
import { daysOfMonth, type IsoMonth } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { type MonthMarks, monthMarks, type ReportRow, reportsOfRoom } from '../store/office-days.ts';
import type { Sqlite } from '../store/sql.ts';

/** What came in from a room over a month, one bit a day. */
export type Marks = Omit<MonthMarks, 'roomId' | 'month' | 'crowded'> & {
  /** Days whose report was taken back. */
  readonly withdrawn: number;
};

/** A report with what decides which one counts. */
export type RankedReport = DayReport & Pick<ReportRow, 'id'>;

/** What came in from rooms over a span. */
export type SpanMarks = {
  readonly of: (roomId: string, month: IsoMonth) => Marks;
  /** True of the one report that counts of its room and day. */
  readonly counts: (report: Pick<ReportRow, 'id' | 'roomId' | 'day'>) => boolean;
};

/** The bit of a day in the marks of its month. */
export const bitOf = (day: IsoDay): number => 1 << (Number(day.slice(8)) - 1);

/** A row with the place that its key has among those of the room. */
export const ranked = (
  { isZero, isLate, isWithdrawal, publicKey, ...row }: ReportRow,
  keys: OfficeRoom['keys'],
): RankedReport => ({
  ...row,
  isZero: isZero === 1,
  isLate: isLate === 1,
  isWithdrawal: isWithdrawal === 1,
  keyNo: keys.findIndex((key) => key.publicKey === publicKey),
});

const none: Marks = { accepted: 0, zero: 0, late: 0, held: 0, withdrawn: 0 };

function marksOf(
  standing: Standing<RankedReport> | undefined,
  reports: readonly RankedReport[],
  bit: number,
): Marks {
  if (standing === undefined)
    return reports.some(({ verdict }) => verdict === 'held')
      ? { ...none, held: bit }
      : { ...none, withdrawn: bit };
  return {
    ...none,
    accepted: bit,
    zero: standing.newest.isZero ? bit : 0,
    late: standing.first.isLate ? bit : 0,
  };
}

const both = (one: Marks, other: Marks): Marks => ({
  accepted: one.accepted | other.accepted,
  zero: one.zero | other.zero,
  late: one.late | other.late,
  held: one.held | other.held,
  withdrawn: one.withdrawn | other.withdrawn,
});

const keyOf = (roomId: string, dayOrMonth: IsoDay | IsoMonth): string => `${dayOrMonth} ${roomId}`;

/** Reads what came in from rooms over a span, without a look into any record. */
export function spanMarks(
  sqlite: Sqlite,
  rooms: readonly OfficeRoom[],
  fromDay: IsoDay,
  untilDay: IsoDay,
): SpanMarks {
  const keys = new Map(rooms.map((room) => [String(room.id), room.keys]));
  const marks = new Map<string, Marks>();
  const newest = new Map<string, string | undefined>();
  for (const { roomId, month, crowded, ...single } of monthMarks(sqlite, fromDay, untilDay)) {
    let all: Marks = { ...single, withdrawn: 0 };
    for (const day of crowded === 0 ? [] : daysOfMonth(month)) {
      if ((crowded & bitOf(day)) === 0) continue;
      const reports = reportsOfRoom(sqlite, roomId, day).map((row) => ranked(row, keys.get(roomId) ?? []));
      const standing = standingReport(reports);
      newest.set(keyOf(roomId, day), standing?.newest.id);
      all = both(all, marksOf(standing, reports, bitOf(day)));
    }
    marks.set(keyOf(roomId, month), all);
  }
  return {
    of: (roomId, month) => marks.get(keyOf(roomId, month)) ?? none,
    counts: ({ id, roomId, day }) => {
      const key = keyOf(roomId, day);
      return !newest.has(key) || newest.get(key) === id;
    },
  };
}
