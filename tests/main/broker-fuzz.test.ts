import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorCode } from '#contract/errors';
import { desktopMethods } from '#contract/methods/desktop';
import { createBroker, type DesktopHandlers, type Sender } from '#main/broker';
import { type Facts, inputFor, type Made, monster } from '../helpers/hostile-inputs.ts';

const ours: Sender = { windowId: 7, frameUrl: 'app://console/index.html', isTopFrame: true };
const names = Object.keys(desktopMethods) as (keyof typeof desktopMethods)[];
const facts: Facts = {
  texts: ['2026-11-21', '2026-12', 'a'.repeat(64), 'zh-CN', '现场.jpg'],
  numbers: [1, 2],
  versions: [],
  named: {},
};

function openBroker() {
  const given: { readonly name: string; readonly input: unknown }[] = [];
  // The table has a function for every name; which one does not matter here.
  const desktop = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        given.push({ name, input });
        return {};
      },
    ]),
  ) as unknown as DesktopHandlers;
  const log: string[] = [];
  const broker = createBroker({
    seatOf: () => 'seat',
    ask: () => Promise.resolve({ ok: true, output: {} }),
    desktop,
    log: (line) => void log.push(line),
  });
  return { broker, given, log };
}

const call = fc
  .constantFrom(...names)
  .chain((name) => fc.tuple(fc.constant(name), inputFor(desktopMethods[name].input)));

test('what a window asks of the console is taken as the contract has it or refused; nothing else gets through', async () => {
  const taken = new Set<string>();
  await fc.assert(
    fc.asyncProperty(call, async ([name, made]: readonly [keyof typeof desktopMethods, Made]) => {
      const { broker, given, log } = openBroker();
      const input: unknown = structuredClone(made(facts));
      const reply = await broker(ours, name, input, 'c1');
      structuredClone(reply);
      const fits = desktopMethods[name].input.safeParse(input);
      expect(reply.ok).toBe(fits.success);
      expect(given).toEqual(fits.success ? [{ name, input: fits.data }] : []);
      expect(log).toEqual([]);
      if (reply.ok) taken.add(name);
      else {
        expect(reply.code).toBe('bad-input');
        expect(reply.details.join('\n').length).toBeLessThan(5000);
      }
    }),
    { numRuns: 1500 },
  );
  expect([...taken].toSorted()).toEqual(names.toSorted());
});

test('whatever stands where a name or a number of a call should stand is refused and never thrown back', async () => {
  await fc.assert(
    fc.asyncProperty(monster, monster, monster, fc.boolean(), async (method, input, callId, isNamed) => {
      const { broker, given } = openBroker();
      const reply = await broker(
        ours,
        isNamed ? 'console.about' : method(facts),
        input(facts),
        callId(facts),
      );
      if (reply.ok) return;
      expect(errorCode.options).toContain(reply.code);
      expect(reply.code).not.toBe('internal');
      expect([reply.message, ...reply.details].join('').length).toBeLessThan(5000);
      expect(given).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
