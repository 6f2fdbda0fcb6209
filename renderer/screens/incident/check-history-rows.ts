import type { CheckResult } from '#domain/check/spot-check';
import type { ShownCheck } from './check-draft.ts';

/** What of the record is looked at. */
export type HistoryFilter = {
  readonly text: string;
  readonly group: string;
  /** A result, everything that was not as it should be, or that and not put right; empty for all. */
  readonly result: CheckResult | 'faults' | 'open' | '';
};

/** Everything. */
export const noFilter: HistoryFilter = { text: '', group: '', result: '' };

const isFault = ({ made }: ShownCheck): boolean => made !== null && made.result !== 'normal';

/** True of a check at which something was found that nobody put right. */
export const isUnrectified = (check: ShownCheck): boolean => isFault(check) && check.rectified === null;

function hasResult(check: ShownCheck, wanted: HistoryFilter['result']): boolean {
  if (wanted === '') return true;
  if (wanted === 'faults') return isFault(check);
  if (wanted === 'open') return isUnrectified(check);
  return check.made?.result === wanted;
}

/** The checks that a filter leaves, in their order. */
export const filteredChecks = (
  checks: readonly ShownCheck[],
  { text, group, result }: HistoryFilter,
): readonly ShownCheck[] =>
  checks.filter(
    (check) =>
      (group === '' || check.group === group) &&
      hasResult(check, result) &&
      [check.roomName, check.made?.name ?? '', check.made?.problem ?? ''].some((one) =>
        one.includes(text.trim()),
      ),
  );
