import { DutyError } from '#contract/errors';
import { isPatternInOrder } from '#domain/shift/pattern';
import { stationNow, writeStation } from '../store/station.ts';
import type { Part } from './part.ts';

/** The station. */
export const stationHandlers: Part<'station.now' | 'station.change'> = {
  'station.now': (room) => {
    const now = stationNow(room.store.sqlite);
    if (now === undefined) throw new DutyError('not-set-up', 'station');
    return now;
  },
  'station.change': (room, input) => {
    if (!isPatternInOrder(input.station.pattern, input.station.dayStart))
      throw new DutyError('rule-broken', 'pattern-order');
    if (!writeStation(room.store.sqlite, input.station, input.version))
      throw new DutyError('conflict', 'station');
    room.append('station', { station: input.station });
    return { station: input.station, version: input.version + 1 };
  },
};
