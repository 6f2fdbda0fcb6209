import type { Chase } from '#domain/office/chase';
import type { IsoDay } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** Calls about reports of days of a span, in order of time. */
export const chasesBetween = (sqlite: Sqlite, fromDay: IsoDay, untilDay: IsoDay): readonly Chase[] =>
  sql<{ json: string }>(
    sqlite,
    `SELECT r.json FROM chase c JOIN record r ON r.seq = c.seq WHERE c.day >= ? AND c.day <= ? ORDER BY c.called_at, c.seq`,
  )
    .all(fromDay, untilDay)
    // The column holds what the chain wrote, of the kind that the table lists.
    .map(({ json }) => (JSON.parse(json) as LedgerRecord<'chase'>).body.chase);

/** Lists a call that was recorded. */
export function listChase(sqlite: Sqlite, { seq, body }: LedgerRecord<'chase'>): void {
  const { id, roomId, day, calledAt } = body.chase;
  sql(sqlite, 'INSERT INTO chase (id, room_id, day, called_at, seq) VALUES (?, ?, ?, ?, ?)').run(
    id,
    roomId,
    day,
    calledAt,
    seq,
  );
}
