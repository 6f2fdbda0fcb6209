import type { KeptFact } from '#domain/incident/facts';
import type { Incident } from '#domain/incident/incident';
import type { Instant } from '#domain/time/instant';
import { canonicalText, type LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** An incident after its newest step; `version` is the number of its steps. */
export type StoredIncident = { readonly incident: Incident; readonly version: number };

/** A step of an incident as it was recorded. */
export type IncidentRecord = LedgerRecord<'incident'>;

type Row = { readonly json: string; readonly version: number };

const selected = `SELECT r.json, (SELECT count(*) FROM incident_step s WHERE s.incident_id = i.id) AS version
  FROM incident i JOIN record r ON r.seq = i.seq`;

// The column holds what the chain wrote, of the kind that the table lists.
const recordIn = (json: string): IncidentRecord => JSON.parse(json) as IncidentRecord;

const stored = ({ json, version }: Row): StoredIncident => ({
  incident: recordIn(json).body.incident,
  version,
});

/** The incident of an id, or undefined. */
export function incidentById(sqlite: Sqlite, id: string): StoredIncident | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE i.id = ?`).get(id);
  return row === undefined ? undefined : stored(row);
}

/** The incident that began with a log entry, or undefined. */
export function incidentOfEntry(sqlite: Sqlite, entry: number): StoredIncident | undefined {
  const row = sql<Row>(sqlite, `${selected} WHERE i.entry_seq = ?`).get(entry);
  return row === undefined ? undefined : stored(row);
}

/** Incidents that were received in a stretch of time, the newest first. */
export const incidentsBetween = (sqlite: Sqlite, from: Instant, until: Instant): readonly StoredIncident[] =>
  sql<Row>(
    sqlite,
    `${selected} WHERE i.received_at >= ? AND i.received_at < ? ORDER BY i.received_at DESC, i.year DESC, i.no DESC`,
  )
    .all(from, until)
    .map(stored);

/** Incidents that go on, the oldest first. */
export const openIncidents = (sqlite: Sqlite): readonly StoredIncident[] =>
  sql<Row>(sqlite, `${selected} WHERE i.state = 'open' ORDER BY i.received_at, i.year, i.no`)
    .all()
    .map(stored);

/** True where an incident was ever taken in. */
export const hasIncidents = (sqlite: Sqlite): boolean =>
  sql(sqlite, 'SELECT 1 FROM incident LIMIT 1').get() !== undefined;

/** Every step of an incident in order. */
export const incidentSteps = (sqlite: Sqlite, id: string): readonly IncidentRecord[] =>
  sql<{ json: string }>(
    sqlite,
    'SELECT r.json FROM incident_step s JOIN record r ON r.seq = s.seq WHERE s.incident_id = ? ORDER BY s.seq',
  )
    .all(id)
    .map(({ json }) => recordIn(json));

/** Every fact that was stated of an incident, in the order of the record. */
export const factsOf = (sqlite: Sqlite, id: string): readonly KeptFact[] =>
  sql<{ json: string }>(sqlite, 'SELECT json FROM incident_fact WHERE incident_id = ? ORDER BY seq, place')
    .all(id)
    // `listIncidentStep` wrote it.
    .map(({ json }) => JSON.parse(json) as KeptFact);

/** The number that the next incident of a year gets. */
export const nextIncidentNo = (sqlite: Sqlite, year: number): number =>
  (sql<{ no: number | null }>(sqlite, 'SELECT max(no) AS no FROM incident WHERE year = ?').get(year)?.no ??
    0) + 1;

/** Lists a step that was recorded; the first one begins the incident. */
export function listIncidentStep(sqlite: Sqlite, { seq, at, byName, body }: IncidentRecord): void {
  const { id, year, no, fields, state, entryId } = body.incident;
  sql(
    sqlite,
    `INSERT INTO incident (id, year, no, received_at, state, seq, entry_seq) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET received_at = excluded.received_at, state = excluded.state, seq = excluded.seq`,
  ).run(id, year, no, fields.receivedAt, state, seq, entryId);
  sql(sqlite, 'INSERT INTO incident_step (incident_id, seq) VALUES (?, ?)').run(id, seq);
  body.facts.forEach((fact, place) => {
    const kept: KeptFact = { ...fact, seq, place, recordedAt: at, byName };
    sql(sqlite, 'INSERT INTO incident_fact (incident_id, seq, place, json) VALUES (?, ?, ?, ?)').run(
      id,
      seq,
      place,
      canonicalText(kept),
    );
  });
}
