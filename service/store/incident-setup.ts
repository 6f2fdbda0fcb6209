import type { IncidentSetup } from '#domain/incident/setup';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** The set-up of incidents as it was recorded, with its record and how often it was changed. */
export type StoredIncidentSetup = {
  readonly setup: IncidentSetup;
  readonly seq: number;
  readonly version: number;
};

// The record holds what the chain wrote, of the kind that the table lists.
const setupIn = (json: string): IncidentSetup =>
  (JSON.parse(json) as LedgerRecord<'incident-setup'>).body.setup;

/** The set-up that holds now, or undefined while none was recorded. */
export function incidentSetupNow(sqlite: Sqlite): StoredIncidentSetup | undefined {
  const row = sql<{ json: string; seq: number; version: number }>(
    sqlite,
    'SELECT r.json, s.seq, s.version FROM incident_setup s JOIN record r ON r.seq = s.seq',
  ).get();
  return row === undefined ? undefined : { setup: setupIn(row.json), seq: row.seq, version: row.version };
}

/** The set-up that a record holds, or undefined where the record is of another kind. */
export function incidentSetupAt(sqlite: Sqlite, seq: number): IncidentSetup | undefined {
  const row = sql<{ json: string }>(
    sqlite,
    "SELECT json FROM record WHERE seq = ? AND kind = 'incident-setup'",
  ).get(seq);
  return row === undefined ? undefined : setupIn(row.json);
}

/** Lets the set-up of a record hold from now on. */
export function listIncidentSetup(sqlite: Sqlite, { seq }: LedgerRecord<'incident-setup'>): void {
  sql(
    sqlite,
    `INSERT INTO incident_setup (only, seq, version) VALUES (1, ?, 1)
     ON CONFLICT (only) DO UPDATE SET seq = excluded.seq, version = version + 1`,
  ).run(seq);
}
