import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { type IsoDay, isoDay } from '../time/instant.ts';
import { daySource, dayType } from './official-day.ts';

const printable = (longest: number) => z.string().trim().max(longest).refine(isPrintable, 'unprintable');

/** What a notice, or a person, says of one day. */
export const announcedDay = z.strictObject({ day: isoDay, type: dayType, name: printable(30) });

/** What a notice, or a person, says of one day. */
export type AnnouncedDay = z.output<typeof announcedDay>;

/** The years for which a calendar can be announced. */
export const calendarYear = z.int().min(2000).max(2100);

/** What somebody enters or imports to change the calendar of a year; it is never changed afterwards, a newer one stands above it. */
export const amendment = z.strictObject({
  year: calendarYear,
  source: z.enum(['imported', 'by-hand']),
  /** Number of the notice, `国办发明电〔2025〕7号`; empty where there is none. */
  notice: printable(60),
  issuedDay: isoDay.nullable(),
  reason: printable(500).min(1),
  /** True for the notice of a whole year: the days that it does not name are ordinary, whatever was said before. */
  coversYear: z.boolean(),
  days: z.array(announcedDay).min(1).max(400),
});

/** What somebody enters or imports to change the calendar of a year. */
export type Amendment = z.output<typeof amendment>;

/** One version of a year: a notice that ships with the program, or an amendment of the unit. */
export const calendarVersion = amendment.extend({
  source: daySource.exclude(['provisional']),
  reason: z.string(),
  /** The first day on which it could be known; null where that is not known, and it counts as known always. */
  knownFromDay: isoDay.nullable(),
});

/** One version of a year. */
export type CalendarVersion = z.output<typeof calendarVersion>;

/** True where the arrangement of a year may speak of a day: one of its own, or of the December before it. */
export const isArrangedFor = (day: IsoDay, year: number): boolean =>
  day >= `${year - 1}-12-01` && day <= `${year}-12-31`;

/** What keeps an amendment from being taken, with the first day that is meant; undefined where nothing does. */
export function amendmentFault({
  year,
  days,
}: Pick<Amendment, 'year' | 'days'>):
  | { readonly code: 'other-year' | 'day-twice'; readonly day: IsoDay }
  | undefined {
  const seen = new Set<IsoDay>();
  for (const { day } of days) {
    if (!isArrangedFor(day, year)) return { code: 'other-year', day };
    if (seen.has(day)) return { code: 'day-twice', day };
    seen.add(day);
  }
  return undefined;
}
