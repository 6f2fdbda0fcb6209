import type { Output } from '#contract/methods';
import type { ChainHead } from '#contract/methods/shifts';
import type { Instant, IsoDay } from '#domain/time/instant';
import { longDay, stationTime } from './station-time.ts';
import { fill, print } from './words.ts';

const words = print.office;

/** What a table of a central office is of: who made it when, and by which record of the chain it can be proved. */
type Common = {
  readonly unitName: string;
  readonly zone: string;
  readonly byName: string;
  readonly madeAt: Instant;
  readonly head: ChainHead;
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
};

/** Who reported on which day (报送情况表), as one table of rooms and days. */
export type MatrixPaper = Common & { readonly what: 'matrix'; readonly matrix: Output<'office.matrix'> };

/** What came in over a span, counted (报送统计表). */
export type StatisticsPaper = Common & {
  readonly what: 'statistics';
  readonly statistics: Output<'office.statistics'>;
};

/** A table of a central office with all that its workbook says. */
export type OfficePaper = MatrixPaper | StatisticsPaper;

/** What the table is called. */
export const officeTitle = ({ what, unitName, fromDay, untilDay }: OfficePaper): string =>
  fill(words.title[what], {
    unit: unitName,
    span:
      fromDay === untilDay
        ? longDay(fromDay)
        : fill(print.range, { from: longDay(fromDay), until: longDay(untilDay) }),
  });

/** The line under the table. */
export const officeFoot = ({ unitName, byName, madeAt, zone, head }: OfficePaper): string =>
  fill(words.foot, { unit: unitName, by: byName, at: stationTime(zone).long(madeAt), ...head });
