import { officialDay } from '#domain/calendar/official-day';
import type { PersonId } from '#domain/people/person';
import { addDays, daysBetween, type IsoDay } from '#domain/time/instant';
import type { Minutes, RotaCandidate, RotaProblem, RotaTurn, TurnCounts } from '#domain/rota/problem';

/** What a made rota looks like; everything else follows from the seed. */
export type SeededRota = {
  readonly seed: number;
  readonly people: number;
  readonly fromDay: IsoDay;
  readonly days: number;
  /** Share of the days on which somebody is away. */
  readonly away: number;
  /** Posts over the same days; each has people of its own unless `isShared`. */
  readonly posts: number;
  readonly isShared: boolean;
  /** Both days of a weekend are one turn. */
  readonly hasBlocks: boolean;
  /** Share of the turns that are pinned. */
  readonly pinned: number;
  readonly restHours: number;
  readonly allowsRunning: boolean;
  readonly apart: number;
};

/** Numbers from 0 to 1 that a seed decides. */
export function chances(seed: number): () => number {
  let state = Math.trunc(seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const none: TurnCounts = { points: 0, workday: 0, restday: 0, holiday: 0, makeup: 0, edge: 0, night: 0 };
const points = { workday: 10, restday: 15, holiday: 30, makeup: 10, edge: 5, night: 3 } as const;
const minuteOf = (day: IsoDay): number => Date.parse(`${day}T00:00:00.000Z`) / 60_000;

const added = (counts: readonly TurnCounts[]): TurnCounts =>
  Object.fromEntries(
    Object.keys(none).map((measure) => [
      measure,
      counts.reduce((sum, one) => sum + one[measure as keyof TurnCounts], 0),
    ]),
    // The same keys as `none`.
  ) as TurnCounts;

/** The kinds of a stretch of days: weekends, a holiday of `length` days somewhere, a make-up day before it. */
function kindsOf(days: readonly IsoDay[], chance: () => number): ReadonlyMap<IsoDay, TurnCounts> {
  const length = Math.floor(chance() * 9);
  const start = Math.floor(chance() * days.length);
  return new Map(
    days.map((day, index) => {
      const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
      const isWeekend = weekday === 0 || weekday === 6;
      const inHoliday = index >= start && index < start + length;
      const isEdge = inHoliday && (index === start || index === start + length - 1);
      const type = officialDay.shape.type.parse(
        inHoliday
          ? 'holiday'
          : isWeekend && index === start - 2
            ? 'makeup'
            : isWeekend
              ? 'restday'
              : 'workday',
      );
      return [
        day,
        {
          ...none,
          [type]: 1,
          edge: isEdge ? 1 : 0,
          points: points[type] + (isEdge ? points.edge : 0),
        },
      ];
    }),
  );
}

/** Makes a problem that only the seed and its measures decide. */
export function seededRota(wanted: SeededRota): RotaProblem {
  const chance = chances(wanted.seed);
  const days = daysBetween(wanted.fromDay, addDays(wanted.fromDay, wanted.days - 1));
  const kinds = kindsOf(days, chance);
  const ids = Array.from(
    { length: wanted.people },
    // A name of the tests' own.
    (_, index) => `person-${String(index).padStart(2, '0')}` as PersonId,
  );
  const groups = Array.from({ length: wanted.posts }, (_, post) =>
    wanted.isShared ? ids : ids.filter((_, index) => index % wanted.posts === post),
  );
  const turns: RotaTurn[] = [];
  for (let post = 0; post < wanted.posts; post += 1) {
    // The second post of a shared room is a night, so that rest hours between posts matter.
    const isNight = post % 2 === 1;
    const hours = wanted.posts === 1 ? [8, 32] : isNight ? [20, 32] : [8, 20];
    for (let at = 0; at < days.length; ) {
      const day = days[at];
      if (day === undefined) break;
      const isSaturday = new Date(`${day}T00:00:00.000Z`).getUTCDay() === 6;
      const own = days.slice(at, at + (wanted.hasBlocks && isSaturday ? 2 : 1));
      at += own.length;
      const spans = own.map(
        (one): Minutes => ({
          from: minuteOf(one) + (hours[0] ?? 0) * 60,
          until: minuteOf(one) + (hours[1] ?? 0) * 60,
        }),
      );
      const counts = added([
        ...own.map((one) => kinds.get(one) ?? none),
        ...(isNight ? own.map(() => ({ ...none, night: 1, points: points.night })) : []),
      ]);
      turns.push({
        places: own.map((one) => ({ day: one, postId: `post-${post}`, seat: 0 })),
        spans,
        counts,
        candidates: groups[post] ?? [],
        fixed: null,
      });
    }
  }
  turns.sort((a, b) => (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0));
  const pinned = turns.map((turn): RotaTurn => {
    const fixed = turn.candidates[Math.floor(chance() * turn.candidates.length)];
    return chance() < wanted.pinned && fixed !== undefined ? { ...turn, fixed, isPinned: true } : turn;
  });
  return {
    turns: pinned,
    people: ids.map((id) => seededPerson(id, pinned, days, wanted, chance)),
    rules: {
      restMinutes: wanted.restHours * 60,
      allowsRunning: wanted.allowsRunning,
      apart: Array.from({ length: Math.min(wanted.apart, Math.floor(ids.length / 2)) }, (_, index) => [
        ids[index * 2] ?? ids[0],
        ids[index * 2 + 1] ?? ids[0],
      ]).flatMap(([one, other]) => (one === undefined || other === undefined ? [] : [[one, other] as const])),
    },
    around: groups.flatMap((group, post) => {
      const personId = group[Math.floor(chance() * group.length)];
      const day = addDays(wanted.fromDay, -1);
      const from = minuteOf(day) + (wanted.posts > 1 && post % 2 === 1 ? 20 : 8) * 60;
      const hours = wanted.posts === 1 ? 24 : 12;
      return personId === undefined ? [] : [{ personId, day, span: { from, until: from + hours * 60 } }];
    }),
  };
}

function seededPerson(
  id: PersonId,
  turns: readonly RotaTurn[],
  days: readonly IsoDay[],
  wanted: SeededRota,
  chance: () => number,
): RotaCandidate {
  const away: (Minutes & { readonly reason: string })[] = [];
  for (let at = 0; at < days.length; ) {
    const length = 1 + Math.floor(chance() * 7);
    const first = days[at];
    if (first !== undefined && chance() < wanted.away)
      away.push({
        from: minuteOf(first),
        until: minuteOf(addDays(first, Math.min(length, days.length - at))),
        reason: '年休假',
      });
    at += length;
  }
  const kinds = ['night', 'restday', 'holiday'] as const;
  const what = kinds[Math.floor(chance() * kinds.length)];
  const share = { ...none } as Record<keyof TurnCounts, number>;
  const before = { ...none } as Record<keyof TurnCounts, number>;
  for (const measure of Object.keys(none) as (keyof TurnCounts)[]) {
    share[measure] = Math.round(
      turns.reduce(
        (sum, turn) =>
          turn.candidates.includes(id) ? sum + (100 * turn.counts[measure]) / turn.candidates.length : sum,
        0,
      ),
    );
    before[measure] = Math.round((chance() - 0.5) * (measure === 'points' ? 4000 : 300));
  }
  return {
    id,
    away,
    exempt: chance() < 0.08 && what !== undefined ? [{ what, fromDay: null, untilDay: null }] : [],
    before,
    share,
  };
}
