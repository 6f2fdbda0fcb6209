import { daysBetween, type IsoDay } from '../time/instant.ts';

type Lasting = { readonly fromDay: IsoDay; readonly untilDay: IsoDay };

/** Which day of a period a day is, counted from 1, and how many the period has: 春节 3/9. */
export const dayOfPeriod = (
  { fromDay, untilDay }: Lasting,
  day: IsoDay,
): { readonly day: number; readonly of: number } => ({
  day: daysBetween(fromDay, day).length,
  of: daysBetween(fromDay, untilDay).length,
});
