import { plannedShifts } from '../shift/pattern.ts';
import { addDays, type ClockTime, type Instant, type IsoDay, minutesBetween } from '../time/instant.ts';
import { dutyDaySpan, instantAt, type Span } from '../time/zone.ts';
import type { Minutes } from './problem.ts';
import type { RotaPost } from './setup.ts';
import type { DutyStation } from './duty-plan.ts';

// An instant by its form.
const epoch = '1970-01-01T00:00:00.000Z' as Instant;

/** The whole minutes of a moment since 1970 (UTC). */
export const minuteOf = (at: Instant): number => minutesBetween(epoch, at);

const inMinutes = ({ from, until }: Span): Minutes => ({ from: minuteOf(from), until: minuteOf(until) });

/** The hours of a duty day, or of the days from one duty day to another. */
export const dutyDaysIn = (from: IsoDay, until: IsoDay, station: DutyStation): Minutes => ({
  from: minuteOf(dutyDaySpan(from, station).from),
  until: minuteOf(dutyDaySpan(until, station).until),
});

/** When somebody of a post is on duty on a day: in its shift, or all day where it has none that the pattern knows. */
export function dutyHours({ shift }: Pick<RotaPost, 'shift'>, day: IsoDay, station: DutyStation): Minutes {
  const planned = shift === null ? undefined : plannedShifts(day, station.pattern, station)[shift];
  return inMinutes(planned ?? dutyDaySpan(day, station));
}

/** True where at least half of the hours of a duty day lie between 22:00 and 06:00 by the clocks of the station. */
export function isNight({ from, until }: Minutes, day: IsoDay, { zone }: DutyStation): boolean {
  // A night has eight hours, nine when the clocks go back: no half of more than eighteen.
  if (until - from > 18 * 60) return false;
  const [evening, morning] = ['22:00' as ClockTime, '06:00' as ClockTime];
  const dark = [-1, 0, 1].map((ahead) => {
    const begin = minuteOf(instantAt(addDays(day, ahead), evening, zone));
    const end = minuteOf(instantAt(addDays(day, ahead + 1), morning, zone));
    return Math.max(0, Math.min(until, end) - Math.max(from, begin));
  });
  return 2 * dark.reduce((sum, minutes) => sum + minutes, 0) >= until - from;
}
