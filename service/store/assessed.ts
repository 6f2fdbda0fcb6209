import type { AssessedIncident } from '#domain/incident/assess';
import type { Instant } from '#domain/time/instant';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

type Row = { readonly json: string };

const received = 'i.received_at >= ? AND i.received_at < ?';

/** Incidents that were received in a stretch of time, with every call and report of each as it stands; the newest first. */
export function assessedBetween(sqlite: Sqlite, from: Instant, until: Instant): readonly AssessedIncident[] {
  const rows = (joined: string): readonly string[] =>
    sql<Row>(
      sqlite,
      `SELECT r.json FROM incident i ${joined} WHERE ${received} ORDER BY i.received_at DESC, i.year DESC, i.no DESC`,
    )
      .all(from, until)
      .map(({ json }) => json);
  // The columns hold what the chain wrote, of the kinds that the tables list.
  const calls = rows('JOIN incident_call c ON c.incident_id = i.id JOIN record r ON r.seq = c.seq').map(
    (json) => (JSON.parse(json) as LedgerRecord<'incident-call'>).body.call,
  );
  const reports = rows('JOIN incident_report p ON p.incident_id = i.id JOIN record r ON r.seq = p.seq').map(
    (json) => (JSON.parse(json) as LedgerRecord<'incident-report'>).body.report,
  );
  const callsOf = Map.groupBy(calls, ({ incidentId }) => incidentId);
  const reportsOf = Map.groupBy(reports, ({ fields }) => fields.incidentId);
  return rows('JOIN record r ON r.seq = i.seq').map((json) => {
    const { incident } = (JSON.parse(json) as LedgerRecord<'incident'>).body;
    return {
      incident,
      calls: callsOf.get(incident.id) ?? [],
      reports: reportsOf.get(incident.id) ?? [],
    };
  });
}
