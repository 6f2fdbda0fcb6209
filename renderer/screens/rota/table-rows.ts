import type { RotaPerson, ShownPost } from '#contract/methods/rota-nouns';
import type { DayType } from '#domain/calendar/official-day';
import type { PersonId } from '#domain/people/person';
import type { DutyPlace } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import type { MonthWork } from './use-month-work.ts';

/** One person's month: the places of each day and how many there are by type of day. */
export type PersonRow = {
  readonly person: RotaPerson;
  readonly places: ReadonlyMap<IsoDay, readonly DutyPlace[]>;
  readonly totals: Readonly<Record<DayType, number>>;
  readonly all: number;
};

/** The rows of the table per person: candidates in directory order, then others who are on duty all the same. */
export function rowsOf({ month, view }: Pick<MonthWork, 'month' | 'view'>): readonly PersonRow[] {
  const types = new Map(month.days.map(({ day, type }) => [day, type]));
  const served = view.seats.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const ids = new Set<PersonId>([...month.candidates.flatMap(({ people }) => people), ...served]);
  return [...ids].flatMap((id) => {
    const person = view.people.get(id);
    if (person === undefined) return [];
    const places = new Map<IsoDay, DutyPlace[]>();
    const totals = { workday: 0, restday: 0, holiday: 0, makeup: 0 };
    let all = 0;
    for (const { place, personId } of view.seats) {
      if (personId !== id) continue;
      places.set(place.day, [...(places.get(place.day) ?? []), place]);
      const type = types.get(place.day);
      if (type !== undefined) totals[type] += 1;
      all += 1;
    }
    return [{ person, places, totals, all }];
  });
}

/** A mark of one character for each post: the first of its name that no other post has; a number where there is none. */
export function shortMarks(posts: readonly Pick<ShownPost, 'id' | 'name'>[]): ReadonlyMap<string, string> {
  return new Map(
    posts.map(({ id, name }, index) => {
      const others = posts.filter((post) => post.id !== id).map((post) => post.name.toLowerCase());
      const own = Array.from(name).find(
        (letter) => letter.trim() !== '' && !others.some((other) => other.includes(letter.toLowerCase())),
      );
      return [id, own ?? String(index + 1)];
    }),
  );
}

/** Names a cell of the table. */
export const cellName = (personId: PersonId, day: IsoDay): string => `${personId} ${day}`;

/** The cell to which a key leads; undefined for other keys. A step over the edge stays. */
export function stepCell(
  names: readonly string[],
  width: number,
  from: string,
  key: string,
): string | undefined {
  const at = names.indexOf(from);
  const first = at - (at % width);
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(first, at - 1),
    ArrowRight: Math.min(first + width - 1, at + 1),
    ArrowUp: at - width,
    ArrowDown: at + width,
    Home: first,
    End: first + width - 1,
    PageUp: at % width,
    PageDown: names.length - width + (at % width),
  };
  const to = targets[key];
  return to === undefined ? undefined : (names[to] ?? from);
}
