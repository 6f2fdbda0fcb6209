import type { ProductFields } from '#domain/product/product';
import type { IsoDay } from '#domain/time/instant';
import type { Words } from '../use-words.ts';
import type { Times } from './times.ts';

/** What a product is called: its kind, or 零报告. */
export const productName = (
  t: Words,
  { kind, isZero = false }: Pick<ProductFields, 'kind'> & { readonly isZero?: boolean },
): string => t(`product:kind.${isZero ? 'zero' : kind}`);

/** The days of a product: one day, or the first and the last. */
export const spanWords = (
  times: Times,
  { fromDay, untilDay }: { readonly fromDay: IsoDay; readonly untilDay: IsoDay },
): string => (fromDay === untilDay ? times.day(fromDay) : `${times.day(fromDay)}–${times.day(untilDay)}`);
