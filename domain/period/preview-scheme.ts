import { tierHeads } from './demands.ts';
import type { Scheme, SchemePool } from './scheme.ts';

/** How a pool of so many people is shared out a day, and who would be in which tier on days that follow one another. */
export type PoolPreview = {
  readonly poolKey: string;
  readonly people: number;
  /** Of each tier in order: how many it should have and has, and the share of the people that these are, in percent. */
  readonly tiers: readonly {
    readonly tierKey: string;
    readonly wanted: number;
    readonly got: number;
    readonly percent: number;
  }[];
  /** The tier of each person on each day; null is none, where head counts take more than there are. */
  readonly rows: readonly (readonly (string | null)[])[];
};

/** The tiers as places in a row, one for each of those who are there: first the first tier's, then the next one's. */
const placesOf = (wanted: readonly (readonly [string, number])[], people: number): (string | null)[] => {
  const places = wanted.flatMap(([key, count]) => Array.from({ length: count }, (): string | null => key));
  return Array.from({ length: people }, (_none, index) => places[index] ?? null);
};

function previewPool(scheme: Scheme, pool: SchemePool, people: number, days: number): PoolPreview {
  const heads = tierHeads(pool, people);
  const wanted = scheme.tiers.flatMap(({ key }) => {
    const count = heads.get(key);
    return count === undefined ? [] : [[key, count] as const];
  });
  const places = placesOf(wanted, people);
  const duty = new Set(scheme.tiers.filter(({ kind }) => kind === 'duty').map(({ key }) => key));
  // As many as are on duty move on: nobody of them is on duty next where others can be.
  const step = Math.max(1, places.filter((key) => key !== null && duty.has(key)).length);
  const placeOn = (person: number, day: number): number => {
    const block = Math.floor(day / scheme.blockDays);
    return (((person - block * step) % people) + people) % people;
  };
  return {
    poolKey: pool.key,
    people,
    tiers: wanted.map(([tierKey, count]) => {
      const got = places.filter((key) => key === tierKey).length;
      return {
        tierKey,
        wanted: count,
        got,
        percent: people === 0 ? 0 : Math.round((got / people) * 100),
      };
    }),
    rows: Array.from({ length: people }, (_person, person) =>
      Array.from({ length: days }, (_day, day) => places[placeOn(person, day)] ?? null),
    ),
  };
}

/**
 * How a scheme shares out so many people of each pool, and a simple rotation of it over some days. It shows the numbers of
 * the scheme; a plan is made from who is there, who is pinned, and what everybody had before.
 */
export const previewScheme = (
  scheme: Scheme,
  counts: Readonly<Record<string, number>>,
  days: number,
): readonly PoolPreview[] =>
  scheme.pools.map((pool) => previewPool(scheme, pool, counts[pool.key] ?? 0, days));
