import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../asking.ts';
import { useTimes } from '../parts/times.ts';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useZone } from './seat.tsx';
import { useGoTo } from './use-console-keys.ts';

/** How many periods are offered at once, and how far from today they may lie. */
const mostShown = 5;
const daysAround = 399;

/** The periods whose name or number has what is typed, the newest first, each leading to its table. */
export function usePeriodRows(
  typed: string,
): readonly { readonly key: string; readonly label: string; readonly run: () => void }[] {
  const { t } = useWords();
  const times = useTimes();
  const goTo = useGoTo();
  const today = localParts(useMinute(), useZone()).day;
  const span = { fromDay: addDays(today, -daysAround), untilDay: addDays(today, daysAround) };
  const periods = useAsk('period.list', span, { isOff: typed === '' }).data ?? [];
  if (typed === '') return [];
  const wanted = typed.toLowerCase();
  return periods
    .filter(({ name, number }) => name.toLowerCase().includes(wanted) || number.includes(wanted))
    .toSorted((one, other) => other.fromDay.localeCompare(one.fromDay))
    .slice(0, mostShown)
    .map(({ id, name, fromDay, untilDay }) => ({
      key: `period-${id}`,
      label: t('period:desk.palette', { name, from: times.day(fromDay), until: times.day(untilDay) }),
      run: () => {
        goTo('/period');
        announce('show-period', { tab: 'plan', id });
      },
    }));
}
