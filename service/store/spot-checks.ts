import type { SpotCheck } from '#domain/check/spot-check';
import type { Instant } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** A spot check after its newest step; `version` is the number of its steps. */
export type StoredCheck = { readonly check: SpotCheck; readonly version: number };

type Row = { readonly json: string; readonly version: number };

const selected = 'SELECT r.json, c.steps AS version FROM spot_check c JOIN record r ON r.seq = c.seq';

const stored = ({ json, version }: Row): StoredCheck => ({
  // The column holds what the chain wrote, of the kind that the table lists.
  check: (JSON.parse(json) as LedgerRecord<'spot-check'>).body.check,
  version,
});

/** The check of an id, or undefined. */
export function checkById(sqlite: Sqlite, id: string): StoredCheck | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE c.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** Checks that were picked in a stretch of time, the newest first. */
export const checksBetween = (sqlite: Sqlite, from: Instant, until: Instant): readonly StoredCheck[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE c.picked_at >= ? AND c.picked_at < ? ORDER BY c.picked_at DESC, c.year DESC, c.no DESC`,
  )
    .all(from, until)
    .map(stored);

/** The number that the next check of a year gets. */
export const nextCheckNo = (sqlite: Sqlite, year: number): number =>
  (sql<{ no: number | null }>(sqlite, 'SELECT max(no) AS no FROM spot_check WHERE year = ?').get(year)?.no ??
    0) + 1;

/** Lists a step that was recorded; the first one begins the check. */
export function listCheck(sqlite: Sqlite, { seq, body }: LedgerRecord<'spot-check'>): void {
  const { id, year, no, roomId, pickedAt } = body.check;
  sql(
    sqlite,
    `INSERT INTO spot_check (id, year, no, room_id, picked_at, seq, steps) VALUES (?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, steps = steps + 1`,
  ).run(id, year, no, roomId, pickedAt, seq);
}
