import type { PeriodLine } from '#contract/methods/period-nouns';
import { addDays, daysBetween, type IsoDay } from '#domain/time/instant';

/** A stretch of a year as shares of its width. */
type Stretch = { readonly from: number; readonly until: number };

/** A period on the strip of a year; those that share days stand in different lanes. */
export type YearBar<Line> = Stretch & {
  readonly line: Line;
  readonly lane: number;
  /** True where it began in the year before, or goes on in the next one. */
  readonly isFromBefore: boolean;
  readonly goesOn: boolean;
};

// Four digits of a year make days of it.
const firstDay = (year: number): IsoDay => `${year}-01-01` as IsoDay;

/** The days from the first of a year up to a day. */
const daysInto = (year: number, day: IsoDay): number => daysBetween(firstDay(year), day).length - 1;

const lengthOf = (year: number): number => daysInto(year, firstDay(year + 1));

/** Where a day lies in its year, as a share of the year; undefined in another one. */
export const shareOf = (day: IsoDay, year: number): number | undefined =>
  Number(day.slice(0, 4)) === year ? (daysInto(year, day) + 0.5) / lengthOf(year) : undefined;

/** The months of a year as shares of its width, the first of them 1. */
export const monthsOf = (year: number): readonly (Stretch & { readonly month: number })[] =>
  Array.from({ length: 12 }, (_one, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01` as IsoDay;
    const next =
      index === 11 ? firstDay(year + 1) : (`${year}-${String(index + 2).padStart(2, '0')}-01` as IsoDay);
    return {
      month: index + 1,
      from: daysInto(year, first) / lengthOf(year),
      until: daysInto(year, next) / lengthOf(year),
    };
  });

/** The periods that have a day of a year as bars, each in the first lane that is free on its days. */
export function yearBars<Line extends Pick<PeriodLine, 'id' | 'fromDay' | 'untilDay'>>(
  lines: readonly Line[],
  year: number,
): readonly YearBar<Line>[] {
  const [first, next] = [firstDay(year), firstDay(year + 1)];
  const ends: IsoDay[] = [];
  return lines
    .filter(({ fromDay, untilDay }) => fromDay < next && untilDay >= first)
    .toSorted((one, other) => one.fromDay.localeCompare(other.fromDay) || one.id.localeCompare(other.id))
    .map((line) => {
      const from = line.fromDay < first ? first : line.fromDay;
      const after = line.untilDay >= next ? next : addDays(line.untilDay, 1);
      const free = ends.findIndex((end) => end <= from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = after;
      return {
        line,
        lane,
        from: daysInto(year, from) / lengthOf(year),
        until: daysInto(year, after) / lengthOf(year),
        isFromBefore: line.fromDay < first,
        goesOn: line.untilDay >= next,
      };
    });
}
