import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Entry } from '#domain/log/entry';
import { aContent } from '../helpers/builders.ts';
import { openTestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { startServiceProcess } from '../helpers/service-process.ts';

async function startService(folder: string) {
  const service = startServiceProcess(folder);
  const first = await service.first;
  if (first.kind === 'unusable') throw new Error(first.code);
  return service;
}

test('what the service said was saved is there exactly once, however often and whenever it is killed', async () => {
  const room = openTestRoom();
  room.close();
  const saved = new Map<string, string>();
  let asked = 0;
  for (let round = 0; round < 10; round += 1) {
    const service = await startService(room.folder);
    const gone = new Promise((resolve) => service.child.once('exit', resolve));
    let wasAnswered = (): void => undefined;
    const firstAnswer = new Promise<void>((resolve) => {
      wasAnswered = resolve;
    });
    // Ten deaths at moments spread over the writing of some dozen entries, however slow the machine is to begin.
    void firstAnswer.then(() => sleep(round * 9)).then(() => service.child.kill('SIGKILL'));
    // Nothing waits for an answer before the next call is sent: death finds calls at every stage.
    const writing = (async () => {
      while (service.child.connected) {
        asked += 1;
        const callId = `call-of-round-${round}-${asked}`;
        const content = aContent(`第${asked}条 ${callId}`);
        void service.call(callId, 'log.record', { content, draftId: null }).then((reply) => {
          if (!reply.ok) return;
          saved.set(callId, (reply.output as Entry).number);
          wasAnswered();
        });
        await sleep(1);
      }
    })();
    await gone;
    await writing;
  }
  room.reopen();
  const contents = new Map<string, string[]>();
  for (let before: Entry['id'] | null = null; ; ) {
    const page: { entries: Entry[]; nextBefore: Entry['id'] | null } = room.call('auditor', 'log.page', {
      filter: {},
      before,
      limit: 200,
    });
    for (const entry of page.entries) {
      const callId = entry.content.split(' ')[1] ?? '';
      contents.set(callId, [...(contents.get(callId) ?? []), entry.number]);
    }
    if (page.nextBefore === null) break;
    before = page.nextBefore;
  }
  expect(saved.size).toBeGreaterThanOrEqual(10);
  for (const [callId, number] of saved) expect(contents.get(callId)).toEqual([number]);
  expect([...contents.values()].every((numbers) => numbers.length === 1)).toBe(true);
  // The service runs by the clock of the machine, so the year is whatever it is.
  const numbers = [...contents.values()]
    .flat()
    .map((number) => Number(number.split('-')[1]))
    .toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
  expect(await verdictOf(room)).toMatchObject({ isIntact: true });
}, 120_000);

test('a command whose answer was lost with the service is answered when it is sent again, and done once', async () => {
  const room = openTestRoom();
  room.close();
  const input = { content: aContent('油罐车侧翻'), draftId: null };
  const first = await startService(room.folder);
  // The call is on its way; whether it was done before the death nobody knows.
  void first.call('unsure', 'log.record', input);
  await sleep(3);
  const gone = new Promise((resolve) => first.child.once('exit', resolve));
  first.child.kill('SIGKILL');
  await gone;
  const second = await startService(room.folder);
  expect(await second.call('unsure', 'log.record', input)).toMatchObject({
    ok: true,
    output: { number: expect.stringMatching(/-000001$/u) as unknown },
  });
  expect(await second.call('unsure', 'log.record', input)).toMatchObject({
    ok: true,
    output: { number: expect.stringMatching(/-000001$/u) as unknown },
  });
  expect(await second.call('next', 'log.record', input)).toMatchObject({
    ok: true,
    output: { number: expect.stringMatching(/-000002$/u) as unknown },
  });
  const closed = new Promise((resolve) => second.child.once('exit', resolve));
  second.child.kill('SIGKILL');
  await closed;
  room.reopen();
});
