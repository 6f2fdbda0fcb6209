import type { PersonId } from '../people/person.ts';
import { afterPerson, type Cursor, cursorKindOf, freshCursor, moved, movedTo } from './cursor.ts';
import { decisionsOf, laidOut } from './decisions.ts';
import { placeKey, type RotaDuty } from './duty.ts';
import { isSpared, isWithin, membersOf } from './members.ts';
import type { RotaChoice, RotaProblem } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';
import type { RotaPost } from './setup.ts';
import type { SeatBlock } from './turns.ts';

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

type Passed<Reason> = { readonly personId: PersonId; readonly reasons: readonly Reason[] };
type Given<Reason> = {
  readonly owner: PersonId | null;
  readonly isMadeUp: boolean;
  readonly passedOver: readonly Passed<Reason>[];
  readonly cursor: Cursor;
};

/** Everybody who ever was in the groups of a post, in directory order. */
const orderOf = (request: RotaRequest, post: RotaPost): readonly PersonId[] =>
  membersOf(request.setup, post, []);

/** A turn of the order with its parts in the problem; what began or was changed by hand can have several. */
type OrderedTurn = {
  readonly post: RotaPost;
  readonly block: SeatBlock;
  readonly parts: readonly number[];
  /** Whose turn it is by what was decided before. */
  readonly known: PersonId | null;
};

/** The turns of all rotations, those before the days of the request too, in order of time. */
function orderedTurns(request: RotaRequest, problem: RotaProblem): readonly OrderedTurn[] {
  const decided = decisionsOf(request);
  const published = new Map(request.published.map((duty) => [placeKey(duty), duty]));
  const turnAt = new Map(
    problem.turns.flatMap(({ places }, index) => places.map((place) => [placeKey(place), index] as const)),
  );
  const rotated = new Map(
    request.setup.posts.filter(({ way }) => way === 'rotation').map((post) => [post.id, post]),
  );
  return laidOut({ ...request, from: request.days[0]?.day ?? request.from }).flatMap((block) => {
    const post = rotated.get(block[0]?.place.postId ?? '');
    if (post === undefined) return [];
    const owners = block.map((seat) => {
      const key = placeKey(seat.place);
      if (seat.place.day < request.from) return ownerOf(published.get(key));
      const decision = decided(seat);
      return decision?.isPinned === true ? decision.turnOf : ownerOf(decision ?? undefined);
    });
    const parts = new Set(block.map(({ place }) => turnAt.get(placeKey(place))));
    return [
      {
        post,
        block,
        parts: [...parts].filter((part) => part !== undefined),
        known: owners.find((owner) => owner !== null) ?? null,
      },
    ];
  });
}

const ownerOf = (duty: RotaDuty | undefined): PersonId | null => duty?.turnOf ?? duty?.personId ?? null;

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
  const serving: (PersonId | null)[] = problem.turns.map(({ fixed }) => fixed);
  return given
    .flatMap(({ turn, next }) => turn.parts.map((part) => ({ part, turn, next })))
    .map(({ part, turn, next: { owner, isMadeUp, passedOver } }) => {
      const inTheWay =
        problem.turns[part]?.fixed === null && owner !== null ? mayServe(part, owner, serving) : [];
      const others = inTheWay.length === 0 ? [] : afterPerson(orderOf(request, turn.post), owner);
      const standIn = others.find((person) => mayServe(part, person, serving).length === 0) ?? null;
      serving[part] ??= inTheWay.length === 0 ? owner : standIn;
      return { turn: part, turnOf: owner, personId: serving[part], isMadeUp, passedOver, inTheWay };
    })
    .toSorted((one, other) => one.turn - other.turn);
}

function cursorName({ days }: RotaRequest, { post, block }: OrderedTurn): string {
  const first = days.find(({ day }) => day === block[0]?.place.day);
  return first === undefined ? post.id : `${cursorKindOf(post.block, first)} ${post.id}`;
}

/** What is in the way of somebody owning a turn, counting the parts that are still to be filled first. */
const reasonsIn =
  <Reason>({ parts }: OrderedTurn, owners: readonly (PersonId | null)[], mayServe: MayServe<Reason>) =>
  (person: PersonId): readonly Reason[] => {
    // A turn is not in its own way.
    const others = owners.map((owner, index) => (parts.includes(index) ? null : owner));
    return parts.flatMap((part) => mayServe(part, person, others));
  };

/** Gives one turn and moves the cursor of its order. */
function giveTurn<Reason>({
  request,
  turn: { post, block, parts, known },
  cursor,
  reasons,
}: {
  readonly request: RotaRequest;
  readonly turn: OrderedTurn;
  readonly cursor: Cursor;
  readonly reasons: (person: PersonId) => readonly Reason[];
}): Given<Reason> {
  const { setup, people } = request;
  const order = orderOf(request, post);
  const members = new Set(
    membersOf(
      setup,
      post,
      block.map(({ place }) => place.day),
    ),
  );
  const isThere = (person: PersonId): boolean => {
    const dates = people.find(({ id }) => id === person);
    return (
      dates !== undefined &&
      members.has(person) &&
      block.every(({ place }) => isWithin(place.day, dates.joinedDay, dates.leftDay))
    );
  };
  const isOwed = (person: PersonId): boolean =>
    setup.rules.skipped === 'made-up' &&
    isThere(person) &&
    !setup.rules.exemptions.some(
      (one) => one.personId === person && block.some(({ place, counts }) => isSpared(one, place.day, counts)),
    );
  const seen = (owner: PersonId): Given<Reason> => ({
    owner,
    isMadeUp: cursor.owed.includes(owner),
    passedOver: [],
    cursor: movedTo(cursor, owner, order, isOwed),
  });
  if (parts.length === 0) {
    return known === null ? { owner: null, isMadeUp: false, passedOver: [], cursor } : seen(known);
  }
  const passedOver: Passed<Reason>[] = [];
  const isFree = (person: PersonId): boolean => {
    const found = reasons(person);
    if (found.length > 0) passedOver.push({ personId: person, reasons: found });
    return found.length === 0;
  };
  const owed = cursor.owed.filter(isThere).find(isFree);
  const untried = afterPerson(order, cursor.last).filter(
    (person) => isThere(person) && !passedOver.some(({ personId }) => personId === person),
  );
  const owner = owed ?? untried.find(isFree) ?? null;
  if (known !== null && owner !== known) return seen(known);
  if (owner === null) return { owner, isMadeUp: false, passedOver, cursor };
  const passed = owed === undefined ? passedOver.map(({ personId }) => personId).filter(isOwed) : [];
  return { owner, isMadeUp: owed !== undefined, passedOver, cursor: moved(cursor, owner, passed) };
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
