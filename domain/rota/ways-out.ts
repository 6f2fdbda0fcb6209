import type { PersonId } from '../people/person.ts';
import type { Standing } from './as-it-stands.ts';
import { breachesAt } from './breach.ts';
import type { WayOut } from './conflict.ts';
import type { DutyPlace, RotaDuty } from './duty.ts';

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

/** Points of everybody against the share, when these duties are over; who is furthest behind comes first. */
function byBalance({ problem, choice }: Standing): (one: PersonId, other: PersonId) => number {
  const points = new Map(problem.people.map(({ id, before, share }) => [id, before.points - share.points]));
  for (const [index, person] of choice.entries()) {
    const counts = problem.turns[index]?.counts.points ?? 0;
    if (person !== null) points.set(person, (points.get(person) ?? 0) + 100 * counts);
  }
  return (one, other) => (points.get(one) ?? 0) - (points.get(other) ?? 0);
}

/**
 * What could be done about a place: others who may have it without breaking a rule, who is furthest behind first;
 * exchanges with other duties of the post after which neither breaks one, the nearest first; or to leave it empty.
 */
export function waysOutAt(
  place: DutyPlace,
  duties: readonly RotaDuty[],
  standing: Standing,
): readonly WayOut[] {
  const { isOpen, after } = standing;
  const index = standing.turnAt(place);
  const turn = index === undefined ? undefined : standing.problem.turns[index];
  if (index === undefined || turn === undefined || !isOpen(place)) return [];
  const holder = standing.choice[index] ?? null;
  const assigned = firstFew(
    turn.candidates.filter((person) => person !== holder).toSorted(byBalance(standing)),
    (personId) => breachesAt(after([{ place, personId }]), place).length === 0,
  );
  const distance = ({ day }: DutyPlace): number => Math.abs(Date.parse(day) - Date.parse(place.day));
  const others = duties
    .filter(
      (duty) =>
        duty.postId === place.postId && duty.personId !== null && duty.personId !== holder && isOpen(duty),
    )
    .toSorted((one, other) => distance(one) - distance(other));
  const exchanged =
    holder === null
      ? []
      : firstFew(others, (other) => {
          const then = after([
            { place, personId: other.personId },
            { place: other, personId: holder },
          ]);
          return breachesAt(then, place).length === 0 && breachesAt(then, other).length === 0;
        });
  return [
    ...assigned.map((personId): WayOut => ({ kind: 'assign', personId })),
    ...exchanged.map(({ day, postId, seat }): WayOut => ({ kind: 'exchange', with: { day, postId, seat } })),
    { kind: 'leave-empty' },
  ];
}
