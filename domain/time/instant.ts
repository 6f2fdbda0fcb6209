import { z } from 'zod';

/** The days that can be reckoned with: years keep four digits whatever is added, and the lunar calendar knows them. */
const isReckoned = (text: string): boolean => text >= '1900' && text < '3000';

/** True for the one way in which a moment is written; `2026-02-30` and `24:00` are other moments than they say. */
export const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) &&
  isReckoned(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString() === text;

/** A moment as UTC text with milliseconds, `2026-11-21T18:13:07.000Z`, of the years 1900 to 2999; sorts as it reads. */
export const instant = z.string().refine(isInstant).brand<'Instant'>();

/** A moment as UTC text with milliseconds. */
export type Instant = z.output<typeof instant>;

/** A calendar day of the years 1900 to 2999, `2026-11-21`; for a duty day the date on which it begins. */
export const isoDay = z.iso.date().refine(isReckoned).brand<'IsoDay'>();

/** A calendar day, `2026-11-21`. */
export type IsoDay = z.output<typeof isoDay>;

/** A time of day on a 24-hour clock, `08:30`. */
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand<'ClockTime'>();

/** A time of day on a 24-hour clock, `08:30`. */
export type ClockTime = z.output<typeof clockTime>;

/** The day of the week, 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: IsoDay): number =>
  // 1970-01-01 was a Thursday; days before it count too.
  ((((Date.parse(day) / 86_400_000 + 3) % 7) + 7) % 7) + 1;

/** The moment that lies `minutes` after `at`; negative values go back. */
export const addMinutes = (at: Instant, minutes: number): Instant =>
  // The value comes from an instant, so it is one.
  new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant;

/** Whole minutes from `from` to `until`, negative when `until` is earlier. */
export const minutesBetween = (from: Instant, until: Instant): number =>
  Math.trunc((Date.parse(until) - Date.parse(from)) / 60_000);

/** The day `days` after `day`. */
export function addDays(day: IsoDay, days: number): IsoDay {
  const noon = new Date(`${day}T12:00:00.000Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  // Noon in UTC cannot fall on another day.
  return noon.toISOString().slice(0, 10) as IsoDay;
}

/** Every day from `from` to `until`, both included; empty when `until` is earlier. */
export function daysBetween(from: IsoDay, until: IsoDay): readonly IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
