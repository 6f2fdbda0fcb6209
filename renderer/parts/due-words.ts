import type { ShownDue } from '#contract/methods/period-nouns';
import type { Words } from '../use-words.ts';
import type { Times } from './times.ts';

/** What is due, in words: the table, or the report of a day. */
export const dueWhat = (t: Words, times: Times, { what, day }: Pick<ShownDue, 'what' | 'day'>): string =>
  day === null
    ? t(`period:what.${what}`)
    : t('period:desk.dailyOf', { what: t(`period:what.${what}`), day: times.day(day) });

/** Names something that is due for ever, for lists and for announcing it once. */
export const dueKey = ({ periodId, bodyId, what, day, dueAt }: ShownDue): string =>
  `${periodId} ${bodyId} ${what} ${day ?? ''} ${dueAt}`;
