import { randomBytes } from 'node:crypto';
import { DutyError } from '#contract/errors';
import { type Draw, drawRooms, type DrawnFrom, sparedRooms } from '#domain/check/draw-rooms';
import { isWaiting, type SpotCheck } from '#domain/check/spot-check';
import type { CheckedRoom, IncidentSetup } from '#domain/incident/setup';
import { addDays, type IsoDay } from '#domain/time/instant';
import { dutyDayOf, dutyDaySpan } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { setupNow } from '../incident/setup-now.ts';
import { checksBetween } from '../store/spot-checks.ts';

/** A room with how it came to be checked. */
export type PickedRoom = { readonly room: CheckedRoom; readonly pick: SpotCheck['pick'] };

type PickOfLate = { readonly roomId: string; readonly day: IsoDay; readonly isWaiting: boolean };

/** How far back picks are counted, so that a room that came late to the list does not have to catch up with years. */
const countedDays = 365;

/** Longest time for which rooms can be spared. */
const longestSpare = 366;

/** What was picked of late and not dropped. */
function picksOfLate(room: Read, today: IsoDay): readonly PickOfLate[] {
  const station = stationOf(room);
  const from = dutyDaySpan(addDays(today, -longestSpare), station).from;
  const { until } = dutyDaySpan(addDays(today, 1), station);
  return checksBetween(room.store.sqlite, from, until)
    .filter(({ check }) => check.dropped === '')
    .map(({ check }) => ({
      roomId: check.roomId,
      day: dutyDayOf(check.pickedAt, station),
      isWaiting: isWaiting(check),
    }));
}

/** The rooms of the groups from which is drawn; those that still wait for a call are not drawn a second time. */
function drawnFrom(
  setup: IncidentSetup,
  picks: readonly PickOfLate[],
  { groups, today }: { readonly groups: readonly string[]; readonly today: IsoDay },
): Pick<Draw, 'candidates' | 'spared'> {
  const rooms = setup.rooms.filter(
    ({ isOn, group }) => isOn && (groups.length === 0 || groups.includes(group)),
  );
  if (rooms.length === 0) throw new DutyError('rule-broken', 'check-no-rooms');
  const waiting = new Set(picks.filter((one) => one.isWaiting).map(({ roomId }) => roomId));
  const free = rooms.filter(({ id }) => !waiting.has(id));
  if (free.length === 0) throw new DutyError('rule-broken', 'check-all-waiting');
  const spared = sparedRooms(picks, today, setup.spareDays);
  const since = addDays(today, -countedDays);
  const counted = free
    .map(
      ({ id }): DrawnFrom => ({
        roomId: id,
        times: picks.filter(({ roomId, day }) => roomId === id && day > since).length,
      }),
    )
    // In an order that does not depend on how the list of rooms was arranged.
    .toSorted((one, other) => (one.roomId < other.roomId ? -1 : 1));
  return {
    candidates: counted.filter(({ roomId }) => !spared.has(roomId)),
    spared: counted.filter(({ roomId }) => spared.has(roomId)),
  };
}

const roomOf = (setup: IncidentSetup, id: string): CheckedRoom => {
  const found = setup.rooms.find((one) => one.id === id && one.isOn);
  if (found === undefined) throw new DutyError('not-found', 'check-room');
  return found;
};

/** Draws rooms of some groups by lot, of every group where none is named; what each is given is enough to do the draw again. */
export function roomsByLot(
  room: Read,
  { count, groups }: { readonly count: number; readonly groups: readonly string[] },
): readonly PickedRoom[] {
  const { setup } = setupNow(room);
  const today = dutyDayOf(room.now, stationOf(room));
  const { candidates, spared } = drawnFrom(setup, picksOfLate(room, today), { groups, today });
  const seed = randomBytes(16).toString('hex');
  return drawRooms({ seed, count, candidates, spared }).map((roomId, index) => ({
    room: roomOf(setup, roomId),
    pick: {
      manner: 'drawn',
      seed,
      candidates: candidates.map((one) => one.roomId),
      spared: spared.map((one) => one.roomId),
      times: [...candidates, ...spared].map(({ times }) => times),
      place: index + 1,
    },
  }));
}

/** Rooms that somebody named, each once; refuses one that still waits for a call. */
export function roomsByName(room: Read, roomIds: readonly string[]): readonly PickedRoom[] {
  const { setup } = setupNow(room);
  const today = dutyDayOf(room.now, stationOf(room));
  const waiting = new Set(picksOfLate(room, today).flatMap((one) => (one.isWaiting ? [one.roomId] : [])));
  return [...new Set(roomIds)].map((roomId, index) => {
    const named = roomOf(setup, roomId);
    if (waiting.has(roomId)) throw new DutyError('rule-broken', 'check-waiting', [named.name]);
    return {
      room: named,
      pick: { manner: 'chosen', seed: '', candidates: [], spared: [], times: [], place: index + 1 },
    };
  });
}
