import type { Swap } from '#domain/rota/swap';
import type { IsoMonth } from '#domain/rota/duty';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

type Step = LedgerRecord<'rota-swap'>;

/** Lists a step of a request that was recorded: the first one begins it. */
export function listSwapStep(sqlite: Sqlite, record: Step): void {
  const { id, state, request } = record.body;
  sql(
    sqlite,
    `INSERT INTO rota_swap (id, give_day, take_day, state) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
  ).run(id, request.give.day, request.take?.day ?? null, state);
  sql(sqlite, 'INSERT INTO rota_swap_step (swap_id, seq) VALUES (?, ?)').run(id, record.seq);
}

/** A request with every step it took, or undefined where there is none of that name. */
export function swapById(sqlite: Sqlite, id: string): Swap | undefined {
  const steps = sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM rota_swap_step s JOIN record r ON r.seq = s.seq WHERE s.swap_id = ? ORDER BY s.seq',
  )
    .all(id)
    // The column holds what the chain wrote, of the kind that the table lists.
    .map((row) => JSON.parse(row.json) as Step);
  const newest = steps.at(-1);
  if (newest === undefined) return undefined;
  const { body } = newest;
  const filed = sql<{ month: IsoMonth; version: number }>(
    sqlite,
    // The versions that an approval makes, one a month, are the records after it.
    `SELECT v.month, v.version FROM rota_version v JOIN record r ON r.seq = v.seq
     WHERE v.seq BETWEEN ? AND ? AND json_extract(r.json, '$.body.swap') = ? ORDER BY v.month`,
  );
  return {
    ...body.request,
    id,
    state: body.state,
    byId: body.byId as Swap['byId'],
    byName: body.byName,
    withName: body.withName,
    steps: steps.map((step) => ({
      state: step.body.state,
      at: step.at,
      personId: (step.body.signatures?.[0]?.personId ?? step.body.byId) as Swap['byId'],
      name: step.byName,
      note: step.body.note,
    })),
    filed: body.state === 'approved' ? filed.all(newest.seq + 1, newest.seq + 2, id) : [],
  };
}

/** Requests that touch a duty from `fromDay` to `untilDay`, the newest first. */
export const swapsBetween = (sqlite: Sqlite, fromDay: string, untilDay: string): readonly Swap[] =>
  sql<{ id: string }>(
    sqlite,
    `SELECT s.id FROM rota_swap s WHERE s.give_day BETWEEN ? AND ? OR s.take_day BETWEEN ? AND ?
     ORDER BY (SELECT max(seq) FROM rota_swap_step WHERE swap_id = s.id) DESC`,
  )
    .all(fromDay, untilDay, fromDay, untilDay)
    .flatMap(({ id }) => swapById(sqlite, id) ?? []);
