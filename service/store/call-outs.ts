import type { CallOut } from '#domain/period/call-out';
import type { Instant } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A call-out after its newest step; `version` is the number of its steps. */
export type StoredCallOut = { readonly callOut: CallOut; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = 'SELECT r.json, c.steps AS version FROM call_out c JOIN record r ON r.seq = c.seq';

const stored = ({ json, version }: Row): StoredCallOut => ({
  // The column holds what the chain wrote, of the kind that the table lists.
  callOut: (JSON.parse(json) as LedgerRecord<'call-out'>).body.callOut,
  version,
});

/** The call-out of an id, or undefined. */
export function callOutById(sqlite: Sqlite, id: string): StoredCallOut | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE c.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** Call-outs that were begun in a stretch of time, the newest first. */
export const callOutsBetween = (sqlite: Sqlite, from: Instant, until: Instant): readonly StoredCallOut[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE c.called_at >= ? AND c.called_at < ? ORDER BY c.called_at DESC, c.seq DESC`,
  )
    .all(from, until)
    .map(stored);

/** Call-outs that go on, the oldest first. */
export const openCallOuts = (sqlite: Sqlite): readonly StoredCallOut[] =>
  sql<Row>(sqlite, `${selected} WHERE c.is_ended = 0 ORDER BY c.called_at, c.seq`).all().map(stored);

/** The number that the next call-out of a year gets; drills are counted apart. */
export const nextCallOutNo = (sqlite: Sqlite, year: number, isDrill: boolean): number =>
  (sql<{ no: number | null }>(
    sqlite,
    'SELECT max(no) AS no FROM call_out WHERE year = ? AND is_drill = ?',
  ).get(year, isDrill ? 1 : 0)?.no ?? 0) + 1;

/** Lists a step that was recorded; the first one begins the call-out. */
export function listCallOut(sqlite: Sqlite, { seq, body }: LedgerRecord<'call-out'>): void {
  const { id, year, no, isDrill, calledAt, ended } = body.callOut;
  sql(
    sqlite,
    `INSERT INTO call_out (id, year, no, is_drill, called_at, is_ended, seq, steps) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET is_ended = excluded.is_ended, seq = excluded.seq, steps = steps + 1`,
  ).run(id, year, no, isDrill ? 1 : 0, calledAt, ended === null ? 0 : 1, seq);
}
