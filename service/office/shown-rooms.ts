import type { ShownRoom } from '#contract/methods/office';
import type { OfficeRoom } from '#domain/office/office-room';
import { codeOf } from '../package/keys.ts';
import { acceptedMarks } from '../store/intakes.ts';
import type { StoredRoom } from '../store/office-rooms.ts';
import type { Sqlite } from '../store/sql.ts';

/** The key of a room that is in use, or undefined. */
export const keyInUse = ({ keys }: OfficeRoom): OfficeRoom['keys'][number] | undefined =>
  keys.findLast(({ retiredAt }) => retiredAt === null);

/** Rooms as lists show them. */
export function shownRooms(sqlite: Sqlite, rooms: readonly StoredRoom[]): ShownRoom[] {
  const { sequences, arrivals } = acceptedMarks(sqlite);
  return rooms.map(({ room, version }) => {
    const key = keyInUse(room)?.publicKey;
    return {
      ...room,
      version,
      code: key === undefined ? null : codeOf(key),
      lastSequence: key === undefined ? 0 : (sequences.get(key) ?? 0),
      lastArrivedAt: arrivals.get(room.id) ?? null,
    };
  });
}
