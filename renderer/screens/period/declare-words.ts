import type { Scheme } from '#domain/period/scheme';

/** How many people each tier has a day, in the order of the scheme: `在岗 7 / 备勤 7 / 休息 6`. */
export const headsWords = ({ tiers }: Scheme, heads: ReadonlyMap<string, number>): string =>
  tiers.flatMap(({ key, name }) => (heads.has(key) ? [`${name} ${heads.get(key) ?? 0}`] : [])).join(' / ');
