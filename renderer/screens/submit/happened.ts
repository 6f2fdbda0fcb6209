import type { Output } from '#contract/methods';
import type { ProductFields } from '#domain/product/product';
import type { Words } from '../../use-words.ts';

type Happened = Output<'product.watch'>['happened'];

const telling = ['incidents', 'warnings', 'orders'] as const;

/** What of the days of a product speaks against a zero report, by what was counted for it. */
export const happenedSince = ({ figures }: ProductFields): Happened =>
  telling.map((what) => ({ what, count: figures[what] })).filter(({ count }) => count > 0);

/** What happened, in words: 突发事件1、预警1. */
export function happenedWords(t: Words, happened: Happened): string {
  // Which things are counted is the service's to say; a thing without a word of its own is told by its code.
  const say = t as (key: string, values: { readonly count: number; readonly defaultValue: string }) => string;
  return happened
    .map(({ what, count }) =>
      say(`product:today.happened.${what}`, { count, defaultValue: `${what} ${count}` }),
    )
    .join(t('common.comma'));
}
