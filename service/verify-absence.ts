import type { Verdict } from '#contract/methods/records';
import type { LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { listFault, rowFault, type SaidRow } from './verify-lists.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type AbsenceRow = {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly personId: string;
  readonly fromAt: string;
  readonly untilAt: string;
  readonly state: string;
  readonly seq: number;
};
type AbsenceStep = { readonly absenceId: string; readonly seq: number };

const rowOf = ({ seq, body: { absence } }: LedgerRecord<'absence'>): AbsenceRow => ({
  id: absence.id,
  year: absence.year,
  no: absence.no,
  personId: absence.fields.personId,
  fromAt: absence.fromAt,
  untilAt: absence.returned?.at ?? absence.untilAt,
  state: absence.state,
  seq,
});

/** What the records say of absences, gathered while they are read in order. */
export class SaidAbsences {
  /** The highest number of every year. */
  readonly #newest = new Map<number, number>();
  readonly steps: AbsenceStep[] = [];
  readonly absences = new Map<string, SaidRow<AbsenceRow>>();

  /** Takes a step; the first of an absence registers it under the next number of the year, and no later one changes number or person. */
  step(record: LedgerRecord<'absence'>): void {
    const row = rowOf(record);
    const known = this.absences.get(row.id);
    if ((known === undefined) !== (record.body.act === 'registered')) throw new RangeError(record.body.act);
    if (known === undefined) this.#number(row);
    else if (row.year !== known.row.year || row.no !== known.row.no || row.personId !== known.row.personId)
      throw new RangeError(`absence ${row.id}`);
    this.absences.set(row.id, { firstSeq: known?.firstSeq ?? record.seq, row });
    this.steps.push({ absenceId: row.id, seq: record.seq });
  }

  #number({ year, no }: AbsenceRow): void {
    if (no !== (this.#newest.get(year) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    this.#newest.set(year, no);
  }
}

/** Where the list of absences and of their steps is not what `records` records say, or undefined. */
export const absenceFault = (sqlite: Sqlite, said: SaidAbsences, records: number): Bad | undefined =>
  listFault(
    'absence_step',
    said.steps,
    sql<AbsenceStep>(sqlite, 'SELECT absence_id AS absenceId, seq FROM absence_step').all(),
  ) ??
  rowFault(
    'absence',
    said.absences,
    sql<AbsenceRow>(
      sqlite,
      'SELECT id, year, no, person_id AS personId, from_at AS fromAt, until_at AS untilAt, state, seq FROM absence',
    ).all(),
    records,
  );
