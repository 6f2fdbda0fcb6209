import type { ProductLine } from '#contract/methods/products';
import type { ProductKind } from '#domain/product/product';
import { daysBetween, type IsoDay } from '#domain/time/instant';

/** What the register is narrowed to. */
export type ProductFilter = {
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly kind: ProductKind | null;
  readonly isZeroOnly: boolean;
  readonly withWithdrawn: boolean;
};

/** The longest span that the register is asked for. */
export const mostProductDays = 800;

/** The first thing wrong with a span: its end lies before its begin, or it is too long to be asked for. */
export function spanFault({
  fromDay,
  untilDay,
}: Pick<ProductFilter, 'fromDay' | 'untilDay'>): 'order' | 'long' | undefined {
  if (untilDay < fromDay) return 'order';
  return daysBetween(fromDay, untilDay).length > mostProductDays ? 'long' : undefined;
}

/** The lines that a filter leaves. */
export const filterProducts = (
  lines: readonly ProductLine[],
  { isZeroOnly, withWithdrawn }: ProductFilter,
): readonly ProductLine[] =>
  lines.filter(({ isZero, state }) => (!isZeroOnly || isZero) && (withWithdrawn || state === 'issued'));
