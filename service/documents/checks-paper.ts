import type { ChainHead } from '#contract/methods/shifts';
import type { CheckCounts, MadeCheck } from '#domain/check/sum-checks';
import type { Instant } from '#domain/time/instant';
import type { CheckMonth } from '../check/month-of-checks.ts';
import { monthText } from '../check/notice.ts';
import { stationTime } from './station-time.ts';
import { fill, print } from './words.ts';

/** The notice on the spot checks of a month (查岗情况通报) with all that it says: made once, drawn in every form. */
export type ChecksPaper = {
  readonly unitName: string;
  readonly zone: string;
  readonly byName: string;
  /** When it was made; the documents carry it as their own time. */
  readonly madeAt: Instant;
  /** The record of the chain by which the paper can be proved. */
  readonly head: ChainHead;
  readonly summary: CheckMonth;
  /** The month before. */
  readonly before: CheckCounts;
  /** Every check that was made, in order of time. */
  readonly checks: readonly MadeCheck[];
};

/** What the notice is called. */
export const checksTitle = ({ summary }: ChecksPaper): string =>
  fill(print.checks.title, { month: monthText(summary.month) });

/** The line under the notice: who made it, and by which record it can be proved. */
export const checksFoot = ({ unitName, byName, madeAt, zone, head }: ChecksPaper): string =>
  fill(print.checks.foot, { unit: unitName, by: byName, at: stationTime(zone).long(madeAt), ...head });
