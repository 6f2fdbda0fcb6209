import type { Failure, Reply } from '#contract/errors';
import type { Call } from '#contract/wire';

type Pending = {
  readonly call: Call;
  readonly kind: 'query' | 'command';
  readonly answer: (reply: Reply) => void;
  timer: NodeJS.Timeout | undefined;
  /** How many times the service has been given this call. */
  sent: number;
  isWithService: boolean;
};

/** Calls on their way: waiting for the service to be ready, or with it. */
export type PendingCalls = {
  readonly add: (call: Call, kind: 'query' | 'command') => Promise<Reply>;
  /** Gives the service all that waits for it. */
  readonly sendWaiting: () => void;
  readonly settle: (id: number, reply: Reply) => void;
  /** The service died: its queries wait to be asked again, its commands are refused, what never reached it waits on. */
  readonly returnToWaiting: () => void;
  readonly refuseAll: (failure: Failure) => void;
  readonly countOf: (seat: string) => number;
};

/** A query that the service died of this often is refused, so that it cannot keep the service down. */
const mostAsks = 3;

/** Keeps the calls on their way; one that waits longer than `longestWait` milliseconds for the service is refused. */
export function createPendingCalls(options: {
  readonly longestWait: number;
  readonly send: (id: number, call: Call) => void;
  readonly canSend: () => boolean;
}): PendingCalls {
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const settle = (id: number, reply: Reply): void => {
    const known = pending.get(id);
    if (known === undefined) return;
    pending.delete(id);
    clearTimeout(known.timer);
    known.answer(reply);
  };
  const refuse = (id: number, failure: Failure): void => settle(id, { ok: false, ...failure });
  const startWaiting = (id: number, one: Pending): void => {
    one.isWithService = false;
    one.timer = setTimeout(() => refuse(id, serviceDown(one.call)), options.longestWait);
  };
  const give = (id: number, one: Pending): void => {
    clearTimeout(one.timer);
    one.isWithService = true;
    one.sent += 1;
    options.send(id, one.call);
  };

  return {
    add: (call, kind) =>
      new Promise((answer) => {
        lastId += 1;
        const one: Pending = { call, kind, answer, timer: undefined, sent: 0, isWithService: false };
        pending.set(lastId, one);
        if (options.canSend()) give(lastId, one);
        else startWaiting(lastId, one);
      }),
    sendWaiting: () => {
      for (const [id, one] of pending) if (!one.isWithService) give(id, one);
    },
    settle,
    returnToWaiting: () => {
      for (const [id, one] of pending) {
        if (!one.isWithService) continue;
        if (one.kind === 'query' && one.sent < mostAsks) startWaiting(id, one);
        else refuse(id, serviceDown(one.call));
      }
    },
    refuseAll: (failure) => {
      for (const id of pending.keys()) refuse(id, failure);
    },
    countOf: (seat) => [...pending.values()].filter((one) => one.call.seat === seat).length,
  };
}

const serviceDown = (call: Call): Failure => ({ code: 'service-down', message: call.method, details: [] });
