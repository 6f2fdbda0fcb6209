import type { PeriodLine } from '#contract/methods/period-nouns';
import { holderOf, type Holding } from '#domain/period/holds';
import { daysBetween, type IsoDay } from '#domain/time/instant';

/** Another period that shares days with the one on the form, and on how many of them either table would hold. */
export type Overlap = {
  readonly id: string;
  readonly name: string;
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly days: number;
  readonly held: number;
  readonly lost: number;
};

/** A period on the form as far as it decides who holds a day; `number` is null while it is not declared. */
export type FormPeriod = {
  readonly id: string | null;
  readonly number: string | null;
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly rank: number;
  readonly hasScheme: boolean;
};

/** Numbers are given in the order of declaration; what has none yet is declared last. */
const orderOf = (number: string | null): string => {
  if (number === null) return '9999';
  const [year = '', no = ''] = number.split('-');
  return `${year}-${no.padStart(6, '0')}`;
};

const holdingOf = (one: FormPeriod & Pick<Holding, 'state'>): Holding => ({
  id: one.id ?? '',
  state: one.state,
  declaredAt: orderOf(one.number),
  fields: {
    fromDay: one.fromDay,
    untilDay: one.untilDay,
    rank: one.rank,
    // The first part begins with its period, so where there is one every day has one.
    parts: one.hasScheme ? [{ fromDay: one.fromDay }] : [],
  },
});

/** The periods that share days with the one on the form, in order, and who would hold these days. */
export function overlapsOf(own: FormPeriod, lines: readonly PeriodLine[]): readonly Overlap[] {
  const others = lines.filter(
    (line) =>
      line.id !== own.id &&
      line.state !== 'cancelled' &&
      line.fromDay <= own.untilDay &&
      line.untilDay >= own.fromDay,
  );
  const mine = holdingOf({ ...own, state: 'declared' });
  const all = [mine, ...others.map((line) => holdingOf({ ...line, hasScheme: line.schemes.length > 0 }))];
  return others.map(({ id, name, fromDay, untilDay }) => {
    const first = fromDay < own.fromDay ? own.fromDay : fromDay;
    const last = untilDay > own.untilDay ? own.untilDay : untilDay;
    const holders = daysBetween(first, last).map((day) => holderOf(day, all)?.id);
    return {
      id,
      name,
      fromDay: first,
      untilDay: last,
      days: holders.length,
      held: holders.filter((holder) => holder === mine.id).length,
      lost: holders.filter((holder) => holder === id).length,
    };
  });
}
