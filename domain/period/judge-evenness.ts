import type { PersonId } from '../people/person.ts';
import type { PlanFrame } from './frame.ts';
import type { PlanCell } from './plan.ts';
import type { TierKind } from './scheme.ts';

/** Days of a kind that differ by more than one among the people of a pool, as texts. */
export type Uneven = {
  readonly poolKey: string;
  readonly kind: TierKind;
  readonly least: string;
  readonly most: string;
};

const kinds: readonly TierKind[] = ['duty', 'standby', 'rest'];

/** Pools and kinds of days that are not even within one day; all days of the plan count, and everybody who is in the pool at all. */
export function judgeEvenness(frame: PlanFrame, cells: readonly PlanCell[]): readonly Uneven[] {
  const days = daysByKind(frame, cells);
  return [...days].flatMap(([poolKey, people]) =>
    kinds.flatMap((kind) => {
      const counts = [...people.values()].map((mine) => mine[kind]);
      const [least, most] = [Math.min(...counts), Math.max(...counts)];
      return most - least > 1 ? [{ poolKey, kind, least: String(least), most: String(most) }] : [];
    }),
  );
}

/** How many days of each kind everybody has in each pool; who belongs to a pool on some day and is there counts with none. */
export function daysByKind(
  frame: PlanFrame,
  cells: readonly PlanCell[],
): ReadonlyMap<string, ReadonlyMap<PersonId, Readonly<Record<TierKind, number>>>> {
  const kindOf = new Map(
    frame.days.flatMap(({ day, part }) =>
      (part === null ? [] : (frame.parts[part]?.scheme.tiers ?? [])).map(
        ({ key, kind }) => [`${day} ${key}`, kind] as const,
      ),
    ),
  );
  const pools = new Map<string, Map<PersonId, Record<TierKind, number>>>();
  const countsOf = (poolKey: string, person: PersonId): Record<TierKind, number> => {
    const people = pools.get(poolKey) ?? new Map<PersonId, Record<TierKind, number>>();
    pools.set(poolKey, people);
    const counts = people.get(person) ?? { duty: 0, standby: 0, rest: 0 };
    people.set(person, counts);
    return counts;
  };
  for (const [poolKey, person] of everThere(frame)) countsOf(poolKey, person);
  for (const { day, personId, poolKey, tierKey } of cells) {
    const kind = kindOf.get(`${day} ${tierKey}`);
    if (kind !== undefined) countsOf(poolKey, personId)[kind] += 1;
  }
  return pools;
}

/** Everybody with each pool in which they are there on some day that is still to come. */
function everThere(frame: PlanFrame): readonly (readonly [poolKey: string, person: PersonId])[] {
  return frame.parts.flatMap(({ pools }, index) => {
    const days = frame.days.filter(({ part, hasBegun }) => part === index && !hasBegun);
    const mine = new Set<string>(days.map(({ day }) => day));
    const gone = new Map<PersonId, number>();
    for (const { personId, day } of frame.away)
      if (mine.has(day)) gone.set(personId, (gone.get(personId) ?? 0) + 1);
    return pools.flatMap(({ key, people }) =>
      people
        .filter((person) => days.length > (gone.get(person) ?? 0))
        .map((person) => [key, person] as const),
    );
  });
}
