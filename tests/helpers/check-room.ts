import type { Output } from '#contract/methods';
import { type CheckFields, checkFields } from '#domain/check/spot-check';
import { type CheckedRoom, checkedRoom, type IncidentSetup } from '#domain/incident/setup';
import { presetSetup } from '#service/incident/setup-now';
import { listIncidentSetup } from '#service/store/incident-setup';
import { append } from '#service/store/ledger';
import { nameOf, type TestRoom } from './open-test-room.ts';

/** A check as a screen gets it. */
export type ShownCheck = Output<'check.make'>;

/** A duty room of a township, unless told otherwise. */
export const aRoom = (id: string, change: Partial<CheckedRoom> = {}): CheckedRoom =>
  checkedRoom.parse({
    id,
    name: `${id}镇值班室`,
    group: '乡镇',
    phone: '0533-7000001',
    note: '',
    isOn: true,
    ...change,
  });

/** Lets the unit check these rooms. */
export function setUpRooms(
  room: TestRoom,
  rooms: readonly CheckedRoom[],
  change: Partial<IncidentSetup> = {},
): void {
  const { sqlite } = room.room().store;
  sqlite.transaction(() =>
    listIncidentSetup(
      sqlite,
      append(sqlite, {
        kind: 'incident-setup',
        at: room.now(),
        by: { accountId: 'test', name: nameOf('chief') },
        shift: 0,
        body: { setup: { ...presetSetup(), rooms: [...rooms], ...change } },
      }),
    ),
  )();
}

/** That somebody answered as it should be just now, unless told otherwise. */
export const aMadeCheck = (room: TestRoom, change: Partial<CheckFields> = {}): CheckFields =>
  checkFields.parse({
    manner: 'phone',
    checkedAt: room.now(),
    expected: '张三',
    name: '张三',
    post: '值班员',
    rings: 2,
    seconds: 8,
    isLeaderThere: true,
    knowsTasks: null,
    result: 'normal',
    problem: '',
    ...change,
  });

/** Picks a room by its name. */
export function chooseRoom(room: TestRoom, roomId: string): ShownCheck {
  const [check] = room.call('officer', 'check.choose', { roomIds: [roomId] });
  if (check === undefined) throw new RangeError('nothing picked');
  return check;
}

/** Writes down what a check found. */
export const makeCheck = (
  room: TestRoom,
  { id, version }: ShownCheck,
  change: Partial<CheckFields> = {},
  reason = '',
): ShownCheck => room.call('officer', 'check.make', { id, version, made: aMadeCheck(room, change), reason });

/** Picks a room by its name and writes down at once what the check found. */
export const checkRoom = (room: TestRoom, roomId: string, change: Partial<CheckFields> = {}): ShownCheck =>
  makeCheck(room, chooseRoom(room, roomId), change);
