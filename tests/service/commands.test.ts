import { describe, expect, test } from 'vitest';
import { aContent } from '../helpers/builders.ts';
import { handoverInput, openTestRoom, testPassword } from '../helpers/open-test-room.ts';

const input = { content: aContent('油罐车侧翻'), draftId: null };

describe('a command that arrives twice', () => {
  test('is done once and answered twice with the same answer', () => {
    const room = openTestRoom();
    const first = room.call('chief', 'log.record', input, 'one');
    room.announced();
    room.pass(3);
    expect(room.call('chief', 'log.record', input, 'one')).toEqual(first);
    expect(room.announced()).toEqual([]);
    expect(room.call('auditor', 'log.page', { filter: {}, before: null, limit: 9 }).entries).toHaveLength(1);
  });

  test('is done once also when the service was restarted in between', () => {
    const room = openTestRoom();
    const first = room.call('chief', 'log.record', input, 'one');
    room.reopen();
    expect(room.call('chief', 'log.record', input, 'one')).toEqual(first);
    expect(room.write('chief', '下一条').number).toBe('2026-000002');
  });

  test('with other input or for another method is refused', () => {
    const room = openTestRoom();
    const first = room.call('chief', 'log.record', input, 'one');
    expect(room.refusal('chief', 'log.record', { ...input, content: aContent('别的') }, 'one')).toEqual({
      code: 'conflict',
      message: 'call-id',
      details: ['one'],
    });
    expect(room.refusal('chief', 'log.void', { id: first.id, version: 0, reason: 'x' }, 'one')).toMatchObject(
      { code: 'conflict', message: 'call-id' },
    );
  });

  test('after it was refused is tried again', () => {
    const room = openTestRoom();
    expect(room.refusal('second', 'log.record', input, 'one').message).toBe('not-on-shift');
    room.call('chief', 'shift.join', {
      shiftNo: 1,
      signer: { account: 'second', password: testPassword, duty: 'deputy' },
    });
    room.call('second', 'log.record', input, 'one');
  });

  test('and is a handover signs once', () => {
    const room = openTestRoom();
    const order = handoverInput(room, 'second');
    const sheet = room.call('chief', 'shift.handOver', order, 'hand-over');
    const before = room.call('auditor', 'chain.head', {});
    expect(room.call('chief', 'shift.handOver', order, 'hand-over')).toEqual(sheet);
    expect(room.call('auditor', 'chain.head', {})).toEqual(before);
  });

  test('and saves a draft saves what came last', () => {
    const room = openTestRoom();
    const content = {
      category: 'CALL_IN' as const,
      occurredText: '',
      urgency: 'routine' as const,
      unit: '',
      name: '',
      post: '',
      phone: '',
      content: '一',
      instruction: '',
      handling: '',
      state: 'done' as const,
      isImportant: false,
      fields: {},
      links: [],
      attachments: [],
      remindText: '',
      reason: '',
    };
    room.call('chief', 'draft.save', { id: 'd', corrects: null, content }, 'same');
    room.call(
      'chief',
      'draft.save',
      { id: 'd', corrects: null, content: { ...content, content: '二' } },
      'same',
    );
    expect(room.call('chief', 'drafts.mine', {}).map((draft) => draft.content.content)).toEqual(['二']);
  });

  test('is remembered for a week', () => {
    const room = openTestRoom();
    room.call('chief', 'log.record', input, 'one');
    room.pass(7 * 24 * 60 - 1);
    room.reopen();
    expect(room.call('chief', 'log.record', input, 'one').number).toBe('2026-000001');
    room.pass(2);
    room.reopen();
    expect(
      room.room().store.sqlite.prepare("SELECT count(*) FROM command WHERE id = 'one'").pluck().get(),
    ).toBe(0);
  });
});

test('a command that fails in the middle leaves nothing behind', () => {
  const room = openTestRoom();
  room
    .room()
    .store.sqlite.exec("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk'); END");
  const before = room.call('auditor', 'chain.head', {});
  expect(room.refusal('chief', 'log.record', input, 'one')).toEqual({
    code: 'internal',
    message: 'log.record',
    details: [],
  });
  expect(room.call('auditor', 'chain.head', {})).toEqual(before);
  room.room().store.sqlite.exec('DROP TRIGGER full');
  expect(room.call('chief', 'log.record', input, 'one').number).toBe('2026-000001');
});

test('a disk that is full is named as such', () => {
  const room = openTestRoom();
  const { sqlite } = room.room().store;
  sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`);
  const refusal = room.refusal('chief', 'log.record', { ...input, content: aContent('满'.repeat(19_999)) });
  expect(refusal.code).toBe('disk-full');
  sqlite.pragma('max_page_count = 1000000');
  expect(room.write('chief', '又有地方了').number).toBe('2026-000001');
});
