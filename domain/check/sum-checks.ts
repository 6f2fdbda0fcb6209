import type { CheckResult, SpotCheck } from './spot-check.ts';

/** A check that was made. */
export type MadeCheck = SpotCheck & { readonly made: NonNullable<SpotCheck['made']> };

/** How many checks there were and what they came to. */
export type CheckCounts = {
  readonly checks: number;
  readonly normal: number;
  readonly late: number;
  readonly faulty: number;
  readonly rectified: number;
};

/** Results of calls that nobody answered; how long it rang says nothing of them. */
const unanswered: ReadonlySet<CheckResult> = new Set(['noAnswer', 'deadNumber', 'busy']);

/** True of a check that was made and not dropped. */
export const isMade = (check: SpotCheck): check is MadeCheck => check.made !== null && check.dropped === '';

/** True of a check at which something was not as it should be. */
export const isFault = ({ made }: MadeCheck): boolean => made.result !== 'normal';

/** What checks came to: late answers apart from what is worse, and how many of both were put right. */
export const countChecks = (checks: readonly MadeCheck[]): CheckCounts => {
  const late = checks.filter(({ made }) => made.result === 'late').length;
  const faults = checks.filter(isFault);
  return {
    checks: checks.length,
    normal: checks.length - faults.length,
    late,
    faulty: faults.length - late,
    rectified: faults.filter(({ rectified }) => rectified !== null).length,
  };
};

/** Seconds until somebody answered, the mean of those where they were noted; null where none was. */
export function meanAnswer(checks: readonly MadeCheck[]): number | null {
  const seconds = checks.flatMap(({ made }) =>
    made.seconds === null || unanswered.has(made.result) ? [] : [made.seconds],
  );
  return seconds.length === 0
    ? null
    : Math.round(seconds.reduce((sum, one) => sum + one, 0) / seconds.length);
}
