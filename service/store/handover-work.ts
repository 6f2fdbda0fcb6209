import type { HandoverWork } from '#contract/methods/shifts';
import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** What was typed so far at the handover of a shift, or null. */
export function workOf(sqlite: Sqlite, shiftNo: number): HandoverWork | null {
  const row = sql<{ json: string }>(sqlite, 'SELECT json FROM handover_work WHERE shift_no = ?').get(shiftNo);
  // The column holds what `keepWork` wrote.
  return row === undefined ? null : (JSON.parse(row.json) as HandoverWork);
}

/** Keeps what is typed at the handover of a shift, replacing what was kept before. */
export function keepWork(sqlite: Sqlite, shiftNo: number, work: HandoverWork, at: Instant): void {
  sql(
    sqlite,
    `INSERT INTO handover_work (shift_no, json, kept_at) VALUES (?, ?, ?)
     ON CONFLICT (shift_no) DO UPDATE SET json = excluded.json, kept_at = excluded.kept_at`,
  ).run(shiftNo, JSON.stringify(work), at);
}

/** Lets go of what was typed at the handover of a shift that has ended. */
export function dropWork(sqlite: Sqlite, shiftNo: number): void {
  sql(sqlite, 'DELETE FROM handover_work WHERE shift_no = ?').run(shiftNo);
}
