import { setImmediate } from 'node:timers/promises';
import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import type { RoomWork } from '../room-work.ts';
import { stationNow } from '../store/station.ts';
import { isAllJudged, judgeAgain, type ToJudge, waitingUntil } from './rejudge.ts';

/** Judges packages again that waited for their day, once it has begun, and what a call left of what it judged. */
export type DayWatch = {
  /** Looks whether a day began; called some times a second. Never throws. */
  readonly look: () => void;
  /** Goes on at the next look with what a call began to judge. */
  readonly goOn: (rest: ToJudge) => void;
  /** True while many packages are judged, some at a time. */
  readonly isBusy: () => boolean;
  /** Resolves when what a look began has ended. */
  readonly rest: () => Promise<void>;
};

/** Milliseconds between two looks at the calendar. */
const betweenLooks = 10_000;

/** What is judged before everything else has its turn; see `judgeAgain`. */
const mostAtOnce = 40;

const nothing: ToJudge = { waiting: [], settled: [] };

const joined = (one: ToJudge, other: ToJudge): ToJudge => ({
  waiting: [...one.waiting, ...other.waiting],
  settled: [...one.settled, ...other.settled],
});

/** What is left without the first: what cannot be judged waits on, and holds nothing else up. */
const withoutFirst = ({ waiting, settled }: ToJudge): ToJudge =>
  waiting.length > 0 ? { waiting: waiting.slice(1), settled } : { waiting, settled: settled.slice(1) };

/** Makes the watch of a room; its first look is at all that waits. */
export function createDayWatch(work: RoomWork): DayWatch {
  const { sqlite } = work.store;
  let lookedAt: IsoDay | undefined;
  let nextLook = Number.NEGATIVE_INFINITY;
  let todo = nothing;
  let isBusy = false;
  let ended: Promise<void> = Promise.resolve();
  const report = (error: unknown): void => {
    if (work.store.isThere()) work.report(error, 'days');
  };
  const judgeSome = (): void => {
    const mine = todo;
    todo = nothing;
    try {
      const rest = work.write(null, ['office'], (room) => judgeAgain(room, mine, mostAtOnce));
      todo = joined(rest, todo);
    } catch (error) {
      todo = withoutFirst(mine);
      report(error);
    }
  };
  const judge = async (): Promise<void> => {
    isBusy = true;
    while (sqlite.open && !isAllJudged(todo)) {
      judgeSome();
      await setImmediate();
    }
    isBusy = false;
  };
  const lookNow = (): void => {
    const station = stationNow(sqlite)?.station;
    if (station === undefined) return;
    const { day } = localParts(work.clock.now(), station.zone);
    if (day === lookedAt) return;
    todo = joined(todo, { waiting: waitingUntil(sqlite, day), settled: [] });
    lookedAt = day;
  };
  return {
    look: () => {
      if (!sqlite.open || isBusy) return;
      if (work.clock.steady() >= nextLook) {
        nextLook = work.clock.steady() + betweenLooks;
        try {
          lookNow();
        } catch (error) {
          report(error);
        }
      }
      if (!isAllJudged(todo)) ended = judge();
    },
    goOn: (rest) => {
      todo = joined(todo, rest);
    },
    isBusy: () => isBusy,
    rest: () => ended,
  };
}
