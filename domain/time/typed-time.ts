import { addDays, addMinutes, clockTime, type Instant, isoDay } from './instant.ts';
import { instantAt, localParts } from './zone.ts';

const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replaceAll(/[年月./]/g, '-')
    .replaceAll(/[日号]/g, ' ')
    .replaceAll(/[时点]/g, ':')
    .replaceAll('分', '')
    .trim();

const typedDay = (text: string, today: string): string | undefined => {
  const parts = text.split('-').filter((part) => part !== '');
  if (!parts.every((part) => /^\d+$/.test(part))) return undefined;
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 3) return `${first}-${second.padStart(2, '0')}-${third.padStart(2, '0')}`;
  if (parts.length !== 2) return undefined;
  const monthAndDate = `${first.padStart(2, '0')}-${second.padStart(2, '0')}`;
  const year = Number(today.slice(0, 4));
  const distance = (day: string): number => Math.abs(Date.parse(day) - Date.parse(today));
  return [year, year - 1, year + 1]
    .map((near) => `${near}-${monthAndDate}`)
    .filter((day) => isoDay.safeParse(day).success)
    .toSorted((a, b) => distance(a) - distance(b))[0];
};

const typedClock = (text: string): string | undefined => {
  const digits = /^(\d{1,2}):?(\d{2})?$/.exec(text) ?? /^(\d{1,2}):(\d{1,2})$/.exec(text);
  if (digits === null) return undefined;
  return `${(digits[1] ?? '').padStart(2, '0')}:${(digits[2] ?? '0').padStart(2, '0')}`;
};

/**
 * The moment that an officer means by `0213`, `2:13`, `昨 2350`, `11-21 0213` or `2026年11月21日 2时13分`, or undefined.
 * A time without a date is the newest such moment that is not more than a minute after `now`; a date without a year is
 * the one nearest to today, so that 12-31 typed on New Year's Day is yesterday.
 */
export function readTypedTime(typed: string, now: Instant, zone: string): Instant | undefined {
  const today = localParts(now, zone).day;
  const text = normalised(typed);
  const yesterday = /^(昨天|昨日|昨|-1)\s*/.exec(text);
  const rest = yesterday === null ? text : text.slice(yesterday[0].length).trim();
  const words = rest.split(/[\sT]+/).filter((word) => word !== '');
  const time = clockTime.safeParse(typedClock((words.length === 2 ? words[1] : words[0]) ?? ''));
  if (!time.success || words.length > 2) return undefined;
  if (words.length === 2) {
    const day = isoDay.safeParse(typedDay(words[0] ?? '', today));
    return day.success ? instantAt(day.data, time.data, zone) : undefined;
  }
  if (yesterday !== null) return instantAt(addDays(today, -1), time.data, zone);
  const sameDay = instantAt(today, time.data, zone);
  return sameDay <= addMinutes(now, 1) ? sameDay : instantAt(addDays(today, -1), time.data, zone);
}
