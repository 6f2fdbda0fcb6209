import { useDueReview } from '../parts/due-review.ts';
import type { Notice } from '../parts/notice.ts';
import { dueStanding, useProductWatch } from '../parts/product-dues.ts';
import { productName } from '../parts/product-words.ts';
import { productAlarm } from '#domain/product/due-alarm';
import { useTimes } from '../parts/times.ts';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useSeat } from './seat.tsx';

const toToday = (): void => announce('show-submit', { tab: 'today' });

/** The ordinary report that is due next or was due and is not sent, and whether it waits to be looked through, leading to it; nothing while nothing presses. */
export function useProductNotices(): readonly Notice[] {
  const { t } = useWords();
  const times = useTimes();
  const now = useMinute();
  const watch = useProductWatch({ isOff: useSeat().session.isLocked });
  const reviewOfDue = useDueReview();
  const pressing = (watch?.dues ?? []).filter(
    (due) => due.periodId === null && productAlarm(due, watch?.warnMinutes ?? [], now) !== undefined,
  );
  const [first] = pressing;
  if (first === undefined) return [];
  const isLate = dueStanding(first, now) === 'overdue';
  const { tag } = reviewOfDue(first);
  const values = {
    what: productName(t, first),
    time: times.clock(first.dueAt),
    more: pressing.length - 1,
  };
  const tone = isLate ? 'red' : 'orange';
  const due = t(isLate ? 'product:alarm.stripLate' : 'product:alarm.stripSoon', values);
  const words = tag === '' ? due : `${due} · ${tag}`;
  const shown = (
    <a className={`tag ${tone}`} href="#/submit" title={words} onClick={toToday}>
      {words}
      {values.more === 0 ? '' : ` +${values.more}`}
    </a>
  );
  return [{ key: 'product', tone, isKept: true, shown }];
}
