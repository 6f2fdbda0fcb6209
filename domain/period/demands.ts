import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { PlanFrame } from './frame.ts';
import type { PeriodPart } from './period.ts';
import type { SchemePool } from './scheme.ts';

/** How many people of a pool a tier should have on a day. */
export type DayDemand = {
  readonly day: IsoDay;
  readonly poolKey: string;
  readonly tierKey: string;
  readonly wanted: number;
};

/**
 * Shares out `people` among parts by largest remainder: everybody has a place, and of equal remainders the first part has the
 * place. Twenty by a third each are 7, 7 and 6.
 */
export function largestRemainder(people: number, parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => 0);
  const floors = parts.map((part) => Math.floor((people * part) / whole));
  const left = people - floors.reduce((sum, floor) => sum + floor, 0);
  // Remainders as whole numbers, so that equal ones are equal.
  const order = parts
    .map((part, index) => ({ index, remainder: (people * part) % whole }))
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index);
  const more = new Set(order.slice(0, left).map(({ index }) => index));
  return floors.map((floor, index) => floor + (more.has(index) ? 1 : 0));
}

/** How many of the people of a pool who are there each tier should have: head counts first, shares of the rest after them. */
export function tierHeads({ demands }: SchemePool, there: number): ReadonlyMap<string, number> {
  const byHeads = demands.filter(({ by }) => by === 'heads');
  const asked = byHeads.reduce((sum, { amount }) => sum + amount, 0);
  const byParts = demands.filter(({ by }) => by === 'parts');
  const shares = largestRemainder(
    Math.max(0, there - asked),
    byParts.map(({ amount }) => amount),
  );
  return new Map([
    ...byHeads.map(({ tierKey, amount }) => [tierKey, amount] as const),
    ...byParts.map(({ tierKey }, index) => [tierKey, shares[index] ?? 0] as const),
  ]);
}

/** Everybody of a pool in a part who is there on a day. */
export function peopleThere(
  frame: Pick<PlanFrame, 'away'>,
  part: PeriodPart,
  poolKey: string,
  day: IsoDay,
): readonly PersonId[] {
  const gone = new Set(frame.away.filter((one) => one.day === day).map(({ personId }) => personId));
  const people = part.pools.find(({ key }) => key === poolKey)?.people ?? [];
  return people.filter((person) => !gone.has(person));
}

/** What every tier of every pool should have on every day of a frame that this period holds. */
export function demandsOf(frame: PlanFrame): readonly DayDemand[] {
  return frame.days.flatMap(({ day, part: index }) => {
    const part = index === null ? undefined : frame.parts[index];
    if (part === undefined) return [];
    return part.scheme.pools.flatMap((pool) => {
      const heads = tierHeads(pool, peopleThere(frame, part, pool.key, day).length);
      return part.scheme.tiers.flatMap(({ key }) => {
        const wanted = heads.get(key);
        return wanted === undefined ? [] : [{ day, poolKey: pool.key, tierKey: key, wanted }];
      });
    });
  });
}
