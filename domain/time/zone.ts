import { tzOffset } from '@date-fns/tz';
import { addDays, type ClockTime, type Instant, type IsoDay } from './instant.ts';

/** Where and when a duty day begins: an IANA zone and a local time. */
export type DutyClock = { readonly zone: string; readonly dayStart: ClockTime };

/** A half-open stretch of time: `from` belongs to it, `until` does not. */
export type Span = { readonly from: Instant; readonly until: Instant };

/** True where the runtime knows the IANA zone and can reckon with it. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return Number.isFinite(tzOffset(zone, new Date(0)));
  } catch {
    return false;
  }
}

/** The local calendar day and time of a moment in `zone`. */
export function localParts(
  at: Instant,
  zone: string,
): { readonly day: IsoDay; readonly time: ClockTime; readonly seconds: string } {
  const milliseconds = Date.parse(at);
  const shown = new Date(milliseconds + tzOffset(zone, new Date(milliseconds)) * 60_000).toISOString();
  return {
    // The text of an instant has exactly these parts.
    day: shown.slice(0, 10) as IsoDay,
    time: shown.slice(11, 16) as ClockTime,
    seconds: shown.slice(17, 19),
  };
}

const dayInMilliseconds = 86_400_000;

/**
 * The moment at which the clocks of `zone` show `day` and `time`: the first one where they show it twice, in a skipped
 * hour the moment after the gap. The zone of the machine plays no part in it.
 */
export function instantAt(day: IsoDay, time: ClockTime, zone: string): Instant {
  const asked = `${day} ${time} ${zone}`;
  const known = reckoned.get(asked);
  if (known !== undefined) return known;
  const found = reckonInstant(day, time, zone);
  if (reckoned.size === mostReckoned) reckoned.clear();
  reckoned.set(asked, found);
  return found;
}

// A rota asks for the same edges of the same days of many years again and again, and the rules of a zone are slow to ask.
const reckoned = new Map<string, Instant>();
const mostReckoned = 50_000;

function reckonInstant(day: IsoDay, time: ClockTime, zone: string): Instant {
  const shown = Date.parse(`${day}T${time}:00.000Z`);
  const offsetAt = (milliseconds: number): number => tzOffset(zone, new Date(milliseconds)) * 60_000;
  const candidates = [
    shown - offsetAt(shown - dayInMilliseconds),
    shown - offsetAt(shown + dayInMilliseconds),
  ];
  const first = Math.min(...candidates);
  const isShown = first + offsetAt(first) === shown;
  return new Date(isShown ? first : Math.max(...candidates)).toISOString() as Instant;
}

/** The duty day that a moment belongs to, named by the date on which it begins. */
export function dutyDayOf(at: Instant, clock: DutyClock): IsoDay {
  const { day } = localParts(at, clock.zone);
  return at >= instantAt(day, clock.dayStart, clock.zone) ? day : addDays(day, -1);
}

/** The stretch of time that a duty day covers. */
export const dutyDaySpan = (day: IsoDay, clock: DutyClock): Span => ({
  from: instantAt(day, clock.dayStart, clock.zone),
  until: instantAt(addDays(day, 1), clock.dayStart, clock.zone),
});
