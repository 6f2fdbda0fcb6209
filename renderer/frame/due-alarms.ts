import { useMemo } from 'react';
import { dueAlarm } from '#domain/period/due-alarm';
import type { Instant } from '#domain/time/instant';
import { useAsk } from '../asking.ts';
import { useDueReview } from '../parts/due-review.ts';
import { dueKey, dueWhat } from '../parts/due-words.ts';
import { useTimes } from '../parts/times.ts';
import { useWords } from '../use-words.ts';

/** Something to be announced once. */
export type Alarm = { readonly key: string; readonly title: string; readonly body: string };

/** What superior bodies should have had, or should have within the hour, to be announced once each. */
export function useDueAlarms(minute: Instant, { isOff }: { readonly isOff: boolean }): readonly Alarm[] {
  const { t } = useWords();
  const times = useTimes();
  const reviewOfDue = useDueReview();
  const dues = useAsk('period.now', {}, { isOff, everyMilliseconds: 60_000 }).data?.dues;
  return useMemo(
    () =>
      (dues ?? []).flatMap((due) => {
        const alarm = dueAlarm(due, minute);
        if (alarm === undefined) return [];
        const what = dueWhat(t, times, due);
        const review =
          due.day === null || due.what !== 'daily'
            ? undefined
            : reviewOfDue({ kind: 'daily', fromDay: due.day, untilDay: due.day });
        const values = {
          state: review?.says ?? t('product:alarm.step.notBegun'),
          period: due.periodName,
          what,
          body: due.bodyName,
          time: times.moment(due.dueAt),
        };
        return {
          key: `${dueKey(due)} ${alarm}${review?.turn ?? ''}`,
          title: `${t(alarm === 'overdue' ? 'period:desk.dueAlarm' : 'period:desk.soonAlarm')} ${due.bodyName}`,
          body: t('period:desk.dueBody', values).slice(0, 200),
        };
      }),
    [dues, minute, t, times, reviewOfDue],
  );
}
