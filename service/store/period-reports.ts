import type { Submission } from '#domain/period/submission';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

type Row = { readonly json: string };

// The column holds what the chain wrote, of the kind that the table lists.
const submissionIn = ({ json }: Row): Submission =>
  (JSON.parse(json) as LedgerRecord<'period-report'>).body.submission;

/** Everything that was sent of a period, withdrawn ones too, in order of sending. */
export const submissionsOf = (sqlite: Sqlite, periodId: string): readonly Submission[] =>
  sql<Row>(sqlite, 'SELECT r.json FROM period_report p JOIN record r ON r.seq = p.seq WHERE p.period_id = ?')
    .all(periodId)
    .map(submissionIn)
    .toSorted((one, other) => one.fields.at.localeCompare(other.fields.at) || one.id.localeCompare(other.id));

/** What was sent under an id, or undefined. */
export function submissionById(sqlite: Sqlite, id: string): Submission | undefined {
  const row = sql<Row>(
    sqlite,
    'SELECT r.json FROM period_report p JOIN record r ON r.seq = p.seq WHERE p.id = ?',
  ).get(id);
  return row === undefined ? undefined : submissionIn(row);
}

/** Lists a step that was recorded; the first one begins the submission. */
export function listSubmission(sqlite: Sqlite, { seq, body }: LedgerRecord<'period-report'>): void {
  const { id, periodId } = body.submission;
  sql(
    sqlite,
    'INSERT INTO period_report (id, period_id, seq) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq',
  ).run(id, periodId, seq);
}
