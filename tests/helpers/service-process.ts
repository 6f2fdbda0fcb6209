import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Reply } from '#contract/errors';
import type { FromService, ToService } from '#contract/wire';
import { checkout, node24 } from './node24.ts';

/** What the service says first: that it is ready, or why its store cannot be used. */
type First = Extract<FromService, { readonly kind: 'ready' | 'unusable' }>;

/** The duty service in a process of its own, as the console starts it; ended with the test. */
export type RunningService = {
  readonly child: ChildProcess;
  readonly first: Promise<First>;
  /** Resolves with the next message of a kind. */
  readonly next: <K extends FromService['kind']>(kind: K) => Promise<Extract<FromService, { kind: K }>>;
  readonly send: (message: ToService) => void;
  readonly call: (callId: string, method: string, input: unknown) => Promise<Reply>;
};

/** Starts the duty service on a folder, with more words and environment where a test needs them. */
export function startServiceProcess(
  folder: string,
  options: { readonly words?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): RunningService {
  const child = fork(join(checkout, 'service', 'index.ts'), [folder, ...(options.words ?? [])], {
    execPath: node24,
    execArgv: [],
    serialization: 'advanced',
    env: { ...process.env, ...options.env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const replies = new Map<number, (reply: Reply) => void>();
  const waits = new Set<(said: FromService) => void>();
  // Only the service writes to this channel.
  child.on('message', (message) => {
    const said = message as FromService;
    if (said.kind === 'reply') replies.get(said.id)?.(said.reply);
    for (const wait of waits) wait(said);
  });
  const next: RunningService['next'] = (kind) =>
    new Promise((resolve) => {
      const wait = (said: FromService): void => {
        if (said.kind !== kind) return;
        waits.delete(wait);
        resolve(said as Extract<FromService, { kind: typeof kind }>);
      };
      waits.add(wait);
    });
  const send = (message: ToService): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  let last = 0;
  return {
    child,
    first: Promise.race([next('ready'), next('unusable')]),
    next,
    send,
    call: (callId, method, input) =>
      new Promise((resolve) => {
        last += 1;
        replies.set(last, resolve);
        send({ kind: 'call', id: last, call: { callId, seat: 'chief', method, input } });
      }),
  };
}
