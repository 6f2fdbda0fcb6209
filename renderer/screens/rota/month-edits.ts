import { type DutyPlace, placeKey, type RotaDuty } from '#domain/rota/duty';
import type { PersonId } from '#domain/people/person';
import type { Edit as EditOf, SquareKind } from '../../parts/draft-edits.ts';

/** One change of a rota. */
export type Edit = EditOf<RotaDuty>;

/** The squares of a rota: named by their places, and the same where one person is there as firmly. */
export const seatKind: SquareKind<RotaDuty> = {
  keyOf: placeKey,
  isSame: (one, other) => one.personId === other.personId && one.isPinned === other.isPinned,
};

/** The square at a place; a blank one where nothing is known of it. */
export function squareAt(duties: readonly RotaDuty[], { day, postId, seat }: DutyPlace): RotaDuty {
  const key = placeKey({ day, postId, seat });
  return (
    duties.find((duty) => placeKey(duty) === key) ?? {
      day,
      postId,
      seat,
      personId: null,
      turnOf: null,
      isPinned: false,
    }
  );
}

/** Somebody is put on duty by hand at all of these places; generation leaves them alone from then on. */
export const assignEdit = (
  duties: readonly RotaDuty[],
  places: readonly DutyPlace[],
  personId: PersonId,
): Edit =>
  places.map((place) => {
    const before = squareAt(duties, place);
    return { before, after: { ...before, personId, isPinned: true } };
  });

/** These places become gaps again, which generation may fill. */
export const clearEdit = (duties: readonly RotaDuty[], places: readonly DutyPlace[]): Edit =>
  places.map((place) => {
    const before = squareAt(duties, place);
    return { before, after: { ...before, personId: null, isPinned: false } };
  });

/** These places stay empty, as somebody decided: generation leaves them alone, and they are no gaps. */
export const leaveEmptyEdit = (duties: readonly RotaDuty[], places: readonly DutyPlace[]): Edit =>
  places.map((place) => {
    const before = squareAt(duties, place);
    return { before, after: { ...before, personId: null, isPinned: true } };
  });

/** Pins these places, or unpins them where the first is pinned; a gap that is pinned stays empty. */
export function pinEdit(duties: readonly RotaDuty[], places: readonly DutyPlace[]): Edit {
  const squares = places.map((place) => squareAt(duties, place));
  const isPinned = squares[0]?.isPinned !== true;
  return squares.map((before) => ({ before, after: { ...before, isPinned } }));
}

/** Two turns exchange who serves in them; whose turn it is in a rotation stays. Both are decided by hand then. */
export function exchangeEdit(
  duties: readonly RotaDuty[],
  places: readonly DutyPlace[],
  others: readonly DutyPlace[],
): Edit {
  const given = (to: readonly DutyPlace[], from: readonly DutyPlace[]): Edit => {
    const personId = from[0] === undefined ? null : squareAt(duties, from[0]).personId;
    return personId === null ? clearEdit(duties, to) : assignEdit(duties, to, personId);
  };
  return [...given(places, others), ...given(others, places)];
}
