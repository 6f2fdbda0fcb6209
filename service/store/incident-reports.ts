import { type IncidentReport, isBulletin, type ReportKind } from '#domain/incident/incident-report';
import type { Instant } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A report after its newest step; `version` is the number of its steps. */
export type StoredReport = { readonly report: IncidentReport; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = 'SELECT r.json, p.steps AS version FROM incident_report p JOIN record r ON r.seq = p.seq';

const stored = ({ json, version }: Row): StoredReport => ({
  // The column holds what the chain wrote, of the kind that the table lists.
  report: (JSON.parse(json) as LedgerRecord<'incident-report'>).body.report,
  version,
});

/** The report of an id, or undefined. */
export function reportById(sqlite: Sqlite, id: string): StoredReport | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE p.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** Reports and bulletins that were issued in a stretch of time, the newest first; withdrawn ones too. */
export const reportsBetween = (sqlite: Sqlite, from: Instant, until: Instant): readonly StoredReport[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE p.issued_at >= ? AND p.issued_at < ? ORDER BY p.issued_at DESC, p.seq DESC`,
  )
    .all(from, until)
    .map(stored);

/** Everything that was written of an incident in order of issue, withdrawn ones and bulletins too. */
export const reportsOf = (sqlite: Sqlite, incidentId: string): readonly IncidentReport[] =>
  sql<Row>(sqlite, `${selected} WHERE p.incident_id = ? ORDER BY p.issued_at, p.id`)
    .all(incidentId)
    .map((row) => stored(row).report);

/** The highest number of the year that a bulletin of a kind has, withdrawn ones too; 0 where there is none. */
export const highestBulletin = (sqlite: Sqlite, kind: ReportKind, year: number): number =>
  sql<{ no: number | null }>(
    sqlite,
    'SELECT max(no) AS no FROM incident_report WHERE kind = ? AND year = ?',
  ).get(kind, year)?.no ?? 0;

/** True where a bulletin of a kind has a number of a year, withdrawn or not. */
export const isBulletinNoTaken = (sqlite: Sqlite, kind: ReportKind, year: number, no: number): boolean =>
  isBulletin(kind) &&
  sql(sqlite, 'SELECT 1 FROM incident_report WHERE kind = ? AND year = ? AND no = ?').get(kind, year, no) !==
    undefined;

/** When a report was withdrawn, which is its last step; null where it stands. */
export function withdrawnAt(sqlite: Sqlite, { id, state }: IncidentReport): Instant | null {
  const row = sql<Row>(sqlite, `${selected} WHERE p.id = ?`).get(id);
  if (state === 'issued' || row === undefined) return null;
  return (JSON.parse(row.json) as LedgerRecord<'incident-report'>).at;
}

/** Lists a step that was recorded; the first one begins the report. */
export function listReport(sqlite: Sqlite, { seq, body }: LedgerRecord<'incident-report'>): void {
  const { id, fields, year, no, issuedAt } = body.report;
  sql(
    sqlite,
    `INSERT INTO incident_report (id, incident_id, kind, year, no, issued_at, seq, steps) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, steps = steps + 1`,
  ).run(id, fields.incidentId, fields.kind, year, no, issuedAt, seq);
}
