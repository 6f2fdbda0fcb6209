import { randomUUID } from 'node:crypto';
import { DutyError } from '#contract/errors';
import type { Input, MethodName, Output } from '#contract/methods';
import { systemClock } from '#service/clock';
import { openRoom } from '#service/room';
import { aPerson, aStation } from './builders.ts';

/** The password of whoever keeps a prepared room. */
export const keeperPassword = 'Zhiban-2026';

/** Whoever does everything in a prepared room: sets it up, has the desk and signs. */
export const keeper = 'keeper';

/** Sets a store up in an empty folder for a unit: one person with every role, who has the desk. */
export function prepareRoom(store: string, unitName: string): void {
  const room = openRoom({
    folder: store,
    clock: systemClock,
    newId: randomUUID,
    changed: () => undefined,
    host: () => Promise.resolve({ ok: false, message: 'no-printing-runtime' }),
    report: (error) => {
      throw error;
    },
  });
  const call = <M extends MethodName>(method: M, input: Input<M>): Output<M> => {
    const reply = room.call({ callId: randomUUID(), seat: 'set-up', method, input });
    if (!reply.ok) throw new DutyError(reply.code, reply.message, reply.details);
    // The service gives what the contract says.
    return reply.output as Output<M>;
  };
  try {
    call('setup.complete', {
      station: aStation({ unitName, idleLockMinutes: 0 }),
      admin: { name: '赵一鸣', account: keeper, password: keeperPassword, standsDuty: true },
      people: [aPerson('赵一鸣'), aPerson('孙伯安', { order: 2 })],
    });
    const [account] = call('accounts.all', {});
    if (account === undefined) throw new RangeError('no account');
    call('account.change', {
      id: account.id,
      version: account.version,
      roles: ['admin', 'chief', 'officer', 'dutyLeader'],
      state: 'active',
    });
    call('session.signOut', {});
  } finally {
    room.close();
  }
}
