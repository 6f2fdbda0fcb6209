import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { FromService } from '#contract/wire';
import { checkout, node24 } from '../helpers/node24.ts';
import { openTestRoom, verdictOf } from '../helpers/open-test-room.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const good = { callId: 'c', seat: 'chief', method: 'desk.now', input: {} };
const ring: unknown[] = [];
ring.push(ring);

/** Calls that keep their number, so that somebody can be told; each differs from a good one in one thing. */
const wrongCalls: readonly unknown[] = [
  undefined,
  null,
  'call',
  7,
  [],
  ring,
  {},
  { ...good, seat: undefined },
  { ...good, seat: '' },
  { ...good, seat: 'x'.repeat(100_000) },
  { ...good, seat: { toString: 'chief' } },
  { ...good, callId: undefined },
  { ...good, callId: 'x'.repeat(1_000_000) },
  { ...good, callId: 10n },
  { ...good, method: undefined },
  { ...good, method: null },
  { ...good, method: ['desk.now'] },
  { ...good, method: { toString: 1 } },
  { ...good, method: 'x'.repeat(1_000_000) },
  { ...good, more: 1 },
];

const notNames = [
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'log.burn',
  'console.about',
  '\ud800',
  '\u0000',
];

/** What is no message at all. */
const noMessages: readonly unknown[] = [
  null,
  0,
  'close',
  [],
  ring,
  {},
  { kind: 'Close' },
  { kind: '__proto__' },
  { kind: ['close'] },
  { kind: 'call' },
  { kind: 'call', id: 'x', call: good },
  { kind: 'call', id: -1, call: good },
  { kind: 'call', id: 1.5, call: good },
  { kind: 'call', id: NaN, call: good },
  { kind: 'host-reply', id: 1 },
  { kind: 'host-reply', id: 1, reply: null },
  { kind: 'host-reply', id: 1, reply: { ok: 'yes' } },
  { kind: 'close', now: true },
  new Map([['kind', 'close']]),
  new Error('close'),
];

test('a message that is none, or a call that is none, is refused or ignored, and the service goes on', async () => {
  const room = openTestRoom();
  room.close();
  const child = fork(join(checkout, 'service', 'index.ts'), [room.folder], {
    execPath: node24,
    execArgv: [],
    serialization: 'advanced',
  });
  children.push(child);
  const said: FromService[] = [];
  const heard = (is: (message: FromService) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!said.some(is)) return;
        child.off('message', look);
        resolve();
      };
      child.on('message', look);
      child.once('exit', () => reject(new Error('the service is gone')));
      look();
    });
  // Only the service writes to this channel.
  child.on('message', (message) => void said.push(message as FromService));
  await heard((message) => message.kind === 'ready');
  const send = (message: unknown): void => void child.send(message as Record<string, unknown>);
  for (const message of noMessages) send(message);
  for (const [index, call] of wrongCalls.entries()) send({ kind: 'call', id: index, call });
  for (const [index, method] of notNames.entries())
    send({ kind: 'call', id: 100 + index, call: { ...good, callId: `n${index}`, method } });
  send({ kind: 'host-reply', id: 77, reply: { ok: true } });
  send({ kind: 'call', id: 200, call: { callId: 'none', seat: 'chief', method: 'desk.now' } });
  send({ kind: 'call', id: 201, call: good });
  await heard((message) => message.kind === 'reply' && message.id === 201);
  const replies = new Map(
    said.flatMap((message) => (message.kind === 'reply' ? [[message.id, message.reply]] : [])),
  );
  for (const index of wrongCalls.keys())
    expect([index, replies.get(index)]).toMatchObject([
      index,
      { ok: false, code: 'bad-input', message: 'call' },
    ]);
  for (const [index, method] of notNames.entries())
    expect([method, replies.get(100 + index)]).toMatchObject([method, { ok: false, code: 'unknown-method' }]);
  expect(replies.get(200)).toMatchObject({ ok: false, code: 'bad-input' });
  expect(replies.get(201)).toMatchObject({ ok: true });
  expect(replies.size).toBe(wrongCalls.length + notNames.length + 2);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  send({ kind: 'close' });
  expect(await gone).toBe(0);
  room.reopen();
  expect(await verdictOf(room)).toMatchObject({ isIntact: true });
});
