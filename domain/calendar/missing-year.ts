import type { IsoDay } from '../time/instant.ts';
import type { OfficialCalendar } from './official-calendar.ts';

/** The year whose arrangement should be known today and is not: this one, and from 1 November the next; null where nothing is missing. */
export function missingYear(today: IsoDay, calendar: OfficialCalendar): number | null {
  const year = Number(today.slice(0, 4));
  if (!calendar.announced.has(year)) return year;
  const isDue = today.slice(5) >= '11-01';
  return isDue && !calendar.announced.has(year + 1) ? year + 1 : null;
}
