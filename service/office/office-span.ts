import { DutyError } from '#contract/errors';
import { monthsOf } from '#domain/incident/assess';
import type { MonthCells } from '#domain/office/month-cells';
import type { OfficeRoom, OfficeRoomFields } from '#domain/office/office-room';
import type { IsoMonth } from '#domain/rota/duty';
import { addDays, type IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import type { ReportFigures } from '../store/office-days.ts';
import { officeRooms } from '../store/office-rooms.ts';
import { bitOf, spanMarks } from './marks.ts';
import { type OfficeDues, officeDues } from './office-dues.ts';

/** A month with its first and last day in a span. */
export type MonthPart = { readonly month: IsoMonth; readonly fromDay: IsoDay; readonly untilDay: IsoDay };

/** A span of days of a central office: its rooms in their order, and how each stands month by month. */
export type OfficeSpan = {
  readonly rooms: readonly OfficeRoom[];
  readonly months: readonly MonthPart[];
  readonly cellsOf: (one: OfficeRoom, month: MonthPart) => MonthCells;
  readonly dues: OfficeDues;
  /** True of the one report that counts of its room and day. */
  readonly counts: (report: Pick<ReportFigures, 'id' | 'roomId' | 'day'>) => boolean;
};

const nothing = { expected: 0, overdue: 0 } as const;

/** The days of a month that a room belongs to the matrix, one bit each. */
function daysIn(fields: OfficeRoomFields, { fromDay, untilDay }: MonthPart): number {
  const from = fields.fromDay > fromDay ? fields.fromDay : fromDay;
  const until = fields.untilDay !== null && fields.untilDay < untilDay ? fields.untilDay : untilDay;
  // From the bit of the first day to that of the last; the bit after the 31st of a month is still a whole number.
  return from > until ? 0 : 2 * bitOf(until) - bitOf(from);
}

/** Refuses spans that end before they begin, or are longer than a call may ask for. */
export function refuseSpan(fromDay: IsoDay, untilDay: IsoDay, longest: number): void {
  if (untilDay < fromDay) throw new DutyError('bad-input', 'range');
  if (untilDay > addDays(fromDay, longest - 1))
    throw new DutyError('rule-broken', 'range-too-long', [String(longest)]);
}

/** Every room of the registry, in the order in which tables show them. */
export const registeredRooms = (room: Read): readonly OfficeRoom[] =>
  officeRooms(room.store.sqlite).map((one) => one.room);

/** Reads how every room stands over a span. */
export function officeSpan(
  room: Read,
  fromDay: IsoDay,
  untilDay: IsoDay,
  rooms: readonly OfficeRoom[] = registeredRooms(room),
): OfficeSpan {
  const { sqlite } = room.store;
  const months = monthsOf(fromDay, untilDay).map(
    ({ month, ...part }): MonthPart => ({
      // The first seven characters of a day are its month.
      month: month as IsoMonth,
      ...part,
    }),
  );
  const marks = spanMarks(sqlite, rooms, fromDay, untilDay);
  const dues = officeDues(room, fromDay, untilDay);
  const cellsOf = ({ id, fields }: OfficeRoom, part: MonthPart): MonthCells => {
    const { expected, overdue } = dues.ofClock(fields.dueAt).get(part.month) ?? nothing;
    const days = daysIn(fields, part);
    return { ...marks.of(id, part.month), expected: expected & days, overdue: overdue & days };
  };
  const isShown = (one: OfficeRoom): boolean =>
    months.some((part) => {
      const { accepted, held, withdrawn } = cellsOf(one, part);
      return daysIn(one.fields, part) !== 0 || (accepted | held | withdrawn) !== 0;
    });
  return { rooms: rooms.filter(isShown), months, cellsOf, dues, counts: marks.counts };
}
