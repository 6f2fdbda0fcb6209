import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
import { clockFault, type SaidClock, type SetupClocks, setupClocks, stayedTheSame } from './verify-clock.ts';
import { listFault, rowFault, type SaidRow } from './verify-lists.ts';

type Bad = NonNullable<Verdict['firstBad']>;
type IncidentRow = {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly receivedAt: string;
  readonly state: string;
  readonly seq: number;
  readonly entrySeq: number | null;
};
type StepRow = { readonly incidentId: string; readonly seq: number };
type FactRow = StepRow & { readonly place: number; readonly json: string };
type CallRow = StepRow & { readonly id: string; readonly startedAt: string; readonly steps: number };
type ReportRow = {
  readonly id: string;
  readonly incidentId: string | null;
  readonly kind: string;
  readonly year: number;
  readonly no: number;
  readonly issuedAt: string;
  readonly seq: number;
  readonly steps: number;
};
type SaidIncident = SaidRow<IncidentRow> & {
  readonly setupSeq: number;
  readonly stages: ReadonlyMap<string, SaidClock>;
};
type SaidReport = SaidRow<ReportRow> & {
  readonly isWithdrawn: boolean;
  /** What was written and who signed it, which no later step changes. */
  readonly written: string;
  readonly deliveries: readonly string[];
};

const rowOf = ({ seq, body: { incident } }: LedgerRecord<'incident'>): IncidentRow => ({
  id: incident.id,
  year: incident.year,
  no: incident.no,
  receivedAt: incident.fields.receivedAt,
  state: incident.state,
  seq,
  entrySeq: incident.entryId,
});

const deliveriesOf = ({ body: { report } }: LedgerRecord<'incident-report'>): string[] =>
  report.deliveries.map(({ unit, sentAt }) => canonicalText([sentAt, unit]));

function writtenOf({ body: { report } }: LedgerRecord<'incident-report'>): string {
  const { deliveries: _sent, state: _state, reason: _reason, ...written } = report;
  return canonicalText(written);
}

/** What the records say of incidents, their facts, calls and reports, and of the set-up that they go by, gathered while they are read in order. */
export class SaidIncidents {
  readonly #newestNo = new Map<number, number>();
  /** Numbers of bulletins that are taken, by kind and year. */
  readonly #bulletins = new Set<string>();
  readonly setups = new Map<number, SetupClocks>();
  readonly incidents = new Map<string, SaidIncident>();
  readonly steps: StepRow[] = [];
  readonly facts: FactRow[] = [];
  readonly calls = new Map<string, SaidRow<CallRow> & { readonly stageIds: string }>();
  readonly reports = new Map<string, SaidReport>();

  /** Takes a set-up, which holds for the incidents that begin after it. */
  setUp({ seq, body: { setup } }: LedgerRecord<'incident-setup'>): void {
    this.setups.set(seq, setupClocks(setup));
  }

  /**
   * Takes a step; the first opens an incident under the next number of the year, by a set-up that was recorded before. No later one changes
   * the number, the set-up or the entry, none loses a clock, what it is or what met it, and none follows where it was made void.
   */
  step(record: LedgerRecord<'incident'>): void {
    const { act, incident, facts } = record.body;
    const row = rowOf(record);
    const known = this.incidents.get(row.id);
    if ((known === undefined) !== (act === 'opened')) throw new RangeError(act);
    const { setupSeq } = incident;
    const clocks = this.setups.get(setupSeq);
    if (clocks === undefined) throw new RangeError(`set-up ${setupSeq}`);
    const fault = incident.stages.map((stage) => clockFault(stage, clocks)).find((one) => one !== undefined);
    if (fault !== undefined) throw new RangeError(fault);
    const stages = new Map<string, SaidClock>(incident.stages.map((stage) => [stage.id, stage]));
    if (stages.size !== incident.stages.length) throw new RangeError('a clock twice');
    if (known === undefined) this.#begin(row);
    else if (!follows(known, row, setupSeq, stages)) throw new RangeError(`incident ${row.id}`);
    this.incidents.set(row.id, { firstSeq: known?.firstSeq ?? row.seq, row, setupSeq, stages });
    this.steps.push({ incidentId: row.id, seq: row.seq });
    facts.forEach((fact, place) => {
      const kept = { ...fact, seq: row.seq, place, recordedAt: record.at, byName: record.byName };
      this.facts.push({ incidentId: row.id, seq: row.seq, place, json: canonicalText(kept) });
    });
  }

