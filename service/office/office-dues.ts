import { type ExpectingDay, isDayExpected, isInPeriod, officeDueAt } from '#domain/office/expected';
import type { OfficeRoomFields } from '#domain/office/office-room';
import { type IsoMonth, monthOf } from '#domain/rota/duty';
import type { ClockTime, Instant, IsoDay } from '#domain/time/instant';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { periodsMeeting } from '../store/periods.ts';
import { bitOf } from './marks.ts';
import { officeSetupOf } from './setup-now.ts';

/** Days of a month on which reports are expected, one bit each, and those of them whose time is over. */
export type MonthDues = { readonly expected: number; readonly overdue: number };

/** Until when reports of days of a span are on time. */
export type OfficeDues = {
  readonly dueAt: (room: OfficeRoomFields, day: IsoDay) => Instant | null;
  /** Of rooms with a time of their own, or with null of all others; whatever their first and last days are. */
  readonly ofClock: (clock: ClockTime | null) => ReadonlyMap<IsoMonth, MonthDues>;
};

/** Reckons when reports are due: the calendar and the periods are asked once a day and not once a room. */
export function officeDues(room: Read, fromDay: IsoDay, untilDay: IsoDay): OfficeDues {
  const { sqlite } = room.store;
  const { setup } = officeSetupOf(sqlite);
  const station = stationOf(room);
  const periods = periodsMeeting(sqlite, fromDay, untilDay).map(({ period }) => period);
  const days = new Map<IsoDay, ExpectingDay>();
  for (const official of officialDays(sqlite, fromDay, untilDay)) {
    const one = { day: official.day, official, isInPeriod: isInPeriod(official.day, periods) };
    if (isDayExpected(setup, one)) days.set(one.day, one);
  }
  const reckon = (clock: ClockTime | null): ReadonlyMap<IsoMonth, MonthDues> => {
    const months = new Map<IsoMonth, MonthDues>();
    for (const [day, one] of days) {
      const at = officeDueAt(setup, { dueAt: clock, fromDay: day, untilDay: null }, one, station);
      if (at === null) continue;
      const { expected, overdue } = months.get(monthOf(day)) ?? { expected: 0, overdue: 0 };
      const bit = bitOf(day);
      months.set(monthOf(day), {
        expected: expected | bit,
        overdue: at < room.now ? overdue | bit : overdue,
      });
    }
    return months;
  };
  const known = new Map<ClockTime | null, ReadonlyMap<IsoMonth, MonthDues>>();
  return {
    dueAt: (fields, day) => {
      const one = days.get(day);
      return one === undefined ? null : officeDueAt(setup, fields, one, station);
    },
    ofClock: (clock) => {
      const found = known.get(clock) ?? reckon(clock);
      known.set(clock, found);
      return found;
    },
  };
}
