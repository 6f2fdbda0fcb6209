import { presentAt } from '#domain/shift/presence';
import type { IncidentLead } from '#domain/shift/sheet';
import type { Shift } from '#domain/shift/shift';
import { recordBySeq } from './ledger.ts';
import type { RecordBodies } from './record-bodies.ts';
import { shiftRecords } from './shifts.ts';
import type { Sqlite } from './sql.ts';

/** Who leads which major incident on from an earlier shift and is still there. */
export function leadsOf(sqlite: Sqlite, shift: Shift): readonly IncidentLead[] {
  const records = shiftRecords(sqlite, shift.no);
  const start = records === undefined ? undefined : recordBySeq(sqlite, records.startSeq);
  if (start?.kind !== 'hand-over') return [];
  const present = new Set<string>(presentAt(shift).map((member) => member.personId));
  // The kind names the shape of the body; the first program wrote no sheet into it.
  const { sheet } = start.body as Partial<RecordBodies['hand-over']>;
  return (sheet?.leads ?? []).filter((lead) => present.has(lead.personId));
}
