import { z } from 'zod';
import { addDays, clockTime, type ClockTime, type Instant, isoDay } from '../time/instant.ts';
import { instantAt } from '../time/zone.ts';

/** How exactly a departure or a return is known: 上午, 下午, 晚上, or a time. */
export const dayPart = z.enum(['morning', 'afternoon', 'evening', 'time']);

/** How exactly a departure or a return is known. */
export type DayPart = z.output<typeof dayPart>;

/** When somebody leaves or comes back, as it is said in the office. */
export const absenceEdge = z
  .strictObject({
    day: isoDay,
    part: dayPart,
    /** Set where a time is known, and only there. */
    time: clockTime.nullable(),
  })
  .refine(({ part, time }) => (part === 'time') === (time !== null), 'time');

/** When somebody leaves or comes back, as it is said in the office. */
export type AbsenceEdge = z.output<typeof absenceEdge>;

/** When the parts of a day begin; the evening ends with the day. */
export const dayParts = z
  .strictObject({ morning: clockTime, afternoon: clockTime, evening: clockTime })
  .refine(({ morning, afternoon, evening }) => morning < afternoon && afternoon < evening, 'order');

/** When the parts of a day begin. */
export type DayParts = z.output<typeof dayParts>;

const midnight = '00:00' as ClockTime;

/** The moment from which somebody who leaves then is away: the begin of the part of the day. */
export const departureAt = ({ day, part, time }: AbsenceEdge, parts: DayParts, zone: string): Instant =>
  instantAt(day, part === 'time' ? (time ?? midnight) : parts[part], zone);

/** The moment from which somebody who comes back then is there again: the end of the part of the day. */
export function returnAt({ day, part, time }: AbsenceEdge, parts: DayParts, zone: string): Instant {
  switch (part) {
    case 'time':
      return instantAt(day, time ?? midnight, zone);
    case 'morning':
      return instantAt(day, parts.afternoon, zone);
    case 'afternoon':
      return instantAt(day, parts.evening, zone);
    case 'evening':
      return instantAt(addDays(day, 1), midnight, zone);
    default:
      return part satisfies never;
  }
}

/** The halves of its first day that are gone when somebody leaves. */
function halvesBefore({ part, time }: AbsenceEdge, parts: DayParts): 0 | 1 | 2 {
  const at = part === 'time' ? (time ?? midnight) : parts[part];
  if (at < parts.afternoon) return 0;
  return at < parts.evening ? 1 : 2;
}

/** The halves of its last day that are gone when somebody comes back. */
function halvesGone({ part, time }: AbsenceEdge, parts: DayParts): 0 | 1 | 2 {
  if (part === 'morning') return 1;
  if (part !== 'time') return 2;
  const at = time ?? midnight;
  if (at <= parts.morning) return 0;
  return at <= parts.afternoon ? 1 : 2;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) / 86_400_000;

/**
 * How many half days an absence takes, every day counted alike: a morning and an afternoon are a half each, an evening none.
 * From the afternoon to the next morning are two; within one evening none.
 */
export const halfDaysBetween = (from: AbsenceEdge, until: AbsenceEdge, parts: DayParts): number =>
  Math.max(
    0,
    2 * (dayNumber(until.day) - dayNumber(from.day)) + halvesGone(until, parts) - halvesBefore(from, parts),
  );
