import { expect, test, vi } from 'vitest';
import { DutyError, type Reply } from '#contract/errors';
import { methods } from '#contract/methods';
import type { Call } from '#contract/wire';
import { createBroker, type DesktopHandlers, type Sender } from '#main/broker';

const ours: Sender = { windowId: 7, frameUrl: 'app://console/index.html#/log', isTopFrame: true };

const nameOf = (kind: 'query' | 'command'): string => {
  const found = Object.entries(methods).find(([, method]) => method.kind === kind)?.[0];
  if (found === undefined) throw new Error(`the contract has no ${kind}`);
  return found;
};

function openBroker(): {
  readonly broker: ReturnType<typeof createBroker>;
  readonly asked: { readonly call: Call; readonly kind: string }[];
  readonly log: ReturnType<typeof vi.fn>;
} {
  const asked: { readonly call: Call; readonly kind: string }[] = [];
  const log = vi.fn();
  const refuse = (): never => {
    throw new DutyError('not-found', 'folder', ['/nowhere']);
  };
  const desktop: DesktopHandlers = {
    'console.settings': () => ({ language: 'zh-CN', theme: 'night', size: 'normal', sound: true }),
    'console.change': () => {
      throw new Error('the disk is gone');
    },
    'console.about': refuse,
    'console.chooseFolder': refuse,
    'console.showFolder': refuse,
    'console.openAttachment': refuse,
    'console.print': refuse,
    'console.printHandover': refuse,
    'console.printRota': refuse,
    'console.printAbsence': refuse,
    'console.printAbsences': refuse,
    'console.printPeriod': refuse,
    'console.printReport': refuse,
    'console.printProduct': refuse,
    'console.saveProductTemplate': refuse,
    'console.savePackageFile': refuse,
    'console.savePeriodTemplate': refuse,
    'console.saveTemplate': refuse,
    'console.saveAbsenceRules': refuse,
    'console.alarm': () => ({}),
    'console.serviceState': () => ({ kind: 'ready' }),
  };
  const broker = createBroker({
    seatOf: (windowId) => (windowId === 7 ? 'seat-of-7' : undefined),
    ask: (call, kind): Promise<Reply> => {
      asked.push({ call, kind });
      return Promise.resolve({ ok: true, output: 'from the service' });
    },
    desktop,
    log,
  });
  return { broker, asked, log };
}

test.each([
  ['a window that is not ours', { ...ours, windowId: 8 }],
  ['a frame inside our window', { ...ours, isTopFrame: false }],
  ['a frame that is gone', { ...ours, frameUrl: undefined }],
  ['a page from somewhere else', { ...ours, frameUrl: 'https://example.org/' }],
  ['a host that only begins like ours', { ...ours, frameUrl: 'app://console.example.org/index.html' }],
  ['an empty page', { ...ours, frameUrl: 'about:blank' }],
])('%s is refused and written down', async (_who, sender) => {
  const { broker, asked, log } = openBroker();
  expect(await broker(sender, nameOf('query'), {}, 'c1')).toMatchObject({ ok: false, code: 'not-allowed' });
  expect(asked).toEqual([]);
  expect(log).toHaveBeenCalledOnce();
});

test('a query and a command go to the service with the seat that main gave the window', async () => {
  const { broker, asked } = openBroker();
  await broker(ours, nameOf('query'), { seat: 'forged' }, 'c1');
  await broker(ours, nameOf('command'), {}, 'c2');
  expect(asked).toMatchObject([
    {
      kind: 'query',
      call: { callId: 'c1', seat: 'seat-of-7', method: nameOf('query'), input: { seat: 'forged' } },
    },
    { kind: 'command', call: { callId: 'c2', seat: 'seat-of-7' } },
  ]);
});

test.each(['toString', '__proto__', 'constructor', 'log.burn', 7, null])(
  'a call that is not in the contract (%s) never reaches the service',
  async (method) => {
    const { broker, asked } = openBroker();
    expect(await broker(ours, method, {}, 'c1')).toMatchObject({ ok: false, code: 'unknown-method' });
    expect(asked).toEqual([]);
  },
);

test.each([undefined, '', 12, 'x'.repeat(101)])(
  'a call without a usable id (%s) is refused',
  async (callId) => {
    const { broker, asked } = openBroker();
    expect(await broker(ours, nameOf('command'), {}, callId)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(asked).toEqual([]);
  },
);

test('a desktop call is parsed, answered here and never forwarded', async () => {
  const { broker, asked } = openBroker();
  expect(await broker(ours, 'console.settings', {}, 'c1')).toMatchObject({
    ok: true,
    output: { theme: 'night' },
  });
  expect(await broker(ours, 'console.alarm', { title: 5 }, 'c2')).toMatchObject({
    ok: false,
    code: 'bad-input',
  });
  expect(asked).toEqual([]);
});

test('an expected refusal keeps its code; what nobody expected is internal and written down', async () => {
  const { broker, log } = openBroker();
  expect(await broker(ours, 'console.showFolder', { folder: '/nowhere' }, 'c1')).toEqual({
    ok: false,
    code: 'not-found',
    message: 'folder',
    details: ['/nowhere'],
  });
  expect(log).not.toHaveBeenCalled();
  expect(await broker(ours, 'console.change', { theme: 'light' }, 'c2')).toMatchObject({
    ok: false,
    code: 'internal',
  });
  expect(log).toHaveBeenCalledWith(expect.stringContaining('the disk is gone'));
});
