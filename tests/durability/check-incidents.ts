import type { Output } from '#contract/methods';
import type { LedgerRecord } from '#service/store/ledger';
import type { RecordBody } from '#service/store/record-bodies';
import type { Sqlite } from '#service/store/sql';

/** The command that a record of an incident, a call, a report or a spot check was written by; empty where one beside it says so. */
export function incidentCallIdIn({ kind, body }: LedgerRecord): string {
  // The kind says what the body is.
  if (kind === 'incident-call') return (body as RecordBody<'incident-call'>).call.note;
  if (kind === 'incident-report') return (body as RecordBody<'incident-report'>).report.fields.title;
  if (kind === 'spot-check') return (body as RecordBody<'spot-check'>).note;
  const { act, note, incident } = body as RecordBody<'incident'>;
  return act === 'opened' ? incident.fields.title : note;
}

type Kept = {
  readonly kind: 'incident' | 'incident-call' | 'bulletin' | 'check';
  readonly output: unknown;
  readonly seq: number;
};

/** Why what was acknowledged of an incident or a spot check is not listed as it was answered, or undefined. */
export function incidentKeptFault(sqlite: Sqlite, { kind, output, seq }: Kept): string | undefined {
  const one = (text: string, ...values: readonly (string | number)[]): unknown =>
    sqlite
      .prepare(text)
      .pluck()
      .get(...values);
  // The kind says which call was answered.
  switch (kind) {
    case 'incident': {
      const { incident, version } = output as Output<'incident.open'>;
      const { id, year, no } = incident;
      const isNumbered =
        one('SELECT 1 FROM incident WHERE id = ? AND year = ? AND no = ?', id, year, no) === 1;
      const listed = one(
        'SELECT seq FROM incident_step WHERE incident_id = ? ORDER BY seq LIMIT 1 OFFSET ?',
        id,
        version - 1,
      );
      return isNumbered && listed === seq
        ? undefined
        : `step ${version} of incident ${year}-${no} was acknowledged and is not that one`;
    }
    case 'incident-call': {
      const { incident } = output as Output<'incident.call'>;
      return one('SELECT incident_id FROM incident_call WHERE seq = ?', seq) === incident.id
        ? undefined
        : `the call of record ${seq} was acknowledged and is not listed`;
    }
    case 'bulletin':
    case 'check': {
      const table = kind === 'bulletin' ? 'incident_report' : 'spot_check';
      const { id, year, no } = output as Output<'report.issue'> | Output<'check.make'>;
      return one(`SELECT seq FROM ${table} WHERE id = ? AND year = ? AND no = ?`, id, year, no) === seq
        ? undefined
        : `${kind} ${year}-${no} was acknowledged and is not listed as record ${seq}`;
    }
    default:
      return kind satisfies never;
  }
}
