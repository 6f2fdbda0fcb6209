import { randomUUID } from 'node:crypto';
import { DutyError } from '#contract/errors';
import type { Input, Output } from '#contract/methods';
import { systemClock } from '#service/clock';
import { openRoom, type DutyRoom, type ServiceMethod } from '#service/room';
import { aPerson, aStation } from '../helpers/builders.ts';
import { deskSeat } from './service-process.ts';

/** The two who hand the desk to each other. */
export const officers = [
  { name: '王方', account: 'wangfang', password: 'Zhiban-2026-Wang' },
  { name: '刘洋', account: 'liuyang', password: 'Zhiban-2026-Liu' },
] as const;

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

/** Makes a store in which both officers have accounts of their own and the first of them has the desk. */
export function makeMannedStore(folder: string): void {
  const room = openRoomHere(folder);
  try {
    callHere(room, 'admin', 'setup.complete', {
      station: aStation(),
      admin: { name: '赵管理', account: 'admin', password: 'Zhiban-2026-Zhao', standsDuty: false },
      people: officers.map((officer, index) => aPerson(officer.name, { order: index + 1 })),
    });
    const people = callHere(room, 'admin', 'people.all', { withLeft: true });
    for (const { name, account, password } of officers) {
      const personId = people.find((person) => person.name === name)?.id;
      if (personId === undefined) throw new RangeError(name);
      const first = `${password}-first`;
      callHere(room, 'admin', 'account.create', {
        name: account,
        personId,
        roles: ['officer', 'chief'],
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
      leaderName: '孙伯安',
      note: '',
      day: toTake.day,
      index: toTake.index,
    });
  } finally {
    room.close();
  }
}
