import { decisionsOf, hasBegun, laidOut } from './decisions.ts';
import { type DutyPlace, placeKey, type RotaDuty } from './duty.ts';
import type { RotaProblem } from './problem.ts';
import { hoursOfDuty } from './problem-of.ts';
import type { RotaRequest } from './rota-request.ts';
import type { SeatDay } from './turns.ts';

type Filled = Pick<RotaDuty, 'personId' | 'turnOf'>;

const nobody: Filled = { personId: null, turnOf: null };

/** Sorts places by day, then in the order of posts and seats. */
function inOrder({ setup }: RotaRequest): (one: DutyPlace, other: DutyPlace) => number {
  const order = new Map(setup.posts.map(({ id }, index) => [id, index]));
  const at = ({ postId }: DutyPlace): number => order.get(postId) ?? setup.posts.length;
  return (one, other) =>
    Number(one.day > other.day) - Number(one.day < other.day) || at(one) - at(other) || one.seat - other.seat;
}

/** A duty for every place of the days, and what was served in places that are no more, in order. */
function everyPlace(request: RotaRequest, dutyAt: (seat: SeatDay) => RotaDuty): readonly RotaDuty[] {
  const duties = laidOut(request).flat().map(dutyAt);
  const places = new Set(duties.map(placeKey));
  const gone = request.published.filter((duty) => {
    const isOfDays = request.from <= duty.day && duty.day <= request.until;
    return isOfDays && !places.has(placeKey(duty)) && hasBegun(hoursOfDuty(duty, request), request);
  });
  return [...duties, ...gone].toSorted(inOrder(request));
}

/** A filled problem back as duties: every place of the days, in order; what was decided before stays as it was. */
export function dutiesOf(
  request: RotaRequest,
  problem: RotaProblem,
  filled: readonly Filled[],
): readonly RotaDuty[] {
  const decided = decisionsOf(request);
  const byPlace = new Map<string, Filled>();
  for (const [index, { places }] of problem.turns.entries()) {
    for (const place of places) byPlace.set(placeKey(place), filled[index] ?? nobody);
  }
  return everyPlace(request, (seat) => {
    const known = decided(seat);
    const { personId, turnOf } = byPlace.get(placeKey(seat.place)) ?? nobody;
    return {
      ...seat.place,
      personId,
      turnOf: known?.turnOf ?? turnOf,
      isPinned: known?.isPinned ?? false,
    };
  });
}

/**
 * Duties as a draft of the days can be kept: every place of the days, empty where none is given, and what has begun as it
 * is published. Places that the days do not have are dropped.
 */
export function draftOf(request: RotaRequest, duties: readonly RotaDuty[]): readonly RotaDuty[] {
  const decided = decisionsOf(request);
  const given = new Map(duties.map((duty) => [placeKey(duty), duty]));
  return everyPlace(request, (seat) => {
    const known = hasBegun(seat.span, request) ? decided(seat) : given.get(placeKey(seat.place));
    return known ?? { ...seat.place, ...nobody, isPinned: false };
  });
}
