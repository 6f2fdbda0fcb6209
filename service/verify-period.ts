import type { Verdict } from '#contract/methods/records';
import type { LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { listFault, rowFault, type SaidRow } from './verify-lists.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type PeriodRow = {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly state: string;
  readonly seq: number;
};
type StepRow = { readonly periodId: string; readonly seq: number };
type PlanRow = { readonly periodId: string; readonly version: number; readonly seq: number };
type ReportRow = { readonly id: string; readonly periodId: string; readonly seq: number };

const rowOf = ({ seq, body: { period } }: LedgerRecord<'period'>): PeriodRow => ({
  id: period.id,
  year: period.year,
  no: period.no,
  fromDay: period.fields.fromDay,
  untilDay: period.fields.untilDay,
  state: period.state,
  seq,
});

/** What the records say of important periods, of their tables and of what was sent, gathered while they are read in order. */
export class SaidPeriods {
  /** The highest number of every year. */
  readonly #newestNo = new Map<number, number>();
  /** The newest version of the table of every period. */
  readonly #newestVersion = new Map<string, number>();
  /** What was taken back as a mistake. */
  readonly #withdrawn = new Set<string>();
  readonly steps: StepRow[] = [];
  readonly periods = new Map<string, SaidRow<PeriodRow>>();
  readonly plans: PlanRow[] = [];
  readonly reports = new Map<string, SaidRow<ReportRow>>();

  /** Takes a step; the first declares a period under the next number of the year, no later one changes the number, and none follows the end. */
  step(record: LedgerRecord<'period'>): void {
    const row = rowOf(record);
    const known = this.periods.get(row.id);
    if ((known === undefined) !== (record.body.act === 'declared')) throw new RangeError(record.body.act);
    if (known === undefined) this.#number(row);
    else if (row.year !== known.row.year || row.no !== known.row.no) throw new RangeError(`period ${row.id}`);
    else this.#stands(row.id);
    this.periods.set(row.id, { firstSeq: known?.firstSeq ?? row.seq, row });
    this.steps.push({ periodId: row.id, seq: row.seq });
  }

  /** Takes a published table, which is of a period that stands and has the version after the newest one. */
  publish({ seq, body: { periodId, version } }: LedgerRecord<'period-plan'>): void {
    this.#stands(periodId);
    if (version !== (this.#newestVersion.get(periodId) ?? 0) + 1) throw new RangeError(`version ${version}`);
    this.#newestVersion.set(periodId, version);
    this.plans.push({ periodId, version, seq });
  }

  /** Takes a step of something that was sent; the first one sends it, all are of the same declared period, and none follows the withdrawal. */
  report({ seq, body: { act, submission } }: LedgerRecord<'period-report'>): void {
    const { id, periodId, withdrawn } = submission;
    const known = this.reports.get(id);
    if ((known === undefined) !== (act === 'sent')) throw new RangeError(act);
    if (!this.periods.has(periodId) || (known !== undefined && known.row.periodId !== periodId))
      throw new RangeError(`period ${periodId}`);
    if (this.#withdrawn.has(id)) throw new RangeError(`withdrawn ${id}`);
    if (withdrawn !== null) this.#withdrawn.add(id);
    this.reports.set(id, { firstSeq: known?.firstSeq ?? seq, row: { id, periodId, seq } });
  }

  #number({ year, no }: PeriodRow): void {
    if (no !== (this.#newestNo.get(year) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    this.#newestNo.set(year, no);
  }

  #stands(id: string): void {
    const state = this.periods.get(id)?.row.state;
    if (state === undefined || state === 'cancelled' || state === 'closed')
      throw new RangeError(`period ${id} is ${state}`);
  }
}

/** Where the lists of important periods, of their tables and of what was sent are not what `records` records say, or undefined. */
export const periodFault = (sqlite: Sqlite, said: SaidPeriods, records: number): Bad | undefined =>
  listFault(
    'period_step',
    said.steps,
    sql<StepRow>(sqlite, 'SELECT period_id AS periodId, seq FROM period_step').all(),
  ) ??
  rowFault(
    'period',
    said.periods,
    sql<PeriodRow>(
      sqlite,
      'SELECT id, year, no, from_day AS fromDay, until_day AS untilDay, state, seq FROM period',
    ).all(),
    records,
  ) ??
  listFault(
    'period_plan',
    said.plans,
    sql<PlanRow>(sqlite, 'SELECT period_id AS periodId, version, seq FROM period_plan').all(),
  ) ??
  rowFault(
    'period_report',
    said.reports,
    sql<ReportRow>(sqlite, 'SELECT id, period_id AS periodId, seq FROM period_report').all(),
    records,
  );
