import type { AbsenceRules } from '#domain/absence/rules';
import { type Sqlite, sql } from './sql.ts';

/** The rules of the registry, with the version a change must name; undefined where nobody has chosen any yet. */
export function absenceRulesNow(
  sqlite: Sqlite,
): { readonly rules: AbsenceRules; readonly version: number } | undefined {
  const row = sql<{ json: string; version: number }>(sqlite, 'SELECT json, version FROM absence_rules').get();
  // The column holds what `writeAbsenceRules` wrote.
  return row === undefined
    ? undefined
    : { rules: JSON.parse(row.json) as AbsenceRules, version: row.version };
}

/** Writes the rules of the registry; `version` is that of the rules they replace, 0 for the first. False where that is no longer the newest. */
export function writeAbsenceRules(sqlite: Sqlite, rules: AbsenceRules, version: number): boolean {
  const json = JSON.stringify(rules);
  const done =
    version === 0
      ? sql(sqlite, 'INSERT OR IGNORE INTO absence_rules (only, json, version) VALUES (1, ?, 1)').run(json)
      : sql(sqlite, 'UPDATE absence_rules SET json = ?, version = version + 1 WHERE version = ?').run(
          json,
          version,
        );
  return done.changes === 1;
}
