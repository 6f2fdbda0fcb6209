import type { AbsenceEdge, DayPart } from '#domain/absence/edge';
import { addDays, type ClockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';
import { readTypedDay } from '../../parts/typed-day.tsx';

/** A departure or a return as typed so far. */
export type TypedEdge = { readonly day: string; readonly part: DayPart; readonly time: string };

const daysAhead: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2, 大后: 3 };

/** A day without a year that lies longer ago than this is meant for the year to come: absences are registered ahead. */
const longestAgo = 60;

/** The day that is meant; beside what days are typed as everywhere, `1125`, `今天`, `明天`, `后天` and `大后天`. */
export function readEdgeDay(typed: string, now: Instant, zone: string): IsoDay | undefined {
  const today = localParts(now, zone).day;
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^(\d{2})(\d{2})$/, '$1-$2');
  const ahead = daysAhead[text.replace(/[天日]$/, '')];
  if (ahead !== undefined) return addDays(today, ahead);
  const day = readTypedDay(text, now, zone);
  if (day === undefined || /^\d{4}/.test(text) || day >= addDays(today, -longestAgo)) return day;
  return readTypedDay(`${Number(day.slice(0, 4)) + 1}${day.slice(4)}`, now, zone);
}

/** The time of day that is meant by `0830`, `8:30` or `8点30分`. */
function readClock(typed: string): ClockTime | undefined {
  if (typed.trim() === '') return undefined;
  // On a day and in a zone in which every time of day exists once.
  const at = readTypedTime(
    `2001-01-01 ${typed.normalize('NFKC').trim()}`,
    '2001-01-02T00:00:00.000Z' as Instant,
    'UTC',
  );
  return at === undefined ? undefined : localParts(at, 'UTC').time;
}

const partEndings: readonly (readonly [RegExp, DayPart])[] = [
  [/\s*(上午|早上|am)$/i, 'morning'],
  [/\s*(下午|pm)$/i, 'afternoon'],
  [/\s*(晚上|夜间|晚)$/, 'evening'],
];

/** What was typed, where the part of the day or a time was typed behind the day: `11-25 下午`, `1125 1430`. */
export function splitEdge(edge: TypedEdge, now: Instant, zone: string): TypedEdge {
  const text = edge.day.normalize('NFKC').trimEnd();
  for (const [ending, part] of partEndings)
    if (ending.test(text)) return { day: text.replace(ending, '').trim(), part, time: '' };
  const timed = /^(\S.*?)\s+(\d{1,2}:?\d{2})$/.exec(text);
  const [, day = '', time = ''] = timed ?? [];
  if (timed === null || readEdgeDay(day, now, zone) === undefined || readClock(time) === undefined)
    return edge;
  return { day, part: 'time', time };
}

/** The departure or return that is meant, or what is wrong with it. */
export function readEdge(
  typed: TypedEdge,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): AbsenceEdge | 'required' | 'day' | 'time' {
  if (typed.day.trim() === '') return 'required';
  const edge = splitEdge(typed, now, zone);
  const day = readEdgeDay(edge.day, now, zone);
  if (day === undefined) return 'day';
  if (edge.part !== 'time') return { day, part: edge.part, time: null };
  const time = readClock(edge.time);
  return time === undefined ? 'time' : { day, part: 'time', time };
}
