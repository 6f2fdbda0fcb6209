import type { OfficialDay } from '../calendar/official-day.ts';
import type { PersonId } from '../people/person.ts';
import type { RotaBlock } from './setup.ts';
import { isFridayOrLater } from './turns.ts';

/** The orders that go on apart from one another: of workdays with make-up days, of rest days, of holidays. */
export type CursorKind = 'workday' | 'restday' | 'holiday';

/** Where an order stands: whose turn the last one was, and who was passed over and takes the next turn that is possible. */
export type Cursor = { readonly last: PersonId | null; readonly owed: readonly PersonId[] };

/** An order that has not begun. */
export const freshCursor: Cursor = { last: null, owed: [] };

/** The order that a turn is of, by its first day alone, so that a turn over the end of a month stays in its order. */
export function cursorKindOf(block: RotaBlock, { day, type }: OfficialDay): CursorKind {
  if (type === 'holiday') return 'holiday';
  if (type === 'makeup' || block === 'week') return 'workday';
  return type === 'restday' || (block === 'friday-to-sunday' && isFridayOrLater(day)) ? 'restday' : 'workday';
}

/** Everybody once in the order of a directory, beginning after somebody. */
export function afterPerson(order: readonly PersonId[], last: PersonId | null): readonly PersonId[] {
  const next = last === null ? 0 : order.indexOf(last) + 1;
  return [...order.slice(next), ...order.slice(0, next)];
}

/** Where an order stands when somebody has had a turn of it; `passed` are those who could not and are not spared. */
export function moved(cursor: Cursor, owner: PersonId, passed: readonly PersonId[]): Cursor {
  if (cursor.owed.includes(owner)) return { ...cursor, owed: cursor.owed.filter((one) => one !== owner) };
  return { last: owner, owed: [...new Set([...cursor.owed, ...passed])] };
}

/**
 * Where an order stands after a turn that was decided before, seen from whose turn it was: who stands between the last
 * one and the owner was passed over. The first turn that is seen passes over nobody.
 */
export function movedTo(
  cursor: Cursor,
  owner: PersonId,
  order: readonly PersonId[],
  isOwed: (person: PersonId) => boolean,
): Cursor {
  if (!order.includes(owner)) return cursor;
  const next = afterPerson(order, cursor.last);
  const passed = cursor.last === null ? [] : next.slice(0, next.indexOf(owner));
  return moved(cursor, owner, passed.filter(isOwed));
}
