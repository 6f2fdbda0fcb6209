import { dayOfPeriod } from '#domain/period/day-of-period';
import { hasDay } from '#domain/period/holds';
import type { Period } from '#domain/period/period';
import type { ProductFields } from '#domain/product/product';
import { daysBetween } from '#domain/time/instant';
import { shortDay } from '../documents/rota-paper.ts';
import { fill, print } from '../documents/words.ts';
import { periodsMeeting } from '../store/periods.ts';
import type { ProductGround } from './ground.ts';

const words = print.product.compose.period;

/** Important periods that share a day with the span, the highest rank first, of the same rank the one that was declared last. */
export const periodsOf = ({ sqlite, fromDay, untilDay }: ProductGround): readonly Period[] =>
  periodsMeeting(sqlite, fromDay, untilDay)
    .map(({ period }) => period)
    .filter(({ state }) => state !== 'cancelled')
    .toSorted(
      (one, other) => other.fields.rank - one.fields.rank || other.declaredAt.localeCompare(one.declaredAt),
    );

/** The important period that a single duty day belongs to, and which day of it that is; null of many days, and outside. */
export function periodOfDay(ground: ProductGround): ProductFields['period'] {
  const { fromDay, untilDay } = ground;
  const [period] = fromDay === untilDay ? periodsOf(ground) : [];
  if (period === undefined || !hasDay(period, fromDay)) return null;
  const { day } = dayOfPeriod(period.fields, fromDay);
  return { id: period.id, name: period.fields.name, dayNo: day };
}

/** 重要时段: which periods run, and which day of each it is. */
export const periodText = (ground: ProductGround): readonly string[] =>
  periodsOf(ground).map(({ fields }) => {
    const values = {
      name: fields.name,
      from: shortDay(fields.fromDay),
      until: shortDay(fields.untilDay),
    };
    if (ground.fromDay === ground.untilDay)
      return fill(words.day, { ...values, ...dayOfPeriod(fields, ground.fromDay) });
    const days = daysBetween(ground.fromDay, ground.untilDay).filter((day) => hasDay({ fields }, day));
    return fill(words.days, { ...values, count: days.length });
  });
