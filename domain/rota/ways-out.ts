import type { PersonId } from '../people/person.ts';
import type { Standing } from './as-it-stands.ts';
import { breachesAt } from './breach.ts';
import type { WayOut } from './conflict.ts';
import { placeKey, type DutyPlace, type RotaDuty } from './duty.ts';
import type { RotaProblem } from './problem.ts';
import { swapped } from './swap-effect.ts';

/** Duties and how any duties of their days stand. */
export type Standings = {
  readonly duties: readonly RotaDuty[];
  readonly stand: (duties: readonly RotaDuty[]) => Standing;
};

/** How many people and how many exchanges are offered. */
const offered = 3;

/** The first ones for which something holds, without asking for more than are offered. */
function firstFew<T>(all: readonly T[], holds: (one: T) => boolean): readonly T[] {
  const found: T[] = [];
  for (const one of all) {
    if (found.length === offered) break;
    if (holds(one)) found.push(one);
  }
  return found;
}

/** Duties with somebody at a place. */
const withPerson = (duties: readonly RotaDuty[], place: DutyPlace, personId: PersonId): readonly RotaDuty[] =>
  duties.map((duty) => (placeKey(duty) === placeKey(place) ? { ...duty, personId } : duty));

/** Points of everybody against the share, when these duties are over; who is furthest behind comes first. */
function byBalance({ problem, choice }: Standing): (one: PersonId, other: PersonId) => number {
  const points = new Map(problem.people.map(({ id, before, share }) => [id, before.points - share.points]));
  for (const [index, person] of choice.entries()) {
    const counts = problem.turns[index]?.counts.points ?? 0;
    if (person !== null) points.set(person, (points.get(person) ?? 0) + 100 * counts);
  }
  return (one, other) => (points.get(one) ?? 0) - (points.get(other) ?? 0);
}

const turnAt = (problem: RotaProblem, index: number | undefined) =>
  index === undefined ? undefined : problem.turns[index];

/**
 * What could be done about a place: others who may have it without breaking a rule, who is furthest behind first;
 * exchanges with other duties of the post after which neither breaks one, the nearest first; or to leave it empty.
 */
export function waysOutAt(place: DutyPlace, { duties, stand }: Standings): readonly WayOut[] {
  const now = stand(duties);
  const index = now.turnAt(place);
  const turn = turnAt(now.problem, index);
  if (index === undefined || turn === undefined || !now.isOpen(place)) return [];
  const holder = now.choice[index] ?? null;
  const assigned = firstFew(
    turn.candidates.filter((person) => person !== holder).toSorted(byBalance(now)),
    (person) => breachesAt(stand(withPerson(duties, place, person)), place).length === 0,
  );
  const distance = ({ day }: DutyPlace): number => Math.abs(Date.parse(day) - Date.parse(place.day));
  const others = duties
    .filter(
      (duty) =>
        duty.postId === place.postId &&
        duty.personId !== null &&
        duty.personId !== holder &&
        now.isOpen(duty),
    )
    .toSorted((one, other) => distance(one) - distance(other));
  const exchanged =
    holder === null
      ? []
      : firstFew(others, (other) => {
          if (other.personId === null) return false;
          const after = stand(swapped(duties, { give: place, take: other, withId: other.personId }));
          return breachesAt(after, place).length === 0 && breachesAt(after, other).length === 0;
        });
  return [
    ...assigned.map((personId): WayOut => ({ kind: 'assign', personId })),
    ...exchanged.map(({ day, postId, seat }): WayOut => ({ kind: 'exchange', with: { day, postId, seat } })),
    { kind: 'leave-empty' },
  ];
}
