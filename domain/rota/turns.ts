import type { DayType, OfficialDay } from '../calendar/official-day.ts';
import { addDays, type IsoDay, weekdayOf } from '../time/instant.ts';
import type { DutyPlace } from './duty.ts';
import { countsOfDuty } from './duty-counts.ts';
import { dutyHours } from './duty-hours.ts';
import type { DutyPlan } from './duty-plan.ts';
import type { Minutes, TurnCounts } from './problem.ts';
import type { RotaBlock, RotaPost, RotaSetup } from './setup.ts';

/** One day of one seat: where, when, and what it counts. */
export type SeatDay = { readonly place: DutyPlace; readonly span: Minutes; readonly counts: TurnCounts };

/** The days of one seat that make one turn, in order. */
export type SeatBlock = readonly SeatDay[];

/** How many seats of a post are filled on a day; a sensitive period only ever raises the number. */
export function seatsOn({ count }: RotaPost, { day, type }: OfficialDay, setup: RotaSetup): number {
  const isSensitive = setup.sensitive.some(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay);
  return Math.max(count[type], isSensitive ? count.sensitive : 0);
}

/** True from Friday to Sunday. */
export const isFridayOrLater = (day: IsoDay): boolean => weekdayOf(day) >= 5;

const standsAlone: ReadonlySet<DayType> = new Set(['holiday', 'makeup']);

/** True where a day belongs to the turn of the day before it; holidays and make-up days always stand alone. */
export function goesOn(block: RotaBlock, before: OfficialDay, { day, type }: OfficialDay): boolean {
  const isWeekNew = weekdayOf(day) === 1;
  if (addDays(before.day, 1) !== day || isWeekNew) return false;
  if (standsAlone.has(before.type) || standsAlone.has(type)) return false;
  switch (block) {
    case 'day':
      return false;
    case 'weekend':
      return before.type === 'restday' && type === 'restday';
    case 'friday-to-sunday':
      return isFridayOrLater(before.day);
    case 'week':
      return true;
    default:
      return block satisfies never;
  }
}

type TimedDay = Pick<SeatDay, 'span' | 'counts'> & { readonly official: OfficialDay };

/** The hours and counts of the days for those on duty in a shift; every seat and post of the shift has the same. */
const timedDays = (plan: DutyPlan, shift: RotaPost['shift']): readonly TimedDay[] =>
  plan.days.map((official) => {
    const span = dutyHours({ shift }, official.day, plan.station);
    return { official, span, counts: countsOfDuty(official, span, plan) };
  });

function blocksOfSeat(
  plan: DutyPlan,
  post: RotaPost,
  seat: number,
  timed: readonly TimedDay[],
): readonly SeatBlock[] {
  const blocks: SeatDay[][] = [];
  let before: OfficialDay | undefined;
  for (const { official, span, counts } of timed) {
    if (seat >= seatsOn(post, official, plan.setup)) continue;
    const seatDay = { place: { day: official.day, postId: post.id, seat }, span, counts };
    const last = blocks.at(-1);
    if (last !== undefined && before !== undefined && goesOn(post.block, before, official))
      last.push(seatDay);
    else blocks.push([seatDay]);
    before = official;
  }
  return blocks;
}

/** The turns of a span of days, by first day, then in the order of posts and seats; a turn is cut where the span is. */
export function turnBlocks(plan: DutyPlan): readonly SeatBlock[] {
  const shifts = new Set(plan.setup.posts.map(({ shift }) => shift));
  const timed = new Map([...shifts].map((shift) => [shift, timedDays(plan, shift)]));
  const blocks = plan.setup.posts.flatMap((post) => {
    const seats = Math.max(0, ...plan.days.map((day) => seatsOn(post, day, plan.setup)));
    return Array.from({ length: seats }, (_one, seat) =>
      blocksOfSeat(plan, post, seat, timed.get(post.shift) ?? []),
    ).flat();
  });
  const firstDay = (block: SeatBlock): string => block[0]?.place.day ?? '';
  // Sorting is stable: posts and seats keep their order within a day.
  return blocks.toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : Number(firstDay(a) > firstDay(b))));
}
