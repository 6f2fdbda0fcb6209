import type { RoomDay } from '#contract/methods/office';
import type { Output } from '#contract/methods';
import type { CellState } from '#domain/office/matrix';
import { cellOn } from '#domain/office/month-cells';
import type { OfficeRoom } from '#domain/office/office-room';
import { standingReport } from '#domain/office/standing-report';
import { monthOf } from '#domain/rota/duty';
import { daysBetween, type IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { reportsOfDay } from '../store/office-days.ts';
import { receivedIncidents } from '../store/received.ts';
import { bitOf, ranked, type RankedReport } from './marks.ts';
import { type OfficeSpan, officeSpan } from './office-span.ts';

/** How the rooms of an office stand on the days of a span, one sign a day. */
export function officeMatrix(room: Read, fromDay: IsoDay, untilDay: IsoDay): Output<'office.matrix'> {
  const span = officeSpan(room, fromDay, untilDay);
  const days = [...daysBetween(fromDay, untilDay)];
  const bits = days.map((day) => ({ month: monthOf(day), bit: bitOf(day) }));
  return {
    days,
    rooms: span.rooms.map((one) => {
      const months = new Map(span.months.map((part) => [part.month, span.cellsOf(one, part)]));
      let cells = '';
      for (const { month, bit } of bits) {
        const of = months.get(month);
        if (of !== undefined) cells += cellOn(of, bit);
      }
      const { name, group, fromDay: begins, untilDay: ends } = one.fields;
      return { id: one.id, name, group, fromDay: begins, untilDay: ends, cells };
    }),
  };
}

/** How a room stands on a day. */
export type StandingRoom = {
  readonly room: OfficeRoom;
  readonly state: CellState;
  /** The report that counts, or the newest that waits or was taken back where none does. */
  readonly report: RankedReport | undefined;
  readonly isCounted: boolean;
};

/** How every room stands on a day. */
export function standingRooms(
  room: Read,
  day: IsoDay,
): { readonly rooms: readonly StandingRoom[]; readonly dues: OfficeSpan['dues'] } {
  const span = officeSpan(room, day, day);
  const reports = Map.groupBy(reportsOfDay(room.store.sqlite, day), ({ roomId }) => roomId);
  const bit = bitOf(day);
  const rooms = span.rooms.flatMap((one) =>
    span.months.map((part): StandingRoom => {
      const all = (reports.get(one.id) ?? []).map((row) => ranked(row, one.keys));
      const byArrival = all.toSorted((a, b) => a.arrivedAt.localeCompare(b.arrivedAt));
      const waiting =
        byArrival.findLast(({ verdict }) => verdict === 'held') ??
        byArrival.findLast(({ isWithdrawal }) => isWithdrawal);
      const counted = standingReport(all)?.newest;
      return {
        room: one,
        state: cellOn(span.cellsOf(one, part), bit),
        report: counted ?? waiting ?? byArrival.at(-1),
        isCounted: counted !== undefined,
      };
    }),
  );
  return { rooms, dues: span.dues };
}

/** How every room stands on a day, as the window shows it. */
export function officeDay(room: Read, day: IsoDay): RoomDay[] {
  const { rooms, dues } = standingRooms(room, day);
  const incidents = receivedIncidents(room.store.sqlite, day);
  return rooms.map(({ room: { id, fields }, state, report, isCounted }) => ({
    roomId: id,
    roomName: fields.name,
    group: fields.group,
    state,
    dueAt: dues.dueAt(fields, day),
    arrivedAt: report?.arrivedAt ?? null,
    intakeId: report?.id ?? null,
    incidents: report === undefined || !isCounted ? 0 : (incidents.get(report.id) ?? 0),
  }));
}
