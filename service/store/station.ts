import type { Station } from '#domain/station';
import { type Sqlite, sql } from './sql.ts';

/** What the duty room is, with the version a change must name; undefined before the set-up. */
export function stationNow(
  sqlite: Sqlite,
): { readonly station: Station; readonly version: number } | undefined {
  const row = sql<{ json: string; version: number }>(sqlite, 'SELECT json, version FROM station').get();
  // The column holds what `writeStation` wrote.
  return row === undefined ? undefined : { station: JSON.parse(row.json) as Station, version: row.version };
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
