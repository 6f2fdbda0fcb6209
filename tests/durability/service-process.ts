import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Reply } from '#contract/errors';
import type { AlarmMessage, FromService, ToService } from '#contract/wire';
import { checkout, node24 } from '../helpers/node24.ts';

/** The service as it stands in the checkout, and as it is built. */
export const serviceEntry = {
  source: join(checkout, 'service', 'index.ts'),
  built: join(checkout, 'out', 'main', 'service.js'),
} as const;

/** The seat at which whoever has the desk sits. */
export const deskSeat = 'desk';

/** The duty service in a process of its own, as the console starts it where it starts it under Node. */
export type ServiceProcess = {
  /** Resolves when calls are answered, with the milliseconds that took; null where the process ended before. */
  readonly ready: Promise<number | null>;
  /** The answer to a call; null where the process ended before it gave one. */
  readonly call: (callId: string, method: string, input: unknown) => Promise<Reply | null>;
  /** Stops the process where it stands, as a machine that sleeps does, or lets it go on. */
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Ends the process at once, as a power switch would; nothing in it is asked or told. */
  readonly kill: () => void;
  /** Resolves when the process is gone and everything that it had said was heard. */
  readonly gone: Promise<void>;
  readonly isGone: () => boolean;
};

/** Starts the service on a store; calls come from one seat. */
export function startService(
  folder: string,
  entry: string,
  seat: string = deskSeat,
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    /** Told of clocks of incidents that ring. */
    readonly rang?: (alarm: AlarmMessage) => void;
  } = {},
): ServiceProcess {
  const from = performance.now();
  const child = fork(entry, [folder], {
    execPath: node24,
    execArgv: [],
    serialization: 'advanced',
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waits = new Map<number, (reply: Reply | null) => void>();
  let isGone = false;
  let last = 0;
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      isGone = true;
      for (const wait of waits.values()) wait(null);
      waits.clear();
      resolve();
    });
  });
  // A message to a process that has just died is no failure of the harness.
  child.on('error', () => undefined);
  const ready = new Promise<number | null>((resolve, reject) => {
    child.on('message', (message) => {
      // Only the service writes to this channel.
      const said = message as FromService;
      if (said.kind === 'alarm') options.rang?.(said);
      if (said.kind === 'ready') resolve(performance.now() - from);
      if (said.kind === 'unusable')
        reject(new Error(`the store does not open: ${said.code} ${said.message}`));
      if (said.kind === 'reply') {
        waits.get(said.id)?.(said.reply);
        waits.delete(said.id);
      }
    });
    void gone.then(() => resolve(null));
  });
  return {
    ready,
    call: (callId, method, input) =>
      new Promise((resolve) => {
        if (isGone || !child.connected) {
          resolve(null);
          return;
        }
        last += 1;
        waits.set(last, resolve);
        const message: ToService = {
          kind: 'call',
          id: last,
          call: { callId, seat, method, input },
        };
        child.send(message, () => undefined);
      }),
    signal: (signal) => void child.kill(signal),
    kill: () => void child.kill('SIGKILL'),
    gone,
    isGone: () => isGone,
  };
}
