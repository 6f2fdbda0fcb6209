import { recordBySeq } from './ledger.ts';
import type { OffPlan, RecordBody } from './record-bodies.ts';
import { shiftRecords } from './shifts.ts';
import type { Sqlite } from './sql.ts';

/** What the record that began a shift says of who was planned and did not come; undefined where everybody did, or nothing was published. */
export function offPlanOfShift(sqlite: Sqlite, no: number): OffPlan | undefined {
  const startSeq = shiftRecords(sqlite, no)?.startSeq;
  const record = startSeq === undefined ? undefined : recordBySeq(sqlite, startSeq);
  // A shift begins with one of these two.
  return (record?.body as RecordBody<'take-over' | 'hand-over'> | undefined)?.offPlan;
}
