import { useMemo } from 'react';
import { productAlarm } from '#domain/product/due-alarm';
import type { Instant } from '#domain/time/instant';
import { useDueReview } from '../parts/due-review.ts';
import { productDueKey, useProductWatch } from '../parts/product-dues.ts';
import { productName, spanWords } from '../parts/product-words.ts';
import { useTimes } from '../parts/times.ts';
import { useWords } from '../use-words.ts';
import type { Alarm } from './due-alarms.ts';

/** What of the room's ordinary reports is to be announced, each mark once, and again to those whose turn it is with what was submitted; those of important periods are announced as such. */
export function useProductAlarms(minute: Instant, { isOff }: { readonly isOff: boolean }): readonly Alarm[] {
  const { t } = useWords();
  const times = useTimes();
  const watch = useProductWatch({ isOff });
  const reviewOfDue = useDueReview();
  return useMemo(
    () =>
      (watch?.dues ?? []).flatMap((due) => {
        const mark = due.periodId === null ? productAlarm(due, watch?.warnMinutes ?? [], minute) : undefined;
        if (mark === undefined) return [];
        const review = reviewOfDue(due);
        const values = {
          state: review.says,
          what: `${spanWords(times, due)} ${productName(t, due)}`,
          body: due.recipientName,
          time: times.moment(due.dueAt),
        };
        const title =
          typeof mark === 'number'
            ? t('product:alarm.soon', { count: mark })
            : t(mark === 'due' ? 'product:alarm.due' : 'product:alarm.overdue');
        return {
          key: `${productDueKey(due)} ${mark}${review.turn}`,
          title: `${title} ${due.recipientName}`.slice(0, 200),
          body: t('product:alarm.body', values).slice(0, 200),
        };
      }),
    [watch, minute, t, times, reviewOfDue],
  );
}
