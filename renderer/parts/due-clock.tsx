import type { ProductDue } from '#contract/methods/products';
import { addMinutes } from '#domain/time/instant';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { Countdown } from './countdown.tsx';
import { dueStanding } from './product-dues.ts';
import { useTimes } from './times.ts';

const colours = { waiting: '', overdue: 'red', met: 'green', late: 'yellow' } as const;
/** A clock is calm until half of this is left. */
const watchedMinutes = 240;
const inADay = 86_400_000;

/** How something that is due stands, in words and a colour: when it was sent, or how long there still is. */
export function DueClock({ due }: { readonly due: ProductDue }) {
  const { t } = useWords();
  const times = useTimes();
  const now = useMinute();
  const standing = dueStanding(due, now);
  // Days after its time nobody counts seconds.
  const days = Math.floor((Date.parse(now) - Date.parse(due.dueAt)) / inADay);
  return (
    <span className="due-clock">
      <span className={`tag ${colours[standing]}`}>{t(`product:today.state.${standing}`)}</span>{' '}
      {standing === 'overdue' && days > 0 ? (
        <span className="late-words">
          {t('period:due.over', { span: t('period:due.span.days', { count: days }) })}
        </span>
      ) : due.metAt === null ? (
        <Countdown startAt={addMinutes(due.dueAt, -watchedMinutes)} dueAt={due.dueAt} />
      ) : (
        <span className="small quiet">{times.moment(due.metAt)}</span>
      )}
    </span>
  );
}
