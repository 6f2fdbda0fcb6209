import { Button } from 'antd';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { PlanColumn } from './plan-ground.ts';

/** From one day on up to another, which is not in it any more; counted from 0. */
export type DaySpan = readonly [from: number, until: number];

/** How many days a table shows at once; a season of months would be too wide to read and to draw. */
const daysOfPage = 31;

/** The days that are shown together with a day of a period. */
export function pageWith(columns: readonly PlanColumn[], day: string | undefined): DaySpan {
  const at = columns.findIndex((column) => column.day === day);
  const from = Math.floor(Math.max(0, at) / daysOfPage) * daysOfPage;
  return [from, Math.min(columns.length, from + daysOfPage)];
}

/** Goes through the days of a long period; nothing where all are shown at once. */
export function PlanPages({
  columns,
  days: [from, until],
  onGo,
}: {
  readonly columns: readonly PlanColumn[];
  readonly days: DaySpan;
  /** Goes to the page with a day. */
  readonly onGo: (column: PlanColumn) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  if (columns.length <= daysOfPage) return null;
  const [first, last] = [columns[from], columns[until - 1]];
  const [before, after] = [columns[from - daysOfPage], columns[until]];
  return (
    <div className="plan-pages small">
      <Button
        size="small"
        disabled={before === undefined}
        onClick={() => (before === undefined ? undefined : onGo(before))}
      >
        {t('period:plan.daysBefore')}
      </Button>
      <span>
        {first === undefined || last === undefined
          ? ''
          : t('period:plan.daysShown', {
              from: times.day(first.day),
              until: times.day(last.day),
              count: columns.length,
            })}
      </span>
      <Button
        size="small"
        disabled={after === undefined}
        onClick={() => (after === undefined ? undefined : onGo(after))}
      >
        {t('period:plan.daysAfter')}
      </Button>
    </div>
  );
}
