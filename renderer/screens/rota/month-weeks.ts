import type { RotaDay, ShownPost } from '#contract/methods/rota-nouns';
import { type DutyPlace, placeKey } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';

/** A week of the printed form, Monday first; days of other months are undefined. */
export type Week = readonly (RotaDay | undefined)[];

/** The weekday of a day, 0 is Monday. */
export const weekdayOf = (day: IsoDay): number => (new Date(`${day}T12:00:00.000Z`).getUTCDay() + 6) % 7;

/** The days of a month in weeks of seven, Monday first. */
export function weeksOf(days: readonly RotaDay[]): readonly Week[] {
  const first = days[0];
  if (first === undefined) return [];
  const lead = weekdayOf(first.day);
  const count = Math.ceil((lead + days.length) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => days[week * 7 + weekday - lead]),
  );
}

/** The posts that have a seat in one week, in their order; posts without one take no line of the form. */
export function postsOfWeek(
  week: Week,
  posts: readonly ShownPost[],
  places: readonly DutyPlace[],
): readonly ShownPost[] {
  const days = new Set(week.map((day) => day?.day));
  const filled = new Set(places.filter((place) => days.has(place.day)).map((place) => place.postId));
  return posts.filter((post) => filled.has(post.id));
}

/** Where a key of the calendar leads. */
export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'week-first'
  | 'week-last'
  | 'week-before'
  | 'week-after'
  | 'first'
  | 'last';

const nearestSeat = (
  places: readonly DutyPlace[],
  from: DutyPlace,
  isWanted: (day: IsoDay) => boolean,
  pick: 'earliest' | 'latest',
): DutyPlace | undefined => {
  const same = places.filter((place) => place.postId === from.postId && isWanted(place.day));
  const day = (pick === 'earliest' ? same[0] : same.at(-1))?.day;
  return same.findLast((place) => place.day === day && place.seat <= from.seat);
};

const shifted = (places: readonly DutyPlace[], from: DutyPlace, days: number): DutyPlace | undefined => {
  const wanted = Date.parse(`${from.day}T12:00:00.000Z`) + days * 86_400_000;
  const day = new Date(wanted).toISOString().slice(0, 10);
  return nearestSeat(places, from, (other) => other === day, 'earliest');
};

function upOrDown(places: readonly DutyPlace[], from: DutyPlace, step: 1 | -1): DutyPlace | undefined {
  const at = places.findIndex((place) => placeKey(place) === placeKey(from));
  const next = places[at + step];
  if (next !== undefined && next.day === from.day) return next;
  const wanted = Date.parse(`${from.day}T12:00:00.000Z`) + step * 7 * 86_400_000;
  const day = new Date(wanted).toISOString().slice(0, 10);
  return step === 1
    ? places.find((place) => place.day === day)
    : places.findLast((place) => place.day === day);
}

/**
 * Where the cursor stands after a step; `places` are in order of day, post and seat. Left and right stay in the post, up and down go
 * through the seats of the day and on to the same weekday; a step that leads nowhere stays.
 */
export function stepFrom(places: readonly DutyPlace[], from: DutyPlace, step: Step): DutyPlace {
  const inWeek = (day: IsoDay): boolean => {
    const apart = (Date.parse(day) - Date.parse(from.day)) / 86_400_000;
    return apart >= -weekdayOf(from.day) && apart <= 6 - weekdayOf(from.day);
  };
  const to = (): DutyPlace | undefined => {
    switch (step) {
      case 'up':
        return upOrDown(places, from, -1);
      case 'down':
        return upOrDown(places, from, 1);
      case 'left':
        return nearestSeat(places, from, (day) => day < from.day, 'latest');
      case 'right':
        return nearestSeat(places, from, (day) => day > from.day, 'earliest');
      case 'week-first':
        return nearestSeat(places, from, inWeek, 'earliest');
      case 'week-last':
        return nearestSeat(places, from, inWeek, 'latest');
      case 'week-before':
        return shifted(places, from, -7);
      case 'week-after':
        return shifted(places, from, 7);
      case 'first':
        return places[0];
      case 'last':
        return places.at(-1);
      default:
        return step satisfies never;
    }
  };
  return to() ?? from;
}

/** The place that follows (or comes before) the cursor among some places of a month, going round at the end. */
export function nextAmong(
  places: readonly DutyPlace[],
  wanted: ReadonlySet<string>,
  cursor: DutyPlace | undefined,
  step: 1 | -1,
): DutyPlace | undefined {
  const at = cursor === undefined ? -1 : places.findIndex((place) => placeKey(place) === placeKey(cursor));
  const start = at < 0 && step === -1 ? 0 : at;
  for (let count = 1; count <= places.length; count += 1) {
    const place = places[(start + step * count + places.length * 2) % places.length];
    if (place !== undefined && wanted.has(placeKey(place))) return place;
  }
  return undefined;
}
