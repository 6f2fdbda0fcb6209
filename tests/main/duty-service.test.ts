import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Call, FromService, ServiceState } from '#contract/wire';
import { createDutyService, type DutyService, type ServiceProcess } from '#main/duty-service';

const stub = join(import.meta.dirname, '..', 'helpers', 'stub-service.ts');
const folder = mkdtempSync(join(tmpdir(), 'duty-room-stub-'));
const children: ChildProcess[] = [];
const services: DutyService[] = [];

afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startStub(behaviour: string): ServiceProcess {
  const child = fork(stub, [behaviour, join(folder, 'seen')], { serialization: 'advanced', execArgv: [] });
  children.push(child);
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromService)),
    onExit: (listener) => child.once('exit', (code, signal) => listener(signal ?? `code ${code}`)),
    kill: () => void child.kill('SIGKILL'),
  };
}

function openService(behaviours: readonly string[] = [], longestWait = 4000) {
  const states: ServiceState[] = [];
  const pushed = vi.fn();
  const hosted = vi.fn();
  const rang = vi.fn();
  let starts = 0;
  const service = createDutyService({
    startProcess: () => {
      starts += 1;
      return startStub(behaviours[starts - 1] ?? behaviours.at(-1) ?? 'works');
    },
    answerHost: (request) => {
      hosted(request);
      return Promise.resolve({ ok: true });
    },
    onState: (state) => states.push(state),
    onChanged: pushed,
    onAlarm: rang,
    log: () => undefined,
    delays: {
      firstRestart: 30,
      longestRestart: 120,
      longestWait,
      longestClose: 2000,
      beat: 50,
      untilToldFrozen: 300,
      longestSilence: 1200,
      longestWork: 60_000,
    },
  });
  services.push(service);
  service.start();
  return { service, states, pushed, hosted, rang, starts: () => starts };
}

const call = (method: string, callId = method): Call => ({
  callId,
  seat: 'seat',
  method,
  input: { text: '水' },
});
const untilReady = (service: DutyService): Promise<void> =>
  vi.waitFor(() => expect(service.state().kind).toBe('ready'), { timeout: 5000, interval: 5 });
const killNow = (service: DutyService): void => {
  const pid = service.pid();
  if (pid === undefined) throw new Error('the service is not running');
  process.kill(pid, 'SIGKILL');
};

test('a call made before the service is ready waits for it and is answered', async () => {
  const { service, states } = openService();
  expect(await service.ask(call('echo'), 'query')).toEqual({
    ok: true,
    output: { method: 'echo', input: { text: '水' } },
  });
  expect(states.map((state) => state.kind)).toEqual(['starting', 'ready']);
});

test('a service killed under load is started again: queries are asked again, commands are refused and not resent', async () => {
  const { service, states, starts } = openService();
  await untilReady(service);
  const query = service.ask(call('slow-first-time'), 'query');
  const order = service.ask(call('never'), 'command');
  await sleep(50);
  killNow(service);
  expect(await order).toMatchObject({ ok: false, code: 'service-down' });
  const late = service.ask(call('echo'), 'command');
  expect(await query).toMatchObject({ ok: true });
  expect(await late).toMatchObject({ ok: true });
  expect(starts()).toBe(2);
  expect(states.map((state) => state.kind)).toEqual(['starting', 'ready', 'down', 'starting', 'ready']);
});

test('a query that kills the service every time is refused in the end and the service lives', async () => {
  const { service, starts } = openService();
  expect(await service.ask(call('die'), 'query')).toMatchObject({ ok: false, code: 'service-down' });
  expect(starts()).toBeGreaterThanOrEqual(3);
  expect(await service.ask(call('echo'), 'query')).toMatchObject({ ok: true });
});

test('a call that waits too long for the service is refused', async () => {
  const { service } = openService(['silent'], 150);
  expect(await service.ask(call('echo'), 'query')).toMatchObject({ ok: false, code: 'service-down' });
});

test('a service that cannot start is tried again with growing pauses, never in a tight loop', async () => {
  const { service, starts, states } = openService(['crashes'], 100);
  await sleep(1200);
  expect(starts()).toBeGreaterThan(2);
  expect(starts()).toBeLessThan(12);
  expect(states.some((state) => state.kind === 'down')).toBe(true);
  expect(await service.ask(call('echo'), 'command')).toMatchObject({ ok: false, code: 'service-down' });
});

test('a store that cannot be used is the reason on every call, also between two tries', async () => {
  const { service, states } = openService(['store-held', 'store-held', 'works']);
  expect(await service.ask(call('echo'), 'query')).toMatchObject({ ok: false, code: 'store-held' });
  expect(await service.ask(call('echo'), 'command')).toMatchObject({ ok: false, code: 'store-held' });
  await untilReady(service);
  expect(states.some((state) => state.kind === 'down')).toBe(false);
  expect(await service.ask(call('echo'), 'query')).toMatchObject({ ok: true });
});

test('a service that cannot close the store it lost is ended, and the next one is tried', async () => {
  const { service, starts } = openService(['hangs without its store', 'works']);
  await vi.waitFor(() => expect(service.state().kind).toBe('unusable'), { timeout: 5000 });
  await untilReady(service);
  expect(starts()).toBe(2);
});

