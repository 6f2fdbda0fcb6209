import type { RotaSetup } from '#domain/rota/setup';
import { type Sqlite, sql } from './sql.ts';

/** How duty is organised, with the version a change must name; undefined where nobody has said so yet. */
export function rotaSetupNow(
  sqlite: Sqlite,
): { readonly setup: RotaSetup; readonly version: number } | undefined {
  const row = sql<{ json: string; version: number }>(sqlite, 'SELECT json, version FROM rota_setup').get();
  // The column holds what `writeRotaSetup` wrote.
  return row === undefined ? undefined : { setup: JSON.parse(row.json) as RotaSetup, version: row.version };
}

/** Writes how duty is organised; `version` is that of the set-up it replaces, 0 for the first. False where that is no longer the newest. */
export function writeRotaSetup(sqlite: Sqlite, setup: RotaSetup, version: number): boolean {
  const json = JSON.stringify(setup);
  const done =
    version === 0
      ? sql(sqlite, 'INSERT OR IGNORE INTO rota_setup (only, json, version) VALUES (1, ?, 1)').run(json)
      : sql(sqlite, 'UPDATE rota_setup SET json = ?, version = version + 1 WHERE version = ?').run(
          json,
          version,
        );
  return done.changes === 1;
}
