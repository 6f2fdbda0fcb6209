import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { PlanFrame } from './frame.ts';
import type { PlanCell } from './plan.ts';
import { tierOf } from './plan-tiers.ts';

/** One place of a first on duty: who could have it, and who has it. */
type LeadPlace = {
  readonly day: IsoDay;
  readonly poolKey: string;
  readonly people: readonly PersonId[];
  /** True where it is decided: begun, or kept. */
  readonly isKept: boolean;
};

const placeKey = ({ day, poolKey }: Pick<LeadPlace, 'day' | 'poolKey'>): string => `${day} ${poolKey}`;

/** The places of a frame in order, with the leads that `cells` wish for and that may stay. */
function leadPlaces(frame: PlanFrame, cells: readonly PlanCell[]) {
  const onDuty = new Map<string, PlanCell[]>();
  for (const cell of cells) {
    if (tierOf(frame, cell)?.kind !== 'duty') continue;
    const key = placeKey(cell);
    onDuty.set(key, [...(onDuty.get(key) ?? []), cell]);
  }
  const chosen: (PersonId | undefined)[] = [];
  const places = frame.days.flatMap(({ day, part: index, hasBegun }) => {
    const part = index === null ? undefined : frame.parts[index];
    return (part?.scheme.pools ?? []).flatMap((pool): LeadPlace[] => {
      if (!pool.hasLead) return [];
      const there = onDuty.get(placeKey({ day, poolKey: pool.key })) ?? [];
      const may = part?.pools.find(({ key }) => key === pool.key)?.leads ?? [];
      const able = there.filter(({ personId }) => may.length === 0 || may.includes(personId));
      const wished = (hasBegun ? there : able).filter(({ isLead }) => isLead);
      const stays = (wished.find(({ isPinned }) => isPinned) ?? wished[0])?.personId;
      chosen.push(stays);
      return [
        {
          day,
          poolKey: pool.key,
          people: able.map(({ personId }) => personId),
          isKept: hasBegun || stays !== undefined,
        },
      ];
    });
  });
  return { places, chosen };
}

/**
 * The same cells with one first on duty a day in every pool that has one. Those that `cells` name stay where they are on duty and
 * may be first; the others are as even as possible, counted over the whole plan. A day on which nobody may be first has none.
 */
export function chooseLeads(frame: PlanFrame, cells: readonly PlanCell[]): readonly PlanCell[] {
  const { places, chosen } = leadPlaces(frame, cells);
  const days = new Map<PersonId, number>();
  const count = (person: PersonId): number => days.get(person) ?? 0;
  const give = (place: number, person: PersonId): void => {
    const had = chosen[place];
    if (had !== undefined) days.set(had, count(had) - 1);
    days.set(person, count(person) + 1);
    chosen[place] = person;
  };
  for (const person of chosen) if (person !== undefined) days.set(person, count(person) + 1);
  for (const [index, { people, isKept }] of places.entries()) {
    const [first] = people.toSorted((one, other) => count(one) - count(other));
    if (!isKept && first !== undefined) give(index, first);
  }
  for (const index of places.keys()) while (passOn(places, chosen, count, give, index));
  const leads = new Set(places.map((place, index) => `${placeKey(place)} ${chosen[index] ?? ''}`));
  const begun = new Set(frame.days.filter(({ hasBegun }) => hasBegun).map(({ day }) => day));
  return cells.map((cell) =>
    begun.has(cell.day) ? cell : { ...cell, isLead: leads.has(`${placeKey(cell)} ${cell.personId}`) },
  );
}

/** Passes a place on, over others where needed, to somebody who has two fewer; false where nothing would be more even. */
function passOn(
  places: readonly LeadPlace[],
  chosen: readonly (PersonId | undefined)[],
  count: (person: PersonId) => number,
  give: (place: number, person: PersonId) => void,
  start: number,
): boolean {
  const from = chosen[start];
  if (from === undefined) return false;
  const reached = new Map<PersonId, { readonly place: number; readonly by: PersonId } | undefined>([
    [from, undefined],
  ]);
  for (const [giver] of reached)
    for (const [index, { people, isKept }] of places.entries()) {
      if (isKept || chosen[index] !== giver) continue;
      for (const taker of people) {
        if (reached.has(taker)) continue;
        reached.set(taker, { place: index, by: giver });
        if (count(taker) > count(from) - 2) continue;
        for (let to = taker, step = reached.get(to); step !== undefined; to = step.by, step = reached.get(to))
          give(step.place, to);
        return true;
      }
    }
  return false;
}