test('a service that rescues a damaged store lives, is asked, and says itself when the store is there again', async () => {
  const { service, states, starts } = openService(['rescues']);
  expect(await service.ask(call('echo'), 'query')).toMatchObject({ ok: true });
  expect(service.state()).toEqual({
    kind: 'rescue',
    code: 'store-unreadable',
    message: 'pages',
    details: [],
  });
  expect(await service.ask(call('mend'), 'command')).toMatchObject({ ok: true });
  await untilReady(service);
  expect(states.map((state) => state.kind)).toEqual(['starting', 'rescue', 'ready']);
  expect(starts()).toBe(1);
});

test('what changed is pushed, clocks that ring are told, and what only a window can do is answered', async () => {
  const { service, pushed, hosted, rang } = openService();
  expect(await service.ask(call('change'), 'command')).toMatchObject({ ok: true });
  expect(pushed).toHaveBeenCalledWith(['log']);
  expect(await service.ask(call('ring'), 'command')).toMatchObject({ ok: true });
  expect(rang).toHaveBeenCalledWith(
    expect.objectContaining({
      kind: 'alarm',
      isAgain: false,
      clocks: [expect.objectContaining({ mark: 80 })],
    }),
  );
  expect(await service.ask(call('print'), 'query')).toEqual({ ok: true, output: { ok: true } });
  expect(hosted).toHaveBeenCalledWith({ kind: 'print-pdf', htmlFile: '/a.html', pdfFile: '/a.pdf' });
});

test('closing lets the service close its store, ends it and refuses what comes after', async () => {
  const { service, starts } = openService();
  await untilReady(service);
  await service.close();
  expect(await service.ask(call('echo'), 'query')).toMatchObject({ ok: false, code: 'service-down' });
  await sleep(200);
  expect(starts()).toBe(1);
  expect(children.every((child) => child.exitCode !== null || child.signalCode !== null)).toBe(true);
});

test('calls on their way are counted by seat, so that a closing window can wait for its drafts', async () => {
  const { service } = openService();
  await untilReady(service);
  const saving = service.ask(call('slow'), 'command');
  expect(service.callsOf('seat')).toBe(1);
  expect(service.callsOf('another')).toBe(0);
  await saving;
  expect(service.callsOf('seat')).toBe(0);
});

const kinds = (states: readonly ServiceState[]): readonly string[] => states.map((state) => state.kind);

test('a frozen service is told, ended and started again: queries are asked again, commands are refused', async () => {
  const { service, states, starts } = openService();
  await untilReady(service);
  process.kill(service.pid() ?? 0, 'SIGSTOP');
  const query = service.ask(call('echo'), 'query');
  const order = service.ask(call('echo'), 'command');
  expect(await order).toMatchObject({ ok: false, code: 'service-down' });
  expect(await query).toMatchObject({ ok: true });
  expect(starts()).toBe(2);
  expect(kinds(states)).toEqual(['starting', 'ready', 'frozen', 'down', 'starting', 'ready']);
});

test('a service that comes to itself in time is kept, with every call it was given', async () => {
  const { service, states, starts } = openService();
  await untilReady(service);
  const pid = service.pid() ?? 0;
  process.kill(pid, 'SIGSTOP');
  const order = service.ask(call('echo'), 'command');
  await vi.waitFor(() => expect(service.state().kind).toBe('frozen'));
  process.kill(pid, 'SIGCONT');
  expect(await order).toMatchObject({ ok: true });
  await untilReady(service);
  expect(kinds(states)).toEqual(['starting', 'ready', 'frozen', 'ready']);
  expect(starts()).toBe(1);
});

test('a service at long work may be silent for longer', async () => {
  const { service, starts } = openService(['works long']);
  await untilReady(service);
  const pid = service.pid() ?? 0;
  // It has said that it is at long work once it has answered a call sent after the first question for a sign of life.
  await sleep(200);
  await service.ask(call('echo'), 'query');
  process.kill(pid, 'SIGSTOP');
  // Half a second longer than any other service is given.
  await sleep(1700);
  expect(service.state().kind).toBe('frozen');
  process.kill(pid, 'SIGCONT');
  await untilReady(service);
  expect(starts()).toBe(1);
});

test('where this process itself stood still, as in a sleep of the machine, a healthy service is kept', async () => {
  const { service, states, starts } = openService();
  await untilReady(service);
  const pid = service.pid() ?? 0;
  process.kill(pid, 'SIGSTOP');
  // Nothing runs here meanwhile, and the silence is longer than a service is given.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1800);
  process.kill(pid, 'SIGCONT');
  expect(await service.ask(call('echo'), 'command')).toMatchObject({ ok: true });
  await sleep(300);
  expect(starts()).toBe(1);
  expect(kinds(states)).toEqual(['starting', 'ready']);
});

test('a store that goes away while it is open is the reason on every call, with its folder', async () => {
  const { service } = openService(['works', 'store-held']);
  await untilReady(service);
  const query = service.ask(call('never'), 'query');
  await service.ask(call('lose'), 'query');
  expect(await query).toMatchObject({ ok: false, code: 'store-gone', details: ['/gone'] });
  expect(await service.ask(call('echo'), 'command')).toMatchObject({ ok: false, code: 'store-gone' });
});
