import type { PersonId } from '../people/person.ts';
import { type DutyPlace, placeKey, type RotaDuty } from './duty.ts';

/** One place at which two versions of a rota differ: who was to serve there, and who is. */
export type PlaceChange = {
  readonly place: DutyPlace;
  readonly before: PersonId | null;
  readonly after: PersonId | null;
};

const inOrder = ({ place: one }: PlaceChange, { place: other }: PlaceChange): number =>
  one.day.localeCompare(other.day) || one.postId.localeCompare(other.postId) || one.seat - other.seat;

/** The places at which two versions of a rota differ in who serves, in order of days. */
export function changesBetween(
  before: readonly RotaDuty[],
  after: readonly RotaDuty[],
): readonly PlaceChange[] {
  const old = new Map(before.map((duty) => [placeKey(duty), duty]));
  const fresh = new Map(after.map((duty) => [placeKey(duty), duty]));
  const places = new Map([...before, ...after].map((duty) => [placeKey(duty), duty]));
  return [...places]
    .map(([key, { day, postId, seat }]) => ({
      place: { day, postId, seat },
      before: old.get(key)?.personId ?? null,
      after: fresh.get(key)?.personId ?? null,
    }))
    .filter((change) => change.before !== change.after)
    .toSorted(inOrder);
}

/** Everybody who gained or lost a duty, each once, in the order of the changes. */
export const toldOf = (changes: readonly PlaceChange[]): readonly PersonId[] => [
  ...new Set(changes.flatMap(({ before, after }) => [before, after]).filter((person) => person !== null)),
];
