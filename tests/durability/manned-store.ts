import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Input, Output } from '#contract/methods';
import { officeRoomFields } from '#domain/office/office-room';
import { systemClock } from '#service/clock';
import { addMonths, daysOfMonth, type IsoMonth, monthOf } from '#domain/rota/duty';
import { usualSetup } from '#domain/rota/usual-setup';
import { openRoom, type DutyRoom, type ServiceMethod } from '#service/room';
import { aPerson, aStation } from '../helpers/builders.ts';
import { deskSeat } from './service-process.ts';

/** The two who hand the desk to each other. */
export const officers = [
  { name: '王方', account: 'wangfang', password: 'Zhiban-2026-Wang' },
  { name: '刘洋', account: 'liuyang', password: 'Zhiban-2026-Liu' },
] as const;

/** The administrator, who is not on the rota and goes away. */
export const administrator = { name: '赵管理', account: 'admin', password: 'Zhiban-2026-Zhao' } as const;

/** The leader who approves what the two exchange between them. */
export const leader = { name: '孙伯安', account: 'sunboan', password: 'Zhiban-2026-Sun' } as const;

/** Opens the real room of a store by the machine's clock, in this process. */
export const openRoomHere = (folder: string): DutyRoom =>
  openRoom({
    folder,
    clock: systemClock,
    newId: randomUUID,
    changed: () => undefined,
    host: () => Promise.resolve({ ok: false, message: 'no-printing-runtime' }),
    report: (error) => {
      throw error;
    },
  });

/** Makes a call in a room that is open here; a refusal is thrown. */
export function callHere<M extends ServiceMethod>(
  room: DutyRoom,
  seat: string,
  method: M,
  input: Input<M>,
): Output<M> {
  const reply = room.call({ callId: randomUUID(), seat, method, input });
  if (!reply.ok) throw new DutyError(reply.code, reply.message, reply.details);
  // tests/contract/outputs.test.ts parses every output with its schema.
  return reply.output as Output<M>;
}

/** Lets the two officers stand duty on the first three days of a month, whatever went before; nobody on the others. */
function setUpSmallRota(room: DutyRoom, month: IsoMonth): void {
  const people = callHere(room, deskSeat, 'people.all', { withLeft: false });
  const [fromDay, , untilDay] = daysOfMonth(month);
  if (fromDay === undefined || untilDay === undefined) throw new RangeError(month);
  const members = people
    .filter(({ name }) => officers.some((officer) => officer.name === name))
    .map(({ id }) => ({ personId: id, fromDay: null, untilDay: null }));
  callHere(room, deskSeat, 'rota.changeSetup', {
    setup: {
      groups: [{ id: 'officers', name: '值班员', members }],
      posts: [
        {
          id: 'deputy',
          name: '值班员',
          duty: 'deputy',
          groupIds: ['officers'],
          shift: null,
          count: { workday: 0, restday: 0, holiday: 0, makeup: 0, sensitive: 1 },
          block: 'day',
          way: 'fair',
        },
      ],
      sensitive: [{ name: '演练', fromDay, untilDay }],
      rules: { ...usualSetup.rules, restHours: 0, allowsRunning: true },
    },
    version: 0,
  });
}

/** The destination of packages. */
export const destinationId = 'watched';

/** The folder in that of a store that its packages are put into and that it watches itself. */
export const sharedFolder = (store: string): string => join(store, 'shared');

/** Lets a room send packages into a folder which it watches as the central office of itself. */
function setUpPackages(room: DutyRoom, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { setup, version } = callHere(room, deskSeat, 'product.setup', {});
  const destination = {
    id: destinationId,
    name: '总值班室',
    folder,
    recipientId: null,
    isOn: true,
    office: null,
  };
  callHere(room, deskSeat, 'product.changeSetup', {
    setup: { ...setup, destinations: [destination] },
    version,
  });
  const { publicKey, code } = callHere(room, deskSeat, 'package.makeKey', { reason: '' });
  const fields = officeRoomFields.parse({
    name: '本室',
    group: '',
    phone: '',
    order: 0,
    dueAt: null,
    fromDay: '2026-01-01',
    untilDay: null,
    note: '',
  });
  callHere(room, deskSeat, 'office.addRooms', { rooms: [fields] });
  const [own] = callHere(room, deskSeat, 'office.rooms', {}).rooms;
  if (own === undefined) throw new RangeError('no room');
  callHere(room, deskSeat, 'office.pair', { id: own.id, version: own.version, publicKey, code });
  const office = callHere(room, deskSeat, 'office.setup', {});
  callHere(room, deskSeat, 'office.changeSetup', {
    setup: { ...office.setup, isOffice: true, inbox: folder },
    version: office.version,
  });
}

/** Makes a store in which both officers and the leader have accounts of their own, a small rota is set up, the first officer has the desk and packages go to the room itself. */
export function makeMannedStore(folder: string): void {
  const room = openRoomHere(folder);
  try {
    callHere(room, 'admin', 'setup.complete', {
      station: aStation(),
      admin: { ...administrator, standsDuty: false },
      people: [...officers, leader].map((person, index) => aPerson(person.name, { order: index + 1 })),
    });
    const people = callHere(room, 'admin', 'people.all', { withLeft: true });
    for (const { name, account, password } of [...officers, leader]) {
      const personId = people.find((person) => person.name === name)?.id;
      if (personId === undefined) throw new RangeError(name);
      const first = `${password}-first`;
      callHere(room, 'admin', 'account.create', {
        name: account,
        personId,
        roles: account === leader.account ? ['dutyLeader'] : ['officer', 'chief'],
        password: first,
      });
      callHere(room, account, 'session.signIn', { account, password: first });
      callHere(room, account, 'session.changePassword', { old: first, new: password });
    }
    const { account, password } = officers[0];
    callHere(room, deskSeat, 'session.signIn', { account, password });
    const { toTake } = callHere(room, deskSeat, 'desk.now', {});
    callHere(room, deskSeat, 'shift.takeOver', {
      password,
      duty: 'chief',
      others: [],
      leaderName: leader.name,
      note: '',
      day: toTake.day,
      index: toTake.index,
    });
    setUpSmallRota(room, addMonths(monthOf(toTake.day), 1));
    setUpPackages(room, sharedFolder(folder));
  } finally {
    room.close();
  }
}
