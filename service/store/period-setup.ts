import type { PeriodSetup } from '#domain/period/setup';
import { type Sqlite, sql } from './sql.ts';

/** How the room prepares important periods, with the version a change must name; undefined where nobody has said so yet. */
export function periodSetupNow(
  sqlite: Sqlite,
): { readonly setup: PeriodSetup; readonly version: number } | undefined {
  const row = sql<{ json: string; version: number }>(sqlite, 'SELECT json, version FROM period_setup').get();
  // The column holds what `writePeriodSetup` wrote.
  return row === undefined ? undefined : { setup: JSON.parse(row.json) as PeriodSetup, version: row.version };
}

/** Writes how the room prepares important periods; `version` is that of the set-up it replaces, 0 for the first. False where that is no longer the newest. */
export function writePeriodSetup(sqlite: Sqlite, setup: PeriodSetup, version: number): boolean {
  const json = JSON.stringify(setup);
  const done =
    version === 0
      ? sql(sqlite, 'INSERT OR IGNORE INTO period_setup (only, json, version) VALUES (1, ?, 1)').run(json)
      : sql(sqlite, 'UPDATE period_setup SET json = ?, version = version + 1 WHERE version = ?').run(
          json,
          version,
        );
  return done.changes === 1;
}
