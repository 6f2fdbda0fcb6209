import { presentAt } from '#domain/shift/presence';
import type { IncidentLead } from '#domain/shift/sheet';
import type { Shift } from '#domain/shift/shift';
import { recordBySeq } from './ledger.ts';
import type { RecordBodies } from './record-bodies.ts';
import { shiftRecords } from './shifts.ts';
import { type Sqlite, sql } from './sql.ts';

/** Who leads which major incident on from an earlier shift and is still there. */
export function leadsOf(sqlite: Sqlite, shift: Shift): readonly IncidentLead[] {
  const records = shiftRecords(sqlite, shift.no);
  const start = records === undefined ? undefined : recordBySeq(sqlite, records.startSeq);
  if (start?.kind !== 'hand-over') return [];
  // Somebody who was released and joined again is there for something else.
  const present = new Set<string>(
    presentAt(shift)
      .filter((member) => member.duty === 'incidentLead' || member.fromAt === shift.startedAt)
      .map((member) => member.personId),
  );
  // The kind names the shape of the body; the first program wrote no sheet into it.
  const { sheet } = start.body as Partial<RecordBodies['hand-over']>;
  return (sheet?.leads ?? []).filter((lead) => present.has(lead.personId));
}

/** Notes that an incident was signed as stable: it is handed over like any other matter from here on. */
export function releaseIncident(sqlite: Sqlite, entry: number, seq: number): void {
  sql(sqlite, 'INSERT OR REPLACE INTO incident_release (entry_seq, record_seq) VALUES (?, ?)').run(
    entry,
    seq,
  );
}

/** Entries of incidents that were signed as stable. */
export const releasedIncidents = (sqlite: Sqlite): ReadonlySet<number> =>
  new Set(
    sql<{ entry: number }>(sqlite, 'SELECT entry_seq AS entry FROM incident_release')
      .all()
      .map((row) => row.entry),
  );
