import type { Handlers } from '#contract/dispatch';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import type { Station } from '#domain/station';
import type { Read, ServiceMethod, Write } from '../room.ts';
import { stationNow } from '../store/station.ts';

/** Handlers for some of the calls. */
export type Part<Names extends ServiceMethod> = Handlers<Names, Read, Write>;

/** The session of a call that needs one. */
export function sessionOf(room: Read): Session {
  if (room.session === null) throw new DutyError('signed-out', 'session');
  return room.session;
}

/** The station of a store that is set up. */
export function stationOf(room: Read): Station {
  const now = stationNow(room.store.sqlite);
  if (now === undefined) throw new DutyError('not-set-up', 'station');
  return now.station;
}
