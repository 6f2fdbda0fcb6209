import type { Output } from '#contract/methods';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';
import { withoutWhereabouts } from './without-whereabouts.ts';

type AuditLine = Output<'audit.page'>['lines'][number];

const previous: Readonly<Record<string, string>> = {
  station: "kind IN ('setup', 'station')",
  'office-setup': "kind = 'office-setup'",
  backup: "kind = 'backup' AND json_extract(json, '$.body.what') = 'settings'",
};

/** The settings that a change of settings replaced, or null. */
function settingsBefore(sqlite: Sqlite, record: LedgerRecord): string | null {
  const condition = previous[record.kind];
  if (condition === undefined || (record.kind === 'backup' && !('everyMinutes' in record.body))) return null;
  const row = sql<{ json: string }>(
    sqlite,
    `SELECT json FROM record WHERE kind NOT IN ('entry', 'correction', 'void', 'state', 'reminder-done') AND ${condition} AND seq < ?
     ORDER BY seq DESC LIMIT 1`,
  ).get(record.seq);
  // The column holds what `chain` wrote.
  return row === undefined ? null : JSON.stringify((JSON.parse(row.json) as LedgerRecord).body);
}

const isAbsence = (record: LedgerRecord): record is LedgerRecord<'absence'> => record.kind === 'absence';

/** What an auditor sees of a record: all of it, but for where people are. */
const shownBody = (record: LedgerRecord): object =>
  isAbsence(record) ? withoutWhereabouts(record.body) : record.body;

/** What happened to the store beside the entries of the log, newest first. */
export function auditLines(
  sqlite: Sqlite,
  before: number | null,
  limit: number,
  kinds: readonly string[],
): readonly AuditLine[] {
  const narrowed = kinds.length === 0 ? '' : ` AND kind IN (${kinds.map(() => '?').join(', ')})`;
  return sql<{ json: string }>(
    sqlite,
    `SELECT json FROM record WHERE kind NOT IN ('entry', 'correction', 'void', 'state', 'reminder-done') AND seq < ?${narrowed} ORDER BY seq DESC LIMIT ?`,
  )
    .all(before ?? Number.MAX_SAFE_INTEGER, ...kinds, limit)
    .map((row) => {
      // The column holds what `chain` wrote.
      const record = JSON.parse(row.json) as LedgerRecord;
      return {
        seq: record.seq,
        kind: record.kind,
        at: record.at,
        byName: record.byName,
        detail: JSON.stringify(shownBody(record)),
        before: settingsBefore(sqlite, record),
      };
    });
}
