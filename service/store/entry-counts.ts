import type { Instant, IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { type Sqlite, sql } from './sql.ts';

/** How many entries of each category the duty days have, the most first; void ones do not count. */
export const countsByCategory = (
  sqlite: Sqlite,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly { readonly category: string; readonly count: number }[] =>
  sql<{ category: string; count: number }>(
    sqlite,
    'SELECT category, count(*) AS count FROM entry WHERE day BETWEEN ? AND ? AND is_void = 0 GROUP BY category ORDER BY count(*) DESC, category',
  ).all(fromDay, untilDay);

/** How many entries each duty day has; days without one are absent. */
export const countsByDay = (
  sqlite: Sqlite,
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly { readonly day: IsoDay; readonly count: number }[] =>
  sql<{ day: IsoDay; count: number }>(
    sqlite,
    'SELECT day, count(*) AS count FROM entry WHERE day BETWEEN ? AND ? AND is_void = 0 GROUP BY day ORDER BY day',
  ).all(fromDay, untilDay);

/** How many entries happened in each of the 24 local hours. */
export function countsByHour(
  sqlite: Sqlite,
  fromDay: IsoDay,
  untilDay: IsoDay,
  zone: string,
): readonly number[] {
  const hours = new Array<number>(24).fill(0);
  const rows = sql<{ hour: string; count: number }>(
    sqlite,
    'SELECT substr(occurred_at, 1, 13) AS hour, count(*) AS count FROM entry WHERE day BETWEEN ? AND ? AND is_void = 0 GROUP BY substr(occurred_at, 1, 13)',
  ).all(fromDay, untilDay);
  for (const row of rows) {
    // The first minute of an hour in UTC lies in the local hour, half-hour zones to the nearest.
    const hour = Number(localParts(`${row.hour}:00:00.000Z` as Instant, zone).time.slice(0, 2));
    hours[hour] = (hours[hour] ?? 0) + row.count;
  }
  return hours;
}