  /** Takes a call, which is about an incident that was opened; one that puts it right changes neither the incident nor the clocks it met. */
  call({ seq, body: { act, call } }: LedgerRecord<'incident-call'>): void {
    const { id, incidentId, startedAt } = call;
    const known = this.calls.get(id);
    const stageIds = canonicalText(call.stageIds);
    if ((known === undefined) !== (act === 'noted')) throw new RangeError(act);
    if (!this.incidents.has(incidentId)) throw new RangeError(`incident ${incidentId}`);
    if (known !== undefined && (known.row.incidentId !== incidentId || known.stageIds !== stageIds))
      throw new RangeError(`call ${id}`);
    const row = { id, incidentId, startedAt, seq, steps: (known?.row.steps ?? 0) + 1 };
    this.calls.set(id, { firstSeq: known?.firstSeq ?? seq, row, stageIds });
  }

  /**
   * Takes a step of a report; the first issues it, of an incident that was opened or of none, a bulletin under a number of its kind and year that
   * no other has. No later one changes what was written, who signed it or the number, or loses a delivery, and none follows the withdrawal.
   */
  report(record: LedgerRecord<'incident-report'>): void {
    const { seq, body } = record;
    const { id, fields, year, no, issuedAt, state } = body.report;
    const known = this.reports.get(id);
    const { incidentId, kind } = fields;
    const row = { id, incidentId, kind, year, no, issuedAt, seq, steps: (known?.row.steps ?? 0) + 1 };
    const deliveries = deliveriesOf(record);
    const written = writtenOf(record);
    if ((known === undefined) !== (body.act === 'issued')) throw new RangeError(body.act);
    if (incidentId !== null && !this.incidents.has(incidentId))
      throw new RangeError(`incident ${incidentId}`);
    if (known === undefined) this.#numberBulletin(row);
    else if (!reportFollows(known, written, deliveries)) throw new RangeError(`report ${id}`);
    const isWithdrawn = state === 'withdrawn';
    this.reports.set(id, { firstSeq: known?.firstSeq ?? seq, row, isWithdrawn, written, deliveries });
  }

  #begin({ year, no }: IncidentRow): void {
    if (no !== (this.#newestNo.get(year) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    this.#newestNo.set(year, no);
  }

  #numberBulletin({ kind, year, no }: ReportRow): void {
    if (kind !== 'bulletin' && kind !== 'special') return;
    const number = `${kind} ${year} ${no}`;
    if (this.#bulletins.has(number)) throw new RangeError(`number ${number}`);
    this.#bulletins.add(number);
  }
}

const follows = (
  { row, setupSeq, stages }: SaidIncident,
  next: IncidentRow,
  nextSetup: number,
  nextStages: ReadonlyMap<string, SaidClock>,
): boolean =>
  row.state !== 'void' &&
  setupSeq === nextSetup &&
  (['year', 'no', 'entrySeq'] as const).every((key) => row[key] === next[key]) &&
  [...stages].every(([id, clock]) => stayedTheSame(clock, nextStages.get(id)));

const reportFollows = (
  { isWithdrawn, written, deliveries }: SaidReport,
  nextWritten: string,
  nextDeliveries: readonly string[],
): boolean =>
  !isWithdrawn && written === nextWritten && deliveries.every((one, place) => nextDeliveries[place] === one);

function setupFault(sqlite: Sqlite, setups: readonly number[], newest: number): Bad | undefined {
  const rows = sql<{ seq: number; version: number }>(sqlite, 'SELECT seq, version FROM incident_setup').all();
  const [row] = rows;
  const isRight =
    rows.length === Math.min(setups.length, 1) &&
    (row === undefined || (row.seq === setups.at(-1) && row.version === setups.length));
  return isRight
    ? undefined
    : { seq: setups.at(-1) ?? newest, reason: 'view-differs', detail: 'incident_setup' };
}

/** Where the lists of incidents, their facts, calls and reports are not what `records` records say, or undefined. */
export const incidentFault = (sqlite: Sqlite, said: SaidIncidents, records: number): Bad | undefined =>
  setupFault(sqlite, [...said.setups.keys()], records) ??
  listFault(
    'incident_step',
    said.steps,
    sql<StepRow>(sqlite, 'SELECT incident_id AS incidentId, seq FROM incident_step').all(),
  ) ??
  rowFault(
    'incident',
    said.incidents,
    sql<IncidentRow>(
      sqlite,
      'SELECT id, year, no, received_at AS receivedAt, state, seq, entry_seq AS entrySeq FROM incident',
    ).all(),
    records,
  ) ??
  listFault(
    'incident_fact',
    said.facts,
    sql<FactRow>(sqlite, 'SELECT incident_id AS incidentId, seq, place, json FROM incident_fact').all(),
  ) ??
  rowFault(
    'incident_call',
    said.calls,
    sql<CallRow>(
      sqlite,
      'SELECT id, incident_id AS incidentId, started_at AS startedAt, seq, steps FROM incident_call',
    ).all(),
    records,
  ) ??
  rowFault(
    'incident_report',
    said.reports,
    sql<ReportRow>(
      sqlite,
      'SELECT id, incident_id AS incidentId, kind, year, no, issued_at AS issuedAt, seq, steps FROM incident_report',
    ).all(),
    records,
  );
