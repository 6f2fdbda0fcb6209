import { addDays, addMinutes, type ClockTime, type IsoDay } from '../time/instant.ts';
import { instantAt, type Span } from '../time/zone.ts';

/** When a published duty lies: its post begins at `startsAt` local time, on the day after where that is before the begin of the duty day. */
export function dutySpan(
  day: IsoDay,
  post: { readonly startsAt: ClockTime; readonly minutes: number },
  { dayStart, zone }: { readonly dayStart: ClockTime; readonly zone: string },
): Span {
  const from = instantAt(post.startsAt >= dayStart ? day : addDays(day, 1), post.startsAt, zone);
  return { from, until: addMinutes(from, post.minutes) };
}
