import type { Scheme } from '#domain/period/scheme';
import type { IsoDay } from '#domain/time/instant';
import type { Times } from '../../parts/times.ts';

/** How many people each tier has a day, in the order of the scheme: `在岗 7 / 备勤 7 / 休息 6`. */
export const headsWords = ({ tiers }: Scheme, heads: ReadonlyMap<string, number>): string =>
  tiers.flatMap(({ key, name }) => (heads.has(key) ? [`${name} ${heads.get(key) ?? 0}`] : [])).join(' / ');

/** The first and the last day of a stretch in words; a single day once. */
export const spanWords = (
  times: Times,
  { fromDay, untilDay }: { readonly fromDay: IsoDay; readonly untilDay: IsoDay },
): string => (fromDay === untilDay ? times.day(fromDay) : `${times.day(fromDay)} – ${times.day(untilDay)}`);
