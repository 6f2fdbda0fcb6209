import type { OfficialDay } from '../calendar/official-day.ts';
import { addDays, type ClockTime, type Instant, type IsoDay } from '../time/instant.ts';
import { instantAt } from '../time/zone.ts';

const midnight = '00:00' as ClockTime;

const isWeekend = (day: IsoDay): boolean => [0, 6].includes(new Date(`${day}T12:00:00.000Z`).getUTCDay());

/** True of a rest day or a holiday by the official days; beyond them, of Saturday and Sunday. */
export function isDayOff(day: IsoDay, days: readonly OfficialDay[]): boolean {
  const known = days.find((one) => one.day === day);
  return known === undefined ? isWeekend(day) : known.type === 'restday' || known.type === 'holiday';
}

/** The day that lies so many workdays before a day, which itself is not counted: one before a Monday is mostly Friday. */
export function workdaysBefore(day: IsoDay, workdays: number, days: readonly OfficialDay[]): IsoDay {
  let found = day;
  for (let left = workdays; left > 0; ) {
    found = addDays(found, -1);
    if (!isDayOff(found, days)) left -= 1;
  }
  return found;
}

/** The moment at which a local day is over: its 24:00. */
export const endOfDay = (day: IsoDay, zone: string): Instant => instantAt(addDays(day, 1), midnight, zone);
