import type { Verdict } from '#contract/methods/records';
import type { LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';

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
type SaidAbsence = { readonly firstSeq: number; row: AbsenceRow };

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
  /** The absence of every step, by the number of its record. */
  readonly steps = new Map<number, string>();
  readonly absences = new Map<string, SaidAbsence>();

  /** Takes a step; the first of an absence registers it under the next number of the year, and no later one changes number or person. */
  step(record: LedgerRecord<'absence'>): void {
    const row = rowOf(record);
    const known = this.absences.get(row.id);
    if ((known === undefined) !== (record.body.act === 'registered')) throw new RangeError(record.body.act);
    if (known === undefined) this.#number(row);
    else if (row.year !== known.row.year || row.no !== known.row.no || row.personId !== known.row.personId)
      throw new RangeError(`absence ${row.id}`);
    this.absences.set(row.id, { firstSeq: known?.firstSeq ?? record.seq, row });
    this.steps.set(record.seq, row.id);
  }

  #number({ year, no }: AbsenceRow): void {
    if (no !== (this.#newest.get(year) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    this.#newest.set(year, no);
  }
}

const fault = (seq: number, detail: string): Bad => ({ seq, reason: 'view-differs', detail });

function stepFault(sqlite: Sqlite, said: ReadonlyMap<number, string>): Bad | undefined {
  const listed = Map.groupBy(
    sql<{ absenceId: string; seq: number }>(
      sqlite,
      'SELECT absence_id AS absenceId, seq FROM absence_step',
    ).all(),
    ({ seq }) => seq,
  );
  const bad = [...new Set([...said.keys(), ...listed.keys()])]
    .toSorted((one, other) => one - other)
    .find((seq) => {
      const rows = listed.get(seq) ?? [];
      return rows.length !== 1 || rows[0]?.absenceId !== said.get(seq);
    });
  return bad === undefined ? undefined : fault(bad, 'absence_step');
}

/** Where the list of absences and of their steps is not what `records` records say, or undefined. */
export function absenceFault(sqlite: Sqlite, said: SaidAbsences, records: number): Bad | undefined {
  const step = stepFault(sqlite, said.steps);
  if (step !== undefined) return step;
  const rows = new Map(
    sql<AbsenceRow>(
      sqlite,
      'SELECT id, year, no, person_id AS personId, from_at AS fromAt, until_at AS untilAt, state, seq FROM absence',
    )
      .all()
      .map((row) => [row.id, row]),
  );
  // In the order in which the absences were registered.
  for (const [id, { firstSeq, row }] of said.absences) {
    const found = rows.get(id);
    if (found === undefined) return fault(firstSeq, 'absence');
    const differs = (Object.keys(row) as (keyof AbsenceRow)[]).find((key) => row[key] !== found[key]);
    if (differs !== undefined) return fault(firstSeq, `absence ${differs}`);
  }
  return rows.size === said.absences.size ? undefined : fault(records, 'absence');
}
