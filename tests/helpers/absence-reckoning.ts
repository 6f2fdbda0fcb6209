import type { TestRoom } from './open-test-room.ts';

/*
 * Once more, from the records alone and with its own arithmetic of minutes, who is away while on duty: nothing of the console's
 * reckoning of absences, duties and hours is used here.
 */

const minute = 60_000;
const dayMinutes = 1440;
/** How far from now somebody who should be back and is not is still reckoned away. */
const reachMinutes = dayMinutes;
/** Shanghai is eight hours ahead all year. */
const aheadMinutes = 8 * 60;

const minutes = (at: string): number => Date.parse(at) / minute;
const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type Hours = { readonly from: number; readonly until: number };
type Place = { readonly day: string; readonly postId: string; readonly seat: number };
type Held = Place & { readonly personId: string | null };

type RotaBody = {
  readonly month: string;
  readonly dayStart: string;
  readonly posts: readonly { readonly id: string; readonly startsAt: string; readonly minutes: number }[];
  readonly duties: readonly Held[];
};
type AbsenceBody = {
  readonly absence: {
    readonly id: string;
    readonly state: string;
    readonly fields: { readonly personId: string };
    readonly fromAt: string;
    readonly untilAt: string;
    readonly returned: { readonly at: string } | null;
    readonly decisions: readonly { readonly ruleId: string; readonly subject: string }[];
  };
};

/** A duty on somebody who is away then, as text; told apart by whether a leader decided about it. */
export type Reckoned = {
  readonly key: string;
  readonly place: Place;
  readonly personId: string;
  readonly isDecided: boolean;
  readonly from: number;
};

/** Names a duty and an absence. */
export const keyOf = (absenceId: string, { day, postId, seat }: Place): string =>
  [absenceId, day, postId, seat].join(' ');

/** The newest body of every name among the records of a kind, as they lie in the file. */
function newest<Body>(room: TestRoom, kind: string, nameOf: (body: Body) => string): readonly Body[] {
  const texts = room
    .room()
    .store.sqlite.prepare<[string], string>('SELECT json FROM record WHERE kind = ? ORDER BY seq')
    .pluck()
    .all(kind);
  // The kind says what the body is; docs/LOG-FORMAT.md says it to strangers.
  const bodies = texts.map((text) => (JSON.parse(text) as { readonly body: Body }).body);
  return [...new Map(bodies.map((body) => [nameOf(body), body])).values()];
}

/** When somebody who is on duty at a place begins and ends, in minutes. */
function hoursAt(place: Place, { posts, dayStart }: Pick<RotaBody, 'posts' | 'dayStart'>): Hours {
  const post = posts.find(({ id }) => id === place.postId);
  if (post === undefined) throw new RangeError(place.postId);
  const isNextDay = clock(post.startsAt) < clock(dayStart);
  const midnight = Date.parse(`${place.day}T00:00:00.000Z`) / minute - aheadMinutes;
  const from = midnight + clock(post.startsAt) + (isNextDay ? dayMinutes : 0);
  return { from, until: from + post.minutes };
}

const meet = (one: Hours, other: Hours): boolean =>
  Math.min(one.until, other.until) > Math.max(one.from, other.from);

/** Duties, in force as they are or only drafted, that are not over and lie on somebody whom an absence in force keeps away then. */
function against(
  room: TestRoom,
  duties: readonly Held[],
  month: Pick<RotaBody, 'posts' | 'dayStart'>,
): readonly Reckoned[] {
  const now = minutes(room.now());
  const absences = newest<AbsenceBody>(room, 'absence', ({ absence }) => absence.id).map(
    ({ absence }) => absence,
  );
  return duties.flatMap((duty) => {
    const hours = hoursAt(duty, month);
    if (hours.until <= now || duty.personId === null) return [];
    const { personId } = duty;
    return absences.flatMap(({ id, state, fields, fromAt, untilAt, returned, decisions }) => {
      if (fields.personId !== personId || !['approved', 'reported', 'returned'].includes(state)) return [];
      const planned = minutes(untilAt);
      const until =
        returned === null ? (now >= planned ? now + reachMinutes : planned) : minutes(returned.at);
      if (!meet(hours, { from: minutes(fromAt), until })) return [];
      const place = { day: duty.day, postId: duty.postId, seat: duty.seat };
      const subject = `${duty.day} ${duty.seat} ${duty.postId}`;
      const isDecided = decisions.some((one) => one.ruleId === 'duty' && one.subject === subject);
      return [{ key: keyOf(id, place), place, personId, isDecided, from: hours.from }];
    });
  });
}

/** The newest published version of every month. */
export const publishedMonths = (room: TestRoom): readonly RotaBody[] =>
  newest<RotaBody>(room, 'rota', ({ month }) => month);

/** Every published duty that is not over and lies on somebody who is away then. */
export const reckoned = (room: TestRoom): readonly Reckoned[] =>
  publishedMonths(room).flatMap((month) => against(room, month.duties, month));

/** The same for duties that are drafted and not published, held against the hours of a month that is. */
export const reckonedOf = (
  room: TestRoom,
  duties: readonly Held[],
  month: Pick<RotaBody, 'posts' | 'dayStart'>,
): readonly Reckoned[] => against(room, duties, month);
