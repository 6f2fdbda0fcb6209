import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import type { RoomWork } from '../room-work.ts';
import { heldCount } from '../store/intakes.ts';
import { stationNow } from '../store/station.ts';
import { rejudgeUntil } from './rejudge.ts';

/** Judges packages again that waited for their day, once it has begun. */
export type DayWatch = {
  /** Looks whether a day began; called some times a second. Never throws. */
  readonly look: () => void;
};

/** Milliseconds between two looks at the calendar. */
const betweenLooks = 10_000;

/** Makes the watch of a room; its first look is at all that waits. */
export function createDayWatch(work: RoomWork): DayWatch {
  const { sqlite } = work.store;
  let lookedAt: IsoDay | undefined;
  let nextLook = Number.NEGATIVE_INFINITY;
  const lookNow = (): void => {
    const station = stationNow(sqlite)?.station;
    if (station === undefined) return;
    const { day } = localParts(work.clock.now(), station.zone);
    if (day === lookedAt) return;
    if (heldCount(sqlite) > 0) work.write(null, ['office'], (room) => rejudgeUntil(room, day));
    lookedAt = day;
  };
  return {
    look: () => {
      if (work.clock.steady() < nextLook || !sqlite.open) return;
      nextLook = work.clock.steady() + betweenLooks;
      try {
        lookNow();
      } catch (error) {
        if (work.store.isThere()) work.report(error, 'days');
      }
    },
  };
}
