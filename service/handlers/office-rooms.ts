import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import type { ShownRoom } from '#contract/methods/office';
import { type OfficeRoom, type OfficeRoomFields, officeRoomId } from '#domain/office/office-room';
import { officeSetupOf } from '../office/setup-now.ts';
import { shownRooms } from '../office/shown-rooms.ts';
import type { Read, Write } from '../room.ts';
import { strangeKeys } from '../store/office-cards.ts';
import {
  listOfficeRoom,
  officeRoomById,
  officeRoomNamed,
  officeRooms,
  type StoredRoom,
} from '../store/office-rooms.ts';
import { listOfficeSetup } from '../store/office-setup.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import type { Part } from './part.ts';

/** The room that is meant as it was looked at; refused where somebody changed it since. */
export function meantRoom(
  room: Write,
  { id, version }: { readonly id: string; readonly version: number },
): StoredRoom {
  const found = officeRoomById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'office-room');
  if (found.version !== version) throw new DutyError('conflict', 'office-room', [found.room.fields.name]);
  return found;
}

/** Records a step of a room. */
export const recordRoom = (
  room: Write,
  act: RecordBody<'office-room'>['act'],
  after: OfficeRoom,
  note = '',
): void => listOfficeRoom(room.store.sqlite, room.append('office-room', { act, room: after, note }));

/** A room as lists show it now. */
export function shownNow({ store: { sqlite } }: Read, id: string): ShownRoom {
  const found = officeRoomById(sqlite, id);
  const [shown] = shownRooms(sqlite, found === undefined ? [] : [found]);
  if (shown === undefined) throw new DutyError('not-found', 'office-room');
  return shown;
}

function refuseBackwards({ name, fromDay, untilDay }: OfficeRoomFields): void {
  if (untilDay !== null && untilDay < fromDay) throw new DutyError('rule-broken', 'office-room-span', [name]);
}

/** Names that are there already, or twice among these. */
function takenNames(rooms: readonly OfficeRoomFields[], known: ReadonlySet<string>): readonly string[] {
  const seen = new Set(known);
  const taken = new Set<string>();
  for (const { name } of rooms) {
    if (seen.has(name)) taken.add(name);
    seen.add(name);
  }
  return [...taken];
}

/** How many names a refusal tells. */
const mostTold = 10;

/** The set-up of the central office, and the rooms that report to it. */
export const officeRoomHandlers: Part<
  'office.setup' | 'office.changeSetup' | 'office.rooms' | 'office.addRooms' | 'office.changeRoom'
> = {
  'office.setup': (room) => ({ ...officeSetupOf(room.store.sqlite), inbox: room.inbox.state() }),
  'office.changeSetup': (room, { setup, version }) => {
    const { sqlite } = room.store;
    if (setup.inbox !== '' && !isAbsolute(setup.inbox))
      throw new DutyError('rule-broken', 'office-inbox-path', [setup.inbox]);
    const before = officeSetupOf(sqlite);
    if (before.version !== version) throw new DutyError('conflict', 'office-setup', [String(before.version)]);
    listOfficeSetup(sqlite, room.append('office-setup', { setup }));
    return { setup, version: version + 1 };
  },
  'office.rooms': (room) => {
    const { sqlite } = room.store;
    return {
      rooms: shownRooms(sqlite, officeRooms(sqlite)),
      unknown: strangeKeys(sqlite).map((key) => ({ ...key })),
    };
  },
  'office.addRooms': (room, { rooms }) => {
    const { sqlite } = room.store;
    for (const fields of rooms) refuseBackwards(fields);
    const known = new Set(officeRooms(sqlite).map((one) => one.room.fields.name));
    const taken = takenNames(rooms, known);
    if (taken.length > 0) throw new DutyError('rule-broken', 'office-room-there', taken.slice(0, mostTold));
    for (const fields of rooms) {
      const added: OfficeRoom = { id: officeRoomId.parse(room.newId()), fields, keys: [] };
      recordRoom(room, 'added', added);
    }
    return { added: rooms.length };
  },
  'office.changeRoom': (room, { id, version, fields }) => {
    const found = meantRoom(room, { id, version });
    refuseBackwards(fields);
    const other = officeRoomNamed(room.store.sqlite, fields.name);
    if (other !== undefined && other.room.id !== id)
      throw new DutyError('rule-broken', 'office-room-there', [fields.name]);
    recordRoom(room, 'changed', { ...found.room, fields });
    return shownNow(room, id);
  },
};
