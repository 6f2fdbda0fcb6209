import type { PersonId } from '../people/person.ts';
import { reachOf } from './away.ts';
import { hasBegun, laidOut } from './decisions.ts';
import { type DutyPlace, placeKey, type RotaDuty } from './duty.ts';
import type { RotaChoice, RotaProblem, RotaTurn } from './problem.ts';
import { awayOfAll, candidatesFor, problemOf, turnOfSeats } from './problem-of.ts';
import type { RotaRequest } from './rota-request.ts';
import type { SeatBlock, SeatDay } from './turns.ts';

/** Somebody put on a place. */
export type Placed = { readonly place: DutyPlace; readonly personId: PersonId | null };

/** A rota as it stands, for the checker of hard rules: days of one turn that one person has are one turn. */
export type Standing = {
  readonly problem: RotaProblem;
  readonly choice: RotaChoice;
  /** The turn that a place is in; undefined where there is no such place, or only a turn that still goes on has it. */
  readonly turnAt: (place: DutyPlace) => number | undefined;
  /** True for a place of the days themselves. */
  readonly hasPlace: (place: DutyPlace) => boolean;
  /** True for a place of the days themselves that has not begun. */
  readonly isOpen: (place: DutyPlace) => boolean;
  /** How the rota would stand with others on some places. */
  readonly after: (changes: readonly Placed[]) => Standing;
};

type Run = { readonly seats: readonly SeatDay[]; readonly personId: PersonId | null };
type HeldTurn = { readonly turn: RotaTurn; readonly personId: PersonId | null };

/** Days of a turn that follow one another with one person, or with nobody. */
function runsOf(block: SeatBlock, holder: (place: DutyPlace) => PersonId | null): readonly Run[] {
  const runs: { seats: SeatDay[]; personId: PersonId | null }[] = [];
  for (const seat of block) {
    const personId = holder(seat.place);
    const last = runs.at(-1);
    if (last !== undefined && last.personId === personId) last.seats.push(seat);
    else runs.push({ seats: [seat], personId });
  }
  return runs;
}

/**
 * Lays out the days of a request and what lies around them once, and then says of any duties of these days how they stand.
 * Nothing is fixed in it but what has begun and what lies outside of the days; so pins are held against the rules too. Of a
 * turn that reaches there only what can still be changed is in it.
 */
export function layStanding(request: RotaRequest): (duties: readonly RotaDuty[]) => Standing {
  const reach = reachOf(request);
  const near = request.days.filter(({ day }) => reach.from <= day && day <= reach.until);
  const from = near[0]?.day ?? request.from;
  const until = near.at(-1)?.day ?? request.until;
  const isInside = ({ day }: DutyPlace): boolean => request.from <= day && day <= request.until;
  const isSettled = ({ place, span }: SeatDay): boolean => !isInside(place) || hasBegun(span, request);
  const blocks = laidOut({ ...request, from, until });
  const inside = laidOut(request).map((seats) => ({ seats }));
  const people = candidatesFor(request, inside, awayOfAll(request));
  const outside = request.published.filter((duty) => !isInside(duty));
  // Of the years before only who stands in a turn of these days matters, which every change copies.
  const beside = outside.filter(({ day }) => from <= day && day <= until);
  const settled = new Map(blocks.flat().map((seat) => [placeKey(seat.place), isSettled(seat)]));
  const blockAt = new Map(
    blocks.flatMap((block, index) => block.map(({ place }) => [placeKey(place), index] as const)),
  );

  /** The turns of a block; what is settled of a turn that goes on is left out, and so are gaps that nobody can fill. */
  const turnsIn = (block: SeatBlock, holder: (place: DutyPlace) => PersonId | null): readonly HeldTurn[] =>
    runsOf(block, holder).flatMap(({ seats, personId }) => {
      const open = seats.filter((seat) => !isSettled(seat));
      if (open.length > 0)
        return [{ turn: turnOfSeats(request, { seats: open, fixed: null, isPinned: false }), personId }];
      if (personId === null) return [];
      return [{ turn: turnOfSeats(request, { seats, fixed: personId, isPinned: false }), personId }];
    });

  const standingOf = (
    holders: ReadonlyMap<string, PersonId | null>,
    held: readonly (readonly HeldTurn[])[],
    around: RotaProblem,
  ): Standing => {
    const flat = held.flat();
    const problem = { ...around, turns: flat.map(({ turn }) => turn) };
    let places: ReadonlyMap<string, number> | undefined;
    const indexed = (): ReadonlyMap<string, number> =>
      new Map(
        problem.turns.flatMap((turn, index) => turn.places.map((place) => [placeKey(place), index] as const)),
      );
    return {
      problem,
      choice: flat.map(({ personId }) => personId),
      turnAt: (place) => {
        places ??= indexed();
        return places.get(placeKey(place));
      },
      hasPlace: (place) => isInside(place) && settled.has(placeKey(place)),
      isOpen: (place) => isInside(place) && settled.get(placeKey(place)) === false,
      after: (changes) => {
        const changed = new Map(changes.map(({ place, personId }) => [placeKey(place), personId]));
        const touched = new Set([...changed.keys()].map((key) => blockAt.get(key)));
        const next = new Map([...holders, ...changed]);
        return standingOf(
          next,
          held.map((turns, index) =>
            touched.has(index) ? turnsIn(blocks[index] ?? [], (at) => next.get(placeKey(at)) ?? null) : turns,
          ),
          around,
        );
      },
    };
  };

  return (duties) => {
    const published = [...outside, ...duties];
    const holders = new Map([...beside, ...duties].map((duty) => [placeKey(duty), duty.personId]));
    const around = problemOf({ ...request, from, until, published }, { blocks, turns: [], people });
    const held = blocks.map((block) => turnsIn(block, (place) => holders.get(placeKey(place)) ?? null));
    return standingOf(holders, held, around);
  };
}
