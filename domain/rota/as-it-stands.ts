import type { PersonId } from '../people/person.ts';
import { reachOf } from './away.ts';
import { hasBegun, laidOut } from './decisions.ts';
import { type DutyPlace, placeKey, type RotaDuty } from './duty.ts';
import type { RotaChoice, RotaProblem } from './problem.ts';
import { awayOfAll, candidatesFor, problemOf } from './problem-of.ts';
import type { RotaRequest } from './rota-request.ts';
import type { SeatBlock, SeatDay } from './turns.ts';

/** A rota as it stands, for the checker of hard rules: days of one turn that one person has are one turn. */
export type Standing = {
  readonly problem: RotaProblem;
  readonly choice: RotaChoice;
  /** The turn that a place is in; undefined where the rota has no such place. */
  readonly turnAt: (place: DutyPlace) => number | undefined;
  /** True for a place of the days themselves that has not begun. */
  readonly isOpen: (place: DutyPlace) => boolean;
};

type Held = { readonly seats: SeatDay[]; readonly personId: PersonId | null; readonly isSettled: boolean };

/** Days of a turn that follow one another with one person, or with nobody. */
function heldRuns(
  block: SeatBlock,
  holder: (place: DutyPlace) => PersonId | null,
  isSettled: (seat: SeatDay) => boolean,
): readonly Held[] {
  const runs: Held[] = [];
  for (const seat of block) {
    const personId = holder(seat.place);
    const last = runs.at(-1);
    if (last !== undefined && last.personId === personId) last.seats.push(seat);
    else runs.push({ seats: [seat], personId, isSettled: isSettled(seat) });
  }
  return runs;
}

/**
 * Lays out the days of a request and what lies around them once, and then says of any duties of these days how they stand.
 * Nothing is fixed in it but what has begun and what lies outside of the days; so pins are held against the rules too.
 */
export function layStanding(request: RotaRequest): (duties: readonly RotaDuty[]) => Standing {
  const reach = reachOf(request);
  const near = request.days.filter(({ day }) => reach.from <= day && day <= reach.until);
  const from = near[0]?.day ?? request.from;
  const until = near.at(-1)?.day ?? request.until;
  const isInside = ({ day }: DutyPlace): boolean => request.from <= day && day <= request.until;
  const isSettled = ({ place, span }: SeatDay): boolean => !isInside(place) || hasBegun(span, request);
  const blocks = laidOut({ ...request, from, until });
  const away = awayOfAll(request);
  const inside = laidOut(request).map((seats) => ({ seats }));
  const people = candidatesFor(request, inside, away);
  const outside = request.published.filter((duty) => !isInside(duty));
  const begun = new Map(blocks.flat().map((seat) => [placeKey(seat.place), isSettled(seat)]));
  return (duties) => {
    const published = [...outside, ...duties];
    const holders = new Map(published.map((duty) => [placeKey(duty), duty.personId]));
    const holder = (place: DutyPlace): PersonId | null => holders.get(placeKey(place)) ?? null;
    const held = blocks
      .flatMap((block) => heldRuns(block, holder, isSettled))
      .filter(({ personId, seats }) => personId !== null || seats.some(({ place }) => isInside(place)));
    const turns = held.map(({ seats, personId, isSettled: isFixed }) => ({
      seats,
      fixed: isFixed ? personId : null,
      isPinned: false,
    }));
    const problem = problemOf({ ...request, from, until, published }, turns, people);
    const at = new Map(
      problem.turns.flatMap(({ places }, index) => places.map((place) => [placeKey(place), index] as const)),
    );
    return {
      problem,
      choice: held.map(({ personId }) => personId),
      turnAt: (place) => at.get(placeKey(place)),
      isOpen: (place) => isInside(place) && begun.get(placeKey(place)) === false,
    };
  };
}
