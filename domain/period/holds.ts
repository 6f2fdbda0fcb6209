import { daysBetween, type IsoDay } from '../time/instant.ts';
import type { Period } from './period.ts';

/** A period as far as it decides who holds a day. */
export type Holding = Pick<Period, 'id' | 'fields' | 'state' | 'declaredAt'>;

/** True where a period has a day. */
export const hasDay = ({ fields }: Pick<Period, 'fields'>, day: IsoDay): boolean =>
  fields.fromDay <= day && day <= fields.untilDay;

/** The part of a period that a day lies in, or -1 where it has none there. */
export const partOn = ({ fields }: Pick<Period, 'fields'>, day: IsoDay): number =>
  hasDay({ fields }, day) ? fields.parts.findLastIndex(({ fromDay }) => fromDay <= day) : -1;

/**
 * The period whose table a day goes by: of those that have a scheme on it the one with the highest rank, of the same rank the
 * one that was declared last. Undefined where the rota holds.
 */
export function holderOf<One extends Holding>(day: IsoDay, periods: readonly One[]): One | undefined {
  return periods
    .filter((one) => one.state !== 'cancelled' && partOn(one, day) >= 0)
    .toSorted(
      (one, other) =>
        other.fields.rank - one.fields.rank ||
        Number(one.declaredAt < other.declaredAt) - Number(one.declaredAt > other.declaredAt) ||
        one.id.localeCompare(other.id),
    )[0];
}

/** The days of a period in order. */
export const daysOfPeriod = ({ fields }: Pick<Period, 'fields'>): readonly IsoDay[] =>
  daysBetween(fields.fromDay, fields.untilDay);
