import type { RotaMonth, RotaPerson, ShownPost } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import type { RotaConflict } from '#domain/rota/conflict';
import { type DutyPlace, placeKey, type RotaDuty } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';

/** One seat of the calendar with all that is marked at it. */
export type SeatView = {
  readonly key: string;
  readonly place: DutyPlace;
  readonly post: ShownPost;
  readonly personId: PersonId | null;
  readonly isPinned: boolean;
  /** The duty began already; nobody changes it any more. */
  readonly isLocked: boolean;
  /** Who is published here where the draft says something else; null is a published gap, undefined is no difference. */
  readonly published: PersonId | null | undefined;
  /** Who really served, where it was somebody else. */
  readonly served: PersonId | undefined;
  /** What is wrong here; that nobody sits here is not told again. */
  readonly conflicts: readonly RotaConflict[];
};

/** The rota of a month made ready for showing: seats by place, people by id. */
export type MonthView = {
  readonly seats: readonly SeatView[];
  readonly byKey: ReadonlyMap<string, SeatView>;
  readonly byDayAndPost: ReadonlyMap<string, readonly SeatView[]>;
  readonly people: ReadonlyMap<PersonId, RotaPerson>;
  /** How many days of the month each person is on duty. */
  readonly counts: ReadonlyMap<PersonId, number>;
};

/** Names the seats of one post on one day, for the map of them. */
export const dayAndPost = (day: IsoDay, postId: string): string => `${day} ${postId}`;

const plainPlace = ({ day, postId, seat }: DutyPlace): DutyPlace => ({ day, postId, seat });

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The view of a month with the squares as this window has them. */
export function viewOf(month: RotaMonth, duties: readonly RotaDuty[]): MonthView {
  const squares = new Map(duties.map((duty) => [placeKey(duty), duty]));
  const published =
    month.published === null
      ? undefined
      : new Map(month.published.duties.map((duty) => [placeKey(duty), duty.personId]));
  const served = new Map(month.served.map((duty) => [placeKey(duty), duty.personId]));
  const posts = new Map(month.posts.map((post) => [post.id, post]));
  const conflicts = groupBy(
    month.conflicts.filter((conflict) => conflict.place !== null),
    ({ place }) => (place === null ? '' : placeKey(place)),
  );
  const seats = month.places.flatMap((given): readonly SeatView[] => {
    const place = plainPlace(given);
    const key = placeKey(place);
    const post = posts.get(place.postId);
    if (post === undefined) return [];
    const square = squares.get(key);
    const personId = square?.personId ?? null;
    const known = published === undefined ? personId : (published.get(key) ?? null);
    return [
      {
        key,
        place,
        post,
        personId,
        isPinned: square?.isPinned ?? false,
        isLocked: given.from <= month.now,
        published: known === personId ? undefined : known,
        served: served.get(key),
        // What is said of somebody who sits there no more will be judged anew in a moment.
        conflicts: (conflicts.get(key) ?? []).filter(
          ({ kind, personId: of }) =>
            kind !== 'gap' && kind !== 'changed' && (of === null || of === personId),
        ),
      },
    ];
  });
  const counts = new Map<PersonId, number>();
  for (const { personId } of seats)
    if (personId !== null) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return {
    seats,
    byKey: new Map(seats.map((seat) => [seat.key, seat])),
    byDayAndPost: groupBy(seats, ({ place }) => dayAndPost(place.day, place.postId)),
    people: new Map(month.people.map((person) => [person.id, person])),
    counts,
  };
}
