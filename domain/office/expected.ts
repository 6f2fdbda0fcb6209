import type { OfficialDay } from '../calendar/official-day.ts';
import { hasDay } from '../period/holds.ts';
import type { Period } from '../period/period.ts';
import { dayDueAt, isExpectedOn } from '../product/dues.ts';
import type { Instant, IsoDay } from '../time/instant.ts';
import type { DutyClock } from '../time/zone.ts';
import type { OfficeRoomFields } from './office-room.ts';
import type { OfficeSetup } from './setup.ts';

/** What decides on which days reports are expected. */
export type ExpectingDay = {
  readonly day: IsoDay;
  readonly official: Pick<OfficialDay, 'type'>;
  /** True where an important period has the day. */
  readonly isInPeriod: boolean;
};

/** True where a period that was not cancelled has a day. */
export const isInPeriod = (day: IsoDay, periods: readonly Pick<Period, 'fields' | 'state'>[]): boolean =>
  periods.some((period) => period.state !== 'cancelled' && hasDay(period, day));

/** True where the office expects reports of a day. */
export const isDayExpected = (
  { on }: Pick<OfficeSetup, 'on'>,
  { official, isInPeriod: isInside }: Omit<ExpectingDay, 'day'>,
): boolean => (on === 'periods' ? isInside : isExpectedOn(on, official));

/** Until when the report of a room of a day is on time; null where none is expected of it. */
export function officeDueAt(
  setup: Pick<OfficeSetup, 'on' | 'dueAt'>,
  room: Pick<OfficeRoomFields, 'dueAt' | 'fromDay' | 'untilDay'>,
  day: ExpectingDay,
  clock: DutyClock,
): Instant | null {
  const isIn = room.fromDay <= day.day && (room.untilDay === null || day.day <= room.untilDay);
  return isIn && isDayExpected(setup, day) ? dayDueAt(day.day, room.dueAt ?? setup.dueAt, clock) : null;
}
