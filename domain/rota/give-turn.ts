import type { PersonId } from '../people/person.ts';
import { afterPerson, type Cursor, moved, movedTo } from './cursor.ts';
import { isSpared, isWithin, membersOf } from './members.ts';
import { type OrderedTurn, orderOf } from './ordered-turns.ts';
import type { RotaRequest } from './rota-request.ts';

/** Somebody who could not take a turn, and why. */
export type Passed<Reason> = { readonly personId: PersonId; readonly reasons: readonly Reason[] };

/** A turn of an order with its owner, and where the order stands after it. */
export type Given<Reason> = {
  readonly owner: PersonId | null;
  readonly isMadeUp: boolean;
  readonly passedOver: readonly Passed<Reason>[];
  readonly cursor: Cursor;
};

/** Gives one turn and moves the cursor of its order. */
export function giveTurn<Reason>({
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
