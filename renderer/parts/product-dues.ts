import type { Output } from '#contract/methods';
import type { ProductDue } from '#contract/methods/products';
import type { Instant } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../asking.ts';
import type { Times } from './times.ts';

/** How many days back reports are looked for that were never sent. */
const watchedDays = 14;

/** What superior bodies are to have and what they had. */
type ProductWatch = Output<'product.watch'>;

/** What is owed to superior bodies of the last fourteen days up to tomorrow; undefined until it is known. */
export const useProductWatch = ({ isOff = false } = {}): ProductWatch | undefined =>
  useAsk('product.watch', { daysBack: watchedDays }, { isOff, everyMilliseconds: 60_000 }).data;

/** Names something that is due for ever, for lists and for announcing it once. */
export const productDueKey = ({ recipientId, kind, untilDay, dueAt, periodId }: ProductDue): string =>
  `${periodId ?? ''} ${recipientId} ${kind} ${untilDay} ${dueAt}`;

/** How something that is due stands: sent, sent late, not sent yet, or not sent in time. */
export const dueStanding = (
  { metAt, isLate, dueAt }: ProductDue,
  now: Instant,
): 'met' | 'late' | 'waiting' | 'overdue' =>
  metAt === null ? (dueAt <= now ? 'overdue' : 'waiting') : isLate ? 'late' : 'met';

/** What is due sorted by when: of today, not sent on days before, and still to come. */
export function splitDues(
  { today, dues }: ProductWatch,
  now: Instant,
  zone: string,
): {
  readonly today: readonly ProductDue[];
  readonly missed: readonly ProductDue[];
  readonly later: readonly ProductDue[];
} {
  const day = localParts(now, zone).day;
  const isToday = ({ dueAt, kind, untilDay }: ProductDue): boolean =>
    localParts(dueAt, zone).day === day || (kind === 'daily' && untilDay === today);
  const others = dues.filter((due) => !isToday(due));
  return {
    today: dues.filter(isToday),
    missed: others.filter(({ metAt, dueAt }) => metAt === null && dueAt <= now),
    later: others.filter(({ dueAt }) => dueAt > now),
  };
}

/** When something is due: the time alone where that is on the day of a moment. */
export const dueTime = (
  times: Pick<Times, 'clock' | 'moment'>,
  dueAt: Instant,
  now: Instant,
  zone: string,
): string =>
  localParts(dueAt, zone).day === localParts(now, zone).day ? times.clock(dueAt) : times.moment(dueAt);
