import { hasBegun, laidOut, decisionsOf } from './decisions.ts';
import { type DutyPlace, placeKey, type RotaDuty } from './duty.ts';
import { layBlock } from './lay-turns.ts';
import { awayOfAll, candidatesFor, hoursOfDuty, problemOf } from './problem-of.ts';
import type { RotaProblem } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';

/**
 * The rota to be made for the days of a request. What is pinned, what has begun and what goes on from before is fixed;
 * places that stay empty, because they were empty when they began or are pinned empty, are not in it.
 */
export function buildProblem(request: RotaRequest): RotaProblem {
  const away = awayOfAll(request);
  const turns = laidOut(request).flatMap((block) => layBlock(block, request, away));
  const named = new Set([
    ...request.setup.groups.flatMap(({ members }) => members.map(({ personId }) => personId)),
    ...turns.map(({ fixed }) => fixed),
  ]);
  const people = candidatesFor(request, turns, away).filter(({ id }) => named.has(id));
  return problemOf(request, turns, people);
}

/** A filled problem back as duties: every place of the days, in order; what was decided before stays as it was. */
export function dutiesOf(
  request: RotaRequest,
  problem: RotaProblem,
  filled: readonly Pick<RotaDuty, 'personId' | 'turnOf'>[],
): readonly RotaDuty[] {
  const decided = decisionsOf(request);
  const byPlace = new Map<string, Pick<RotaDuty, 'personId' | 'turnOf'>>();
  for (const [index, { places }] of problem.turns.entries()) {
    for (const place of places)
      byPlace.set(placeKey(place), filled[index] ?? { personId: null, turnOf: null });
  }
  const seats = laidOut(request)
    .flat()
    .map((seat): RotaDuty => {
      const place: DutyPlace = seat.place;
      const known = decided(seat);
      const { personId, turnOf } = byPlace.get(placeKey(place)) ?? { personId: null, turnOf: null };
      return {
        ...place,
        personId,
        turnOf: known?.turnOf ?? turnOf,
        isPinned: known?.isPinned ?? false,
      };
    });
  const kept = new Set(seats.map(placeKey));
  const gone = request.published.filter((duty) => {
    const isOfDays = request.from <= duty.day && duty.day <= request.until;
    return isOfDays && !kept.has(placeKey(duty)) && hasBegun(hoursOfDuty(duty, request), request);
  });
  return [...seats, ...gone].toSorted(inOrder(request));
}

/** Sorts places by day, then in the order of posts and seats. */
function inOrder({ setup }: RotaRequest): (one: DutyPlace, other: DutyPlace) => number {
  const order = new Map(setup.posts.map(({ id }, index) => [id, index]));
  const at = ({ postId }: DutyPlace): number => order.get(postId) ?? setup.posts.length;
  return (one, other) =>
    Number(one.day > other.day) - Number(one.day < other.day) || at(one) - at(other) || one.seat - other.seat;
}
