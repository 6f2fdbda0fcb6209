import { addDays, type ClockTime, type IsoDay } from '../time/instant.ts';
import { instantAt, type Span } from '../time/zone.ts';

const minuteOfDay = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * When a published duty lies: its post begins at `startsAt` local time, on the day after where that is before the begin of the
 * duty day, and lasts `minutes` by the clocks of the station, so that a duty over the change of the clocks ends with its day.
 */
export function dutySpan(
  day: IsoDay,
  post: { readonly startsAt: ClockTime; readonly minutes: number },
  { dayStart, zone }: { readonly dayStart: ClockTime; readonly zone: string },
): Span {
  const begins = post.startsAt >= dayStart ? day : addDays(day, 1);
  const end = minuteOfDay(post.startsAt) + post.minutes;
  const minute = end % 1440;
  // Two digits each by padding.
  const endsAt =
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` as ClockTime;
  return {
    from: instantAt(begins, post.startsAt, zone),
    until: instantAt(addDays(begins, Math.floor(end / 1440)), endsAt, zone),
  };
}
