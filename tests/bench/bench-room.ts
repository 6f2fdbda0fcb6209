import { randomUUID } from 'node:crypto';
import { DutyError } from '#contract/errors';
import type { Input, Output } from '#contract/methods';
import type { Clock } from '#service/clock';
import { systemClock } from '#service/clock';
import { type DutyRoom, openRoom, type ServiceMethod } from '#service/room';

/** The seat at which the administrator of a benchmark's store has signed in. */
export const benchSeat = 'bench';

/** The account of that administrator, who is also on every shift. */
export const benchAccount = { account: 'bench-admin', password: 'Zhiban-2026' } as const;

/** A real duty room and a way to call it that throws where it refuses. */
export type BenchRoom = {
  readonly room: DutyRoom;
  readonly call: <M extends ServiceMethod>(method: M, input: Input<M>) => Output<M>;
};

/** Opens the real room on a store, everything in place but the window. */
export function openBenchRoom(
  folder: string,
  options: { readonly clock?: Clock; readonly newId?: () => string } = {},
): BenchRoom {
  const room = openRoom({
    folder,
    clock: options.clock ?? systemClock,
    newId: options.newId ?? randomUUID,
    changed: () => undefined,
    host: () => Promise.resolve({ ok: false, message: 'no-printing-runtime' }),
    report: (error) => {
      throw error;
    },
  });
  const call = <M extends ServiceMethod>(method: M, input: Input<M>): Output<M> => {
    const reply = room.call({ callId: randomUUID(), seat: benchSeat, method, input });
    if (!reply.ok) throw new DutyError(reply.code, reply.message, reply.details);
    // tests/contract/outputs.test.ts parses every output with its schema.
    return reply.output as Output<M>;
  };
  return { room, call };
}
