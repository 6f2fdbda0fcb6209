import type { Station } from '#domain/station';
import { type Sqlite, sql } from './sql.ts';

const withoutLists = { equipment: [], things: [] };

/** What the duty room is, with the version a change must name; undefined before the set-up. */
export function stationNow(
  sqlite: Sqlite,
): { readonly station: Station; readonly version: number } | undefined {
  const row = sql<{ json: string; version: number }>(sqlite, 'SELECT json, version FROM station').get();
  if (row === undefined) return undefined;
  // The column holds what `writeStation` wrote; a station that was set up before it had these lists has empty ones.
  const written = JSON.parse(row.json) as Station;
  return { station: { ...withoutLists, ...written }, version: row.version };
}

/** Writes the station, first or changed; false where `version` is no longer the newest. */
export function writeStation(sqlite: Sqlite, station: Station, version: number | null): boolean {
  const json = JSON.stringify(station);
  const done =
    version === null
      ? sql(sqlite, 'INSERT OR IGNORE INTO station (only, json, version) VALUES (1, ?, 1)').run(json)
      : sql(sqlite, 'UPDATE station SET json = ?, version = version + 1 WHERE version = ?').run(
          json,
          version,
        );
  return done.changes === 1;
}
