import { addMinutes, type Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';

const aDay = 24 * 60;

/** A moment ahead as it is typed: `30` or `30分` from now, the next `1530`, or a day with a time; undefined for anything else. */
export function readDueTime(typed: string, now: Instant, zone: string): Instant | undefined {
  const text = typed.normalize('NFKC').trim();
  const minutes = /^\+?(\d{1,3})\s*(分钟?|min)?$/i.exec(text);
  if (minutes !== null && Number(minutes[1]) > 0) return addMinutes(now, Number(minutes[1]));
  if (text.startsWith('昨')) return undefined;
  // The newest such moment of the day that begins now is the next one.
  return readTypedTime(text, addMinutes(now, aDay - 1), zone);
}
