import { addDays, type IsoDay } from '../time/instant.ts';
import { seededChance } from './seeded-chance.ts';

/** A room that can be drawn, and how often it was picked of late. */
export type DrawnFrom = { readonly roomId: string; readonly times: number };

/** What a draw goes by; everything that is needed to do it again. */
export type Draw = {
  /** 32 hex digits. */
  readonly seed: string;
  readonly count: number;
  readonly candidates: readonly DrawnFrom[];
  /** Rooms that come only where the others do not suffice. */
  readonly spared: readonly DrawnFrom[];
};

/** Each time that a room was picked less often than another doubles its chance, up to this many times. */
const mostDoublings = 6;

/** How likely rooms are beside each other: those that were picked most rarely most, and nobody is sure to come or to stay out. */
function chancesOf(rooms: readonly DrawnFrom[]): readonly number[] {
  const most = Math.max(...rooms.map(({ times }) => times));
  const least = Math.min(...rooms.map(({ times }) => times));
  const top = Math.min(mostDoublings, most - least);
  return rooms.map(({ times }) => 2 ** Math.max(0, top - (times - least)));
}

/** The place of the one whose share of the whole holds `at`. */
function placeAt(chances: readonly number[], at: number): number {
  let left = at;
  return chances.findIndex((chance) => {
    left -= chance;
    return left < 0;
  });
}

function drawOne(rooms: readonly DrawnFrom[], chance: (below: number) => number): DrawnFrom | undefined {
  const chances = chancesOf(rooms);
  return rooms[placeAt(chances, chance(chances.reduce((sum, one) => sum + one, 0)))];
}

/**
 * Draws rooms by lot, in the order in which they came: spared ones only when no other is left, every one at most once, and all of them
 * where more are wanted than there are. The same draw gives the same rooms for ever.
 */
export function drawRooms({ seed, count, candidates, spared }: Draw): readonly string[] {
  const chance = seededChance(seed);
  const drawn: string[] = [];
  for (const rooms of [candidates, spared]) {
    let left = rooms;
    while (drawn.length < count && left.length > 0) {
      const one = drawOne(left, chance);
      if (one === undefined) throw new RangeError('nothing drawn');
      drawn.push(one.roomId);
      left = left.filter(({ roomId }) => roomId !== one.roomId);
    }
  }
  return drawn;
}

/** Rooms that were picked on one of the last so many days, today among them. */
export const sparedRooms = (
  picks: readonly { readonly roomId: string; readonly day: IsoDay }[],
  today: IsoDay,
  spareDays: number,
): ReadonlySet<string> =>
  new Set(picks.filter(({ day }) => day > addDays(today, -spareDays)).map(({ roomId }) => roomId));
