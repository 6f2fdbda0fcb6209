import type { PersonId } from '../people/person.ts';
import { addDays } from '../time/instant.ts';
import { doMeet } from './away.ts';
import { decisionsOf, hasBegun } from './decisions.ts';
import { placeKey } from './duty.ts';
import { membersOf } from './members.ts';
import type { RotaCandidate } from './problem.ts';
import type { RotaRequest } from './rota-request.ts';
import type { RotaPost } from './setup.ts';
import { goesOn, type SeatBlock, type SeatDay, seatsOn } from './turns.ts';

/** A turn with what it counts on each of its days. */
export type LaidTurn = {
  readonly seats: SeatBlock;
  readonly fixed: PersonId | null;
  /** True where nothing but a pin decides it. */
  readonly isPinned: boolean;
};

/** Who has the day before the first or after the last day of a request by what is published, in the same turn. */
function neighbourIn(
  seat: SeatDay | undefined,
  side: -1 | 1,
  post: RotaPost,
  request: RotaRequest,
): PersonId | null {
  if (seat?.place.day !== (side === -1 ? request.from : request.until)) return null;
  const { place } = seat;
  const today = request.days.find(({ day }) => day === place.day);
  const next = request.days.find(({ day }) => day === addDays(place.day, side));
  if (today === undefined || next === undefined || place.seat >= seatsOn(post, next, request.setup))
    return null;
  if (!goesOn(post.block, side === -1 ? next : today, side === -1 ? today : next)) return null;
  const key = placeKey({ ...place, day: next.day });
  return request.published.find((duty) => placeKey(duty) === key)?.personId ?? null;
}

type Run = Omit<LaidTurn, 'isPinned'>;

/** Days that belong together, all decided for one person or all open. */
function runsOf(block: SeatBlock, request: RotaRequest): readonly Run[][] {
  const decided = decisionsOf(request);
  const stretches: { seats: SeatDay[]; fixed: PersonId | null }[][] = [[]];
  for (const seat of block) {
    const decision = decided(seat);
    const stretch = stretches.at(-1) ?? [];
    const last = stretch.at(-1);
    if (decision !== undefined && (decision === null || decision.personId === null)) stretches.push([]);
    else {
      const fixed = decision?.personId ?? null;
      if (last !== undefined && last.fixed === fixed) last.seats.push(seat);
      else stretch.push({ seats: [seat], fixed });
    }
  }
  return stretches;
}

/**
 * Cuts a turn where what is decided about its days differs. Open days go with the person who has the days of the turn
 * before them, or else after them, unless that person cannot be there; days that stay empty are left out.
 */
export function layBlock(
  block: SeatBlock,
  request: RotaRequest,
  away: ReadonlyMap<PersonId, RotaCandidate['away']>,
): readonly LaidTurn[] {
  const post = request.setup.posts.find(({ id }) => id === block[0]?.place.postId);
  if (post === undefined) return [];
  const canBeThere = (person: PersonId, seats: SeatBlock): boolean =>
    seats.every(
      ({ place, span }) =>
        membersOf(request.setup, post, [place.day]).includes(person) &&
        !(away.get(person) ?? []).some((hours) => doMeet(hours, span)),
    );
  const pinned = new Set(request.draft.filter((duty) => duty.isPinned).map(placeKey));
  const isPinned = ({ seats }: Run): boolean =>
    seats.some(({ place }) => pinned.has(placeKey(place))) &&
    !seats.some(({ span }) => hasBegun(span, request));
  const ends = [neighbourIn(block[0], -1, post, request), neighbourIn(block.at(-1), 1, post, request)];
  const stretches = runsOf(block, request);
  return stretches.flatMap((runs, at) => {
    const before = at === 0 ? ends[0] : null;
    const after = at === stretches.length - 1 ? ends[1] : null;
    const settled = runs.map((run, index): Run => {
      if (run.fixed !== null) return run;
      const beside = [
        index === 0 ? before : runs[index - 1]?.fixed,
        index === runs.length - 1 ? after : runs[index + 1]?.fixed,
      ];
      const person = beside.find((one) => one !== null && one !== undefined && canBeThere(one, run.seats));
      return { ...run, fixed: person ?? null };
    });
    return joined(settled).map((run) => ({ ...run, isPinned: isPinned(run) }));
  });
}

/** Turns that stand beside one another for one person as one. */
function joined(turns: readonly Run[]): readonly Run[] {
  const done: Run[] = [];
  for (const turn of turns) {
    const last = done.at(-1);
    const goesWithLast = last !== undefined && turn.fixed !== null && last.fixed === turn.fixed;
    if (goesWithLast) done.splice(-1, 1, { ...last, seats: [...last.seats, ...turn.seats] });
    else done.push(turn);
  }
  return done;
}
