import type { Output } from '#contract/methods';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

type AuditLine = Output<'audit.page'>['lines'][number];

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
        detail: JSON.stringify(record.body),
      };
    });
}
