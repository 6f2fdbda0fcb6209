import type { PersonId } from '../people/person.ts';
import { afterPerson, type Cursor, freshCursor } from './cursor.ts';
import { type Given, giveTurn, type Passed } from './give-turn.ts';
import { cursorName, type OrderedTurn, orderedTurns, orderOf } from './ordered-turns.ts';
import type { RotaChoice, RotaProblem } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';

/** What is in the way of somebody taking a turn while others are chosen so far; empty where nothing is. */
export type MayServe<Reason> = (turn: number, person: PersonId, sofar: RotaChoice) => readonly Reason[];

/** How a turn of a rotation was given. */
export type RotationStep<Reason> = {
  /** Its place in the problem. */
  readonly turn: number;
  /** Whose turn it is in the order; stays whoever serves. */
  readonly turnOf: PersonId | null;
  readonly personId: PersonId | null;
  /** True where the owner had been passed over before and takes the turn for that one. */
  readonly isMadeUp: boolean;
  /** Who came before the owner in the order, and why not. */
  readonly passedOver: readonly Passed<Reason>[];
  /** Why the owner does not serve though it is the owner's turn, because of what was changed by hand elsewhere. */
  readonly inTheWay: readonly Reason[];
};

/**
 * Fills the turns of the posts that rotate, in the order of the directory with a cursor of its own for workdays, rest days
 * and holidays, going on from what is published before. Whose turn it is and who serves are two things: a pinned or past
 * duty keeps both, so that making a month again after swaps leaves every turn with its owner; only who serves gives way.
 */
export function rotate<Reason>(
  request: RotaRequest,
  problem: RotaProblem,
  mayServe: MayServe<Reason>,
): readonly RotationStep<Reason>[] {
  const turns = orderedTurns(request, problem);
  const owners: (PersonId | null)[] = problem.turns.map(({ fixed }) => fixed);
  for (const { parts, known } of turns) for (const part of parts) if (known !== null) owners[part] = known;
  const cursors = new Map<string, Cursor>();
  const given = turns.map((turn) => {
    const key = cursorName(request, turn);
    const cursor = cursors.get(key) ?? freshCursor;
    const next = giveTurn({ request, turn, cursor, reasons: reasonsIn(turn, owners, mayServe) });
    cursors.set(key, next.cursor);
    for (const part of turn.parts) owners[part] = next.owner;
    return { turn, next };
  });
  return served({ request, problem, given, owners, mayServe }).toSorted(
    (one, other) => one.turn - other.turn,
  );
}

/** What is in the way of somebody owning a turn, counting the parts that are still to be filled first. */
const reasonsIn =
  <Reason>({ parts }: OrderedTurn, owners: readonly (PersonId | null)[], mayServe: MayServe<Reason>) =>
  (person: PersonId): readonly Reason[] => {
    // A turn is not in its own way.
    const others = owners.map((owner, index) => (parts.includes(index) ? null : owner));
    return parts.flatMap((part) => mayServe(part, person, others));
  };

/** Who serves: the owner, or where something fixed is in the owner's way the next one who is in nobody else's. */
function served<Reason>({
  request,
  problem,
  given,
  owners,
  mayServe,
}: {
  readonly request: RotaRequest;
  readonly problem: RotaProblem;
  readonly given: readonly { readonly turn: OrderedTurn; readonly next: Given<Reason> }[];
  readonly owners: RotaChoice;
  readonly mayServe: MayServe<Reason>;
}): readonly RotationStep<Reason>[] {
  const serving = problem.turns.map(({ fixed }, index) => fixed ?? owners[index] ?? null);
  const settled: (PersonId | null)[] = problem.turns.map(({ fixed }) => fixed);
  return given
    .flatMap(({ turn, next }) => turn.parts.map((part) => ({ part, turn, next })))
    .map(({ part, turn, next: { owner, isMadeUp, passedOver } }) => {
      const isOpen = settled[part] === null && owner !== null;
      const inTheWay = isOpen ? mayServe(part, owner, serving) : [];
      const others = inTheWay.length === 0 ? [] : afterPerson(orderOf(request, turn.post), owner);
      // Better nobody else has to give way for a stand-in; where that cannot be, later owners do.
      const standIn =
        others.find((person) => mayServe(part, person, serving).length === 0) ??
        others.find((person) => mayServe(part, person, settled).length === 0);
      if (isOpen) settled[part] = inTheWay.length === 0 ? owner : (standIn ?? null);
      serving[part] = settled[part] ?? null;
      return { turn: part, turnOf: owner, personId: serving[part] ?? null, isMadeUp, passedOver, inTheWay };
    });
}

/** A problem in which the turns that a rotation gave are decided; the others are left to be chosen fairly. */
export function withRotation(
  problem: RotaProblem,
  steps: readonly Pick<RotationStep<unknown>, 'turn' | 'personId'>[],
): RotaProblem {
  const people = new Map(steps.map(({ turn, personId }) => [turn, personId]));
  return {
    ...problem,
    turns: problem.turns.map((turn, index) => ({ ...turn, fixed: people.get(index) ?? turn.fixed })),
  };
}
