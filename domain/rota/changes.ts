import type { PersonId } from '../people/person.ts';
import { type DutyPlace, placeKey, type RotaDuty } from './duty.ts';

/** One change between two versions: where, who had it, who has it; null is nobody. */
export type DutyChange = {
  readonly place: DutyPlace;
  readonly before: PersonId | null;
  readonly after: PersonId | null;
};

/** What differs between two versions of the same days, in order of days; a seat that is no more has nobody. */
export function changesBetween(
  before: readonly RotaDuty[],
  after: readonly RotaDuty[],
): readonly DutyChange[] {
  const had = new Map(before.map((duty) => [placeKey(duty), duty.personId]));
  const has = new Map(after.map((duty) => [placeKey(duty), duty.personId]));
  const places = new Map([...after, ...before].map((duty) => [placeKey(duty), duty]));
  return [...places]
    .map(([key, { day, postId, seat }]) => ({
      place: { day, postId, seat },
      before: had.get(key) ?? null,
      after: has.get(key) ?? null,
    }))
    .filter((change) => change.before !== change.after)
    .toSorted(
      (one, other) => Number(one.place.day > other.place.day) - Number(one.place.day < other.place.day),
    );
}

/** Who has to be told of changes: everybody who gained or lost a duty, each once. */
export const whoToTell = (changes: readonly DutyChange[]): readonly PersonId[] => [
  ...new Set(changes.flatMap(({ before, after }) => [before, after]).filter((person) => person !== null)),
];
