import type { IncidentCall } from '#domain/incident/incident-call';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

// The column holds what the chain wrote, of the kind that the table lists.
const callIn = ({ json }: { readonly json: string }): IncidentCall =>
  (JSON.parse(json) as LedgerRecord<'incident-call'>).body.call;

/** Calls and attempts of an incident in order of time, each as it was put right last. */
export const callsOf = (sqlite: Sqlite, incidentId: string): readonly IncidentCall[] =>
  sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM incident_call c JOIN record r ON r.seq = c.seq WHERE c.incident_id = ? ORDER BY c.started_at, c.id',
  )
    .all(incidentId)
    .map(callIn);

/** The call of an id as it was put right last, or undefined. */
export function callById(sqlite: Sqlite, id: string): IncidentCall | undefined {
  const row = sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM incident_call c JOIN record r ON r.seq = c.seq WHERE c.id = ?',
  ).get(id);
  return row === undefined ? undefined : callIn(row);
}

/** Lists a call that was recorded or put right. */
export function listCall(sqlite: Sqlite, { seq, body }: LedgerRecord<'incident-call'>): void {
  const { id, incidentId, startedAt } = body.call;
  sql(
    sqlite,
    `INSERT INTO incident_call (id, incident_id, started_at, seq, steps) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, seq = excluded.seq, steps = steps + 1`,
  ).run(id, incidentId, startedAt, seq);
}
