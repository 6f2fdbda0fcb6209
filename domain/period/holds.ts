import { daysBetween, type IsoDay } from '../time/instant.ts';
import type { Period, PeriodFields, PeriodPart } from './period.ts';

type Days = { readonly fields: Pick<PeriodFields, 'fromDay' | 'untilDay'> };
type Parts = { readonly fields: Days['fields'] & { readonly parts: readonly Pick<PeriodPart, 'fromDay'>[] } };

/** A period as far as it decides who holds a day. */
export type Holding = Pick<Period, 'state'> & {
  readonly id: string;
  /** Sorts as the periods were declared. */
  readonly declaredAt: string;
  readonly fields: Parts['fields'] & Pick<PeriodFields, 'rank'>;
};

/** True where a period has a day. */
export const hasDay = ({ fields }: Days, day: IsoDay): boolean =>
  fields.fromDay <= day && day <= fields.untilDay;

/** The part of a period that a day lies in, or -1 where it has none there. */
export const partOn = ({ fields }: Parts, day: IsoDay): number =>
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
export const daysOfPeriod = ({ fields }: Days): readonly IsoDay[] =>
  daysBetween(fields.fromDay, fields.untilDay);
