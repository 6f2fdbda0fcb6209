import { describe, expect, test } from 'vitest';
import { createClient } from '#contract/client';
import { DutyError, type Reply } from '#contract/errors';
import { isMethodName } from '#contract/methods';
import { aContent } from '../helpers/builders.ts';
import { openTestRoom } from '../helpers/open-test-room.ts';

describe('a call', () => {
  test.each([
    'toString',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'valueOf',
    '',
    'log',
    'log.',
    'LOG.PAGE',
    'log.page ',
    'x'.repeat(5000),
  ])('to %j, which is no method, is refused', (name) => {
    const room = openTestRoom();
    const refusal = room.refusal('chief', name, {});
    expect(refusal.code).toBe('unknown-method');
    expect(refusal.message.length).toBeLessThanOrEqual(100);
    expect(isMethodName(name)).toBe(false);
    expect(room.defects).toEqual([]);
  });

  test('to what only the main process can do is unknown to the service', () => {
    expect(openTestRoom().refusal('chief', 'console.print', {}).code).toBe('unknown-method');
  });

  test.each([
    ['a part is missing', { content: aContent('x') }, 'draftId'],
    [
      'a part is of the wrong kind',
      { content: { ...aContent('x'), isImportant: 'yes' }, draftId: null },
      'content.isImportant',
    ],
    ['a part is unknown', { content: aContent('x'), draftId: null, extra: 1 }, 'extra'],
    ['words are missing', { content: aContent('  '), draftId: null }, 'content.content'],
    ['a text cannot be printed', { content: aContent('a\u0000b'), draftId: null }, 'content.content'],
    [
      'a list is too long',
      {
        content: {
          ...aContent('x'),
          links: Array.from({ length: 51 }, () => ({ entryId: 1, kind: 'relates' })),
        },
        draftId: null,
      },
      'content.links',
    ],
    [
      'a link names nothing',
      { content: { ...aContent('x'), links: [{ entryId: -1, kind: 'relates' }] }, draftId: null },
      'content.links.0.entryId',
    ],
    ['it is nothing', undefined, ''],
    ['it is a list', [], ''],
    ['it is a text', 'hello', ''],
  ])('whose input is wrong names the part: %s', (_title, input, part) => {
    const room = openTestRoom();
    const refusal = room.refusal('chief', 'log.record', input);
    expect(refusal).toMatchObject({ code: 'bad-input', message: 'log.record' });
    expect(refusal.details.join('\n')).toContain(part);
    expect(room.call('chief', 'log.page', { filter: {}, before: null, limit: 5 }).entries).toEqual([]);
  });

  test('that is wrong in a thousand places is answered with at most twenty of them', () => {
    const people = Array.from({ length: 1000 }, () => ({}));
    expect(openTestRoom().refusal('chief', 'people.import', { people }).details).toHaveLength(20);
  });

  test('that changed nothing announces nothing; one that did names what changed', () => {
    const room = openTestRoom();
    room.announced();
    room.call('chief', 'log.open', {});
    room.refusal('chief', 'log.record', {});
    expect(room.announced()).toEqual([]);
    room.write('chief', '一');
    expect(room.announced()).toEqual([['log', 'drafts', 'reminders']]);
  });

  test('that meets a defect says only that, and the defect is reported', () => {
    const room = openTestRoom();
    room.room().store.sqlite.exec('DROP TABLE phrase');
    expect(room.refusal('chief', 'phrases.all', {})).toEqual({
      code: 'internal',
      message: 'phrases.all',
      details: [],
    });
    expect(room.defects).toHaveLength(1);
  });
});

describe('a client', () => {
  const clientOf = (replies: readonly Reply[]) => {
    const asked: { method: string; callId: string }[] = [];
    const waits: number[] = [];
    let ids = 0;
    const call = createClient(
      {
        call: (method, _input, callId) => {
          asked.push({ method, callId });
          return Promise.resolve(
            replies[Math.min(asked.length, replies.length) - 1] ?? { ok: true, output: {} },
          );
        },
        onPush: () => () => undefined,
      },
      {
        newId: () => `id-${(ids += 1)}`,
        wait: (milliseconds) => {
          waits.push(milliseconds);
          return Promise.resolve();
        },
      },
    );
    return { call, asked, waits };
  };
  const down: Reply = { ok: false, code: 'service-down', message: 'service', details: [] };

  test('gives the answer, and a refusal as an error with its code', async () => {
    expect(await clientOf([{ ok: true, output: { session: null } }]).call('session.now', {})).toEqual({
      session: null,
    });
    const { call } = clientOf([{ ok: false, code: 'conflict', message: 'entry', details: ['2026-000001'] }]);
    const error: unknown = await call('log.open', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DutyError);
    expect((error as DutyError).failure).toEqual({
      code: 'conflict',
      message: 'entry',
      details: ['2026-000001'],
    });
  });

  test('asks a service that died again under the same id, with growing pauses', async () => {
    const { call, asked, waits } = clientOf([down, down, { ok: true, output: {} }]);
    await call('session.signOut', {});
    expect(asked.map((one) => one.callId)).toEqual(['id-1', 'id-1', 'id-1']);
    expect(waits).toEqual([200, 400]);
    await call('session.lock', {});
    expect(asked.at(-1)?.callId).toBe('id-2');
  });

  test('gives up on a service that stays dead after some ten seconds', async () => {
    const { call, waits } = clientOf([down]);
    await expect(call('log.open', {})).rejects.toMatchObject({ failure: { code: 'service-down' } });
    const waited = waits.reduce((sum, each) => sum + each, 0);
    expect(waited).toBeGreaterThan(8000);
    expect(waited).toBeLessThan(15_000);
  });

  test('does not repeat what only the main process does', async () => {
    const { call, asked } = clientOf([down]);
    await expect(call('console.about', {})).rejects.toMatchObject({ failure: { code: 'service-down' } });
    expect(asked).toHaveLength(1);
  });
});
