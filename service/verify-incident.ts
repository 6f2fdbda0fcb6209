import type { Verdict } from '#contract/methods/records';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';
import { type Sqlite, sql } from './store/sql.ts';
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
type Stage = LedgerRecord<'incident'>['body']['incident']['stages'][number];
type SaidIncident = SaidRow<IncidentRow> & {
  readonly setupSeq: number;
  readonly stages: ReadonlyMap<string, Stage>;
};
type SaidReport = SaidRow<ReportRow> & {
  readonly isWithdrawn: boolean;
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
  report.deliveries.map(({ unit, sentAt }) => `${sentAt} ${unit}`);

/** Refuses a clock that is not as long as its policy says, or that says it was met and not by what. */
function refuseStage({ id, state, met, minutes, startAt, dueAt, origin }: Stage): void {
  if ((state === 'met') !== (met !== null)) throw new RangeError(`stage ${id} is ${state}`);
  if (origin === 'hand') return;
  const due = minutes === null ? null : Date.parse(startAt) + minutes * 60_000;
  if ((dueAt === null ? null : Date.parse(dueAt)) !== due)
    throw new RangeError(`stage ${id} is due ${dueAt}`);
}

/** What the records say of incidents, their facts, calls and reports, and of the set-up that they go by, gathered while they are read in order. */
export class SaidIncidents {
  readonly #newestNo = new Map<number, number>();
  /** Numbers of bulletins that are taken, by kind and year. */
  readonly #bulletins = new Set<string>();
  readonly setups: number[] = [];
  readonly incidents = new Map<string, SaidIncident>();
  readonly steps: StepRow[] = [];
  readonly facts: FactRow[] = [];
  readonly calls = new Map<string, SaidRow<CallRow> & { readonly stageIds: string }>();
  readonly reports = new Map<string, SaidReport>();

  /** Takes a set-up, which holds for the incidents that begin after it. */
  setUp({ seq }: LedgerRecord<'incident-setup'>): void {
    this.setups.push(seq);
  }

  /**
   * Takes a step; the first opens an incident under the next number of the year, by a set-up that was recorded before. No later one changes
   * the number, the set-up or the entry, none loses a clock or what met it, and none follows where it was made void.
   */
  step(record: LedgerRecord<'incident'>): void {
    const { act, incident, facts } = record.body;
    const row = rowOf(record);
    const known = this.incidents.get(row.id);
    if ((known === undefined) !== (act === 'opened')) throw new RangeError(act);
    incident.stages.forEach(refuseStage);
    const stages = new Map(incident.stages.map((stage) => [stage.id, stage]));
    if (stages.size !== incident.stages.length) throw new RangeError('a clock twice');
    if (known === undefined) this.#begin(row, incident.setupSeq);
    else if (!follows(known, row, incident.setupSeq, stages)) throw new RangeError(`incident ${row.id}`);
    const { setupSeq } = incident;
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
   * no other has. No later one changes the number or loses a delivery, and none follows the withdrawal.
   */
  report(record: LedgerRecord<'incident-report'>): void {
    const { seq, body } = record;
    const { id, fields, year, no, issuedAt, state } = body.report;
    const known = this.reports.get(id);
    const { incidentId, kind } = fields;
    const row = { id, incidentId, kind, year, no, issuedAt, seq, steps: (known?.row.steps ?? 0) + 1 };
    const deliveries = deliveriesOf(record);
    if ((known === undefined) !== (body.act === 'issued')) throw new RangeError(body.act);
    if (incidentId !== null && !this.incidents.has(incidentId))
      throw new RangeError(`incident ${incidentId}`);
    if (known === undefined) this.#numberBulletin(row);
    else if (!reportFollows(known, row, deliveries)) throw new RangeError(`report ${id}`);
    const isWithdrawn = state === 'withdrawn';
    this.reports.set(id, { firstSeq: known?.firstSeq ?? seq, row, isWithdrawn, deliveries });
  }

  #begin({ year, no }: IncidentRow, setupSeq: number): void {
    if (no !== (this.#newestNo.get(year) ?? 0) + 1) throw new RangeError(`number ${year}-${no}`);
    if (!this.setups.includes(setupSeq)) throw new RangeError(`set-up ${setupSeq}`);
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
  nextStages: ReadonlyMap<string, Stage>,
): boolean =>
  row.state !== 'void' &&
  setupSeq === nextSetup &&
  (['year', 'no', 'entrySeq'] as const).every((key) => row[key] === next[key]) &&
  [...stages.values()].every(({ id, met }) => {
    const later = nextStages.get(id);
    return later !== undefined && (met === null || canonicalText(later.met) === canonicalText(met));
  });

const reportFollows = (
  { row, isWithdrawn, deliveries }: SaidReport,
  next: ReportRow,
  nextDeliveries: readonly string[],
): boolean =>
  !isWithdrawn &&
  (['incidentId', 'kind', 'year', 'no', 'issuedAt'] as const).every((key) => row[key] === next[key]) &&
  deliveries.every((one, place) => nextDeliveries[place] === one);

function setupFault(sqlite: Sqlite, setups: readonly number[], newest: number): Bad | undefined {
  const row = sql<{ seq: number; version: number }>(sqlite, 'SELECT seq, version FROM incident_setup').get();
  const isRight =
    row === undefined ? setups.length === 0 : row.seq === setups.at(-1) && row.version === setups.length;
  return isRight
    ? undefined
    : { seq: setups.at(-1) ?? newest, reason: 'view-differs', detail: 'incident_setup' };
}

/** Where the lists of incidents, their facts, calls and reports are not what `records` records say, or undefined. */
export const incidentFault = (sqlite: Sqlite, said: SaidIncidents, records: number): Bad | undefined =>
  setupFault(sqlite, said.setups, records) ??
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
