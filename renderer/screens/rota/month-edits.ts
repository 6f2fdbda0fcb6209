import { type DutyPlace, placeKey, type RotaDuty } from '#domain/rota/duty';
import type { PersonId } from '#domain/people/person';

/** One change of a rota that is made, taken back and made again as a whole: the squares as they were and as they become. */
export type Edit = readonly { readonly before: RotaDuty; readonly after: RotaDuty }[];

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

/** The same change the other way round. */
export const backward = (edit: Edit): Edit =>
  edit.map(({ before, after }) => ({ before: after, after: before }));

/** True where a change changes something. */
export const isChange = (edit: Edit): boolean =>
  edit.some(({ before, after }) => before.personId !== after.personId || before.isPinned !== after.isPinned);

/** A rota after a change; squares that it did not have yet are added. */
export function applyEdit(duties: readonly RotaDuty[], edit: Edit): readonly RotaDuty[] {
  const changed = new Map(edit.map(({ after }) => [placeKey(after), after]));
  const known = new Set(duties.map(placeKey));
  return [
    ...duties.map((duty) => changed.get(placeKey(duty)) ?? duty),
    ...[...changed.entries()].filter(([key]) => !known.has(key)).map(([, duty]) => duty),
  ];
}

/** What was done and can be taken back, and what was taken back and can be done again; the newest is last. */
export type History = { readonly done: readonly Edit[]; readonly undone: readonly Edit[] };

/** A history in which nothing happened. */
export const noHistory: History = { done: [], undone: [] };

/** How many steps back are remembered. */
const longest = 200;

/** A history after something new was done; what had been taken back is gone. */
export const didEdit = ({ done }: History, edit: Edit): History => ({
  done: [...done, edit].slice(-longest),
  undone: [],
});

/** The history after one step back, and the change that makes it so; undefined where nothing was done. */
export function stepBack({ done, undone }: History): { history: History; edit: Edit } | undefined {
  const last = done.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: done.slice(0, -1), undone: [...undone, last] }, edit: backward(last) };
}

/** The history after doing again what was taken back last, and the change that makes it so. */
export function stepAgain({ done, undone }: History): { history: History; edit: Edit } | undefined {
  const last = undone.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: [...done, last], undone: undone.slice(0, -1) }, edit: last };
}
