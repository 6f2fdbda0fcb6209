import type { Output } from '#contract/methods';
import type { PeriodLine, PlanVersion } from '#contract/methods/period-nouns';
import { callOutNumber } from '#domain/period/call-out';
import { periodNumber } from '#domain/period/period';
import type { Submission } from '#domain/period/submission';
import type { LedgerRecord } from '#service/store/ledger';
import type { RecordBody } from '#service/store/record-bodies';
import type { Sqlite } from '#service/store/sql';

/** The command that a record of an important period, its table, what was sent or a call-out was written by. */
export function periodCallIdIn({ kind, body }: LedgerRecord): string {
  // The kind says what the body is.
  if (kind === 'period') return (body as RecordBody<'period'>).note;
  if (kind === 'period-plan') return (body as RecordBody<'period-plan'>).reason;
  if (kind === 'period-report') return (body as RecordBody<'period-report'>).submission.fields.note;
  const { act, note, callOut } = body as RecordBody<'call-out'>;
  if (act === 'called') return callOut.reason;
  return callOut.ended?.conclusion ?? note;
}

/** What was answered to a command about periods that was acknowledged, and the record it wrote. */
type Kept = {
  readonly kind: 'period' | 'plan' | 'sent' | 'call-out';
  readonly output: unknown;
  readonly seq: number;
};

/** Why what was acknowledged of an important period is not listed as it was answered, or undefined. */
export function periodKeptFault(sqlite: Sqlite, { kind, output, seq }: Kept): string | undefined {
  const one = (text: string, ...values: readonly (string | number)[]): unknown =>
    sqlite
      .prepare(text)
      .pluck()
      .get(...values);
  // The kind says which call was answered.
  switch (kind) {
    case 'period': {
      const { id, number, version } = output as PeriodLine;
      const is = sqlite
        .prepare<[string], { year: number; no: number }>('SELECT year, no FROM period WHERE id = ?')
        .get(id);
      const step = one(
        'SELECT seq FROM period_step WHERE period_id = ? ORDER BY seq LIMIT 1 OFFSET ?',
        id,
        version - 1,
      );
      return is !== undefined && periodNumber(is) === number && step === seq
        ? undefined
        : `step ${version} of period ${number} was acknowledged and is not that one`;
    }
    case 'plan': {
      const { periodId, version } = output as PlanVersion;
      const listed = one(
        'SELECT seq FROM period_plan WHERE period_id = ? AND version = ?',
        periodId,
        version,
      );
      return listed === seq ? undefined : `version ${version} of a period is ${String(listed)}, not ${seq}`;
    }
    case 'sent': {
      const { id } = output as Submission;
      return one('SELECT seq FROM period_report WHERE id = ?', id) === seq
        ? undefined
        : `what was sent as ${id} is not listed`;
    }
    case 'call-out': {
      const { version, ...callOut } = output as Output<'callout.start'>;
      const row = sqlite
        .prepare<[string], { year: number; no: number; isDrill: number; steps: number }>(
          'SELECT year, no, is_drill AS isDrill, steps FROM call_out WHERE id = ?',
        )
        .get(callOut.id);
      const number = callOutNumber(callOut);
      return row !== undefined &&
        callOutNumber({ ...row, isDrill: row.isDrill === 1 }) === number &&
        row.steps >= version
        ? undefined
        : `step ${version} of call-out ${number} was acknowledged and is not there`;
    }
    default:
      return kind satisfies never;
  }
}
