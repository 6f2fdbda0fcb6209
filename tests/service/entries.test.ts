import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import { contentOf, type Entry, type EntryContent } from '#domain/log/entry';
import { draftOfEntry } from '#domain/log/read-draft';
import { addMinutes } from '#domain/time/instant';
import { aContent, entryNamed, moment, onDay } from '../helpers/builders.ts';
import { handoverInput, nameOf, openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';

const correct = (room: TestRoom, entry: Entry, change: Partial<EntryContent>, reason = '补充') =>
  room.call('chief', 'log.correct', {
    id: entry.id,
    version: entry.version,
    content: { ...contentOf(entry), ...change },
    reason,
    draftId: null,
  });
const found = (room: TestRoom, text: string): readonly number[] =>
  room
    .call('auditor', 'log.page', { filter: { text }, before: null, limit: 50 })
    .entries.map((entry) => entry.id);
const look = (room: TestRoom, entry: Entry) => room.call('auditor', 'log.entry', { id: entry.id });

const draft: Input<'draft.save'> = {
  id: 'd1',
  corrects: null,
  content: {
    category: 'CALL_IN',
    occurredText: '0213',
    urgency: 'routine',
    unit: '',
    name: '',
    post: '',
    phone: '',
    content: '写到一半',
    instruction: '',
    handling: '',
    state: 'done',
    isImportant: false,
    fields: {},
    links: [],
    attachments: [],
    remindText: '',
    reason: '',
  },
};

describe('a new entry', () => {
  test('carries who wrote it, when, in which shift and on which duty day', () => {
    const room = openTestRoom({ now: moment('2026-11-21T20:00Z') });
    expect(room.write('officer', '凌晨四点来电')).toMatchObject({
      number: '2026-000001',
      recordedAt: '2026-11-21T20:00:00.000Z',
      day: '2026-11-21',
      shiftNo: 1,
      recorderName: nameOf('officer'),
      isLate: false,
      isVoid: false,
      version: 0,
      correctionCount: 0,
    });
  });

  test('is marked 补记 when it was written later than the station allows, and keeps both times', () => {
    const room = openTestRoom();
    expect(room.write('chief', '刚刚', { occurredAt: addMinutes(room.now(), -30) }).isLate).toBe(false);
    const late = room.write('chief', '昨夜', { occurredAt: addMinutes(room.now(), -31) });
    expect(late).toMatchObject({
      isLate: true,
      occurredAt: addMinutes(room.now(), -31),
      recordedAt: room.now(),
    });
  });

  test('cannot have happened later than five minutes from now', () => {
    const room = openTestRoom();
    expect(room.write('chief', '钟有误差', { occurredAt: addMinutes(room.now(), 5) }).isLate).toBe(false);
    expect(
      room.refusal('chief', 'log.record', {
        content: aContent('明天', { occurredAt: addMinutes(room.now(), 6) }),
        draftId: null,
      }),
    ).toMatchObject({ code: 'bad-input', message: 'occurred-in-future' });
  });

  test('is refused to one who did not sign into the shift, and where nobody has the desk', () => {
    expect(
      openTestRoom().refusal('second', 'log.record', { content: aContent('x'), draftId: null }),
    ).toMatchObject({ code: 'rule-broken', message: 'not-on-shift' });
    expect(
      openTestRoom({ desk: 'empty' }).refusal('chief', 'log.record', {
        content: aContent('x'),
        draftId: null,
      }),
    ).toMatchObject({ code: 'rule-broken', message: 'no-shift' });
  });

  test('with fields of another category, a link to nothing or an unknown file is refused and leaves no number behind', () => {
    const room = openTestRoom();
    const refusal = (change: Partial<EntryContent>) =>
      room.refusal('chief', 'log.record', { content: aContent('x', change), draftId: null });
    expect(refusal({ fields: { place: 'x' } })).toMatchObject({
      code: 'bad-input',
      message: 'fields',
      details: ['place'],
    });
    expect(refusal({ links: [{ entryId: entryNamed(99), kind: 'relates' }] })).toMatchObject({
      code: 'not-found',
      message: 'linked-entry',
    });
    expect(refusal({ links: [{ entryId: entryNamed(1), kind: 'relates' }] })).toMatchObject({
      code: 'not-found',
      message: 'linked-entry',
    });
    expect(refusal({ attachments: [{ hash: 'a'.repeat(64), name: 'x', size: 1 }] })).toMatchObject({
      code: 'not-found',
      message: 'attachment',
    });
    expect(refusal({ counterpart: { unit: 'a\u0007', name: '', post: '', phone: '' } })).toMatchObject({
      code: 'bad-input',
      message: 'unprintable',
    });
    expect(refusal({ fields: { alreadyInformed: '\uD800' } })).toMatchObject({
      code: 'bad-input',
      message: 'unprintable',
    });
    expect(room.write('chief', '一').number).toBe('2026-000001');
  });

  test('takes its draft with it', () => {
    const room = openTestRoom();
    room.call('chief', 'draft.save', draft);
    room.call('officer', 'draft.save', draft);
    room.pass(1);
    room.call('chief', 'draft.save', { ...draft, id: 'd2' });
    room.pass(1);
    room.call('chief', 'draft.save', { ...draft, content: { ...draft.content, content: '写得更多\u0000' } });
    expect(room.call('chief', 'drafts.mine', {}).map(({ id, content }) => [id, content.content])).toEqual([
      ['d1', '写得更多\u0000'],
      ['d2', '写到一半'],
    ]);
    room.reopen();
    room.call('chief', 'log.record', { content: aContent('写完了'), draftId: 'd1' });
    expect(room.call('chief', 'drafts.mine', {}).map((one) => one.id)).toEqual(['d2']);
    room.call('chief', 'draft.drop', { id: 'd2' });
    expect(room.call('chief', 'drafts.mine', {})).toEqual([]);
    expect(room.call('officer', 'drafts.mine', {})).toHaveLength(1);
  });

  test('that is refused leaves its draft where it was', () => {
    const room = openTestRoom();
    room.call('chief', 'draft.save', draft);
    room.refusal('chief', 'log.record', { content: aContent('x', { fields: { wrong: 1 } }), draftId: 'd1' });
    expect(room.call('chief', 'drafts.mine', {})).toHaveLength(1);
  });
});

describe('a correction', () => {
  test('stands in front; what stood before stays readable and findable', () => {
    const room = openTestRoom();
    const first = room.write('chief', '东岳路油罐车侧翻');
    room.pass(3);
    const second = correct(room, first, { content: '西岳路油罐车侧翻' }, '地点有误');
    const third = correct(room, second, { content: '西岳路槽罐车侧翻', isImportant: true }, '车型有误');
    expect(third).toMatchObject({
      id: first.id,
      number: first.number,
      content: '西岳路槽罐车侧翻',
      version: 2,
      correctionCount: 2,
      recordedAt: first.recordedAt,
      hash: first.hash,
    });
    const { changes } = look(room, first);
    expect(
      changes.map(({ kind, reason, before, byName }) => [kind, reason, before?.content, byName]),
    ).toEqual([
      ['correction', '地点有误', '东岳路油罐车侧翻', nameOf('chief')],
      ['correction', '车型有误', '西岳路油罐车侧翻', nameOf('chief')],
    ]);
    for (const text of ['东岳路', '西岳路油罐', '槽罐车', '油', first.number])
      expect(found(room, text)).toEqual([first.id]);
  });

  test('by two at once has one winner; the other keeps the draft, sees what was written and goes on from there', () => {
    const room = openTestRoom();
    const entry = room.write('chief', '一');
    const at = (version: number, content: string) => ({
      id: entry.id,
      version,
      content: { ...contentOf(entry), content },
      reason: '更正',
      draftId: `correct-${entry.id}`,
    });
    const draft = { ...draftOfEntry(entry, 'Asia/Shanghai'), content: '王方写的', reason: '更正' };
    room.call('officer', 'draft.save', { id: `correct-${entry.id}`, corrects: entry.id, content: draft });
    room.call('chief', 'log.correct', at(entry.version, '主班写的'));
    expect(room.refusal('officer', 'log.correct', at(entry.version, '王方写的')).code).toBe('conflict');
    expect(room.call('officer', 'drafts.mine', {}).map((kept) => kept.content.content)).toEqual(['王方写的']);
    const seen = look(room, entry).entry;
    expect(seen.content).toBe('主班写的');
    room.call('officer', 'log.correct', at(seen.version, '王方写的'));
    expect(room.call('officer', 'drafts.mine', {})).toEqual([]);
    expect(look(room, entry).changes.map((change) => change.before?.content)).toEqual(['一', '主班写的']);
  });

  test('needs a reason, a change and the newest version', () => {
    const room = openTestRoom();
    const entry = room.write('chief', '一');
    const input = { id: entry.id, version: 0, content: contentOf(entry), reason: '补充', draftId: null };
    expect(room.refusal('chief', 'log.correct', { ...input, reason: '  ' }).code).toBe('bad-input');
    expect(room.refusal('chief', 'log.correct', input)).toMatchObject({
      code: 'rule-broken',
      message: 'nothing-changed',
    });
    room.call('chief', 'log.correct', { ...input, content: { ...input.content, content: '二' } });
    expect(
      room.refusal('officer', 'log.correct', { ...input, content: { ...input.content, content: '三' } }),
    ).toMatchObject({ code: 'conflict', message: 'entry', details: [entry.number] });
    expect(look(room, entry).entry.content).toBe('二');
    expect(room.refusal('chief', 'log.correct', { ...input, id: 1 })).toMatchObject({ code: 'not-found' });
  });

  test('is not a change when an entry that was read back from the record is sent as it was', () => {
    const room = openTestRoom();
    const file = room.call('chief', 'attachment.add', { name: 'a.txt', base64: 'YQ==' });
    const target = room.write('chief', '甲');
    const written = room.write('chief', '乙', {
      category: 'EVENT',
      attachments: [file],
      links: [{ entryId: target.id, kind: 'relates' }],
      fields: { place: '路口', casualties: '无' },
      occurredAt: room.now(),
      counterpart: { unit: '单位', name: '名', post: '职', phone: '1' },
    });
    const { entry } = look(room, written);
    expect(entry).toEqual(written);
    expect(
      room.refusal('chief', 'log.correct', {
        id: entry.id,
        version: 0,
        content: contentOf(entry),
        reason: '补充',
        draftId: null,
      }),
    ).toMatchObject({ message: 'nothing-changed' });
  });

  test('moves links and reminders to what stands now', () => {
    const room = openTestRoom();
    const [a, b] = [room.write('chief', '甲'), room.write('chief', '乙')];
    const entry = room.write('chief', '丙', {
      links: [{ entryId: a.id, kind: 'relates' }],
      remindAt: addMinutes(room.now(), 60),
    });
    const ticked = room.call('chief', 'reminder.done', { id: entry.id, version: 0 });
    const moved = correct(room, ticked, {
      links: [{ entryId: b.id, kind: 'relates' }],
      remindAt: addMinutes(room.now(), 90),
    });
    expect(moved.isReminderDone).toBe(false);
    expect(look(room, a).linkedFrom).toEqual([]);
    expect(look(room, b).linkedFrom.map((link) => link.id)).toEqual([entry.id]);
    expect(
      room.refusal('chief', 'log.correct', {
        id: entry.id,
        version: 2,
        content: { ...contentOf(moved), links: [{ entryId: entry.id, kind: 'relates' }] },
        reason: 'x',
        draftId: null,
      }),
    ).toMatchObject({ message: 'linked-entry' });
  });

  test('of an entry of a shift that handed over is a record of the shift that makes it', () => {
    const room = openTestRoom();
    const entry = room.write('chief', '甲');
    room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(
      room.refusal('chief', 'log.correct', {
        id: entry.id,
        version: 0,
        content: aContent('乙'),
        reason: 'x',
        draftId: null,
      }),
    ).toMatchObject({ message: 'not-on-shift' });
    const corrected = room.call('second', 'log.correct', {
      id: entry.id,
      version: 0,
      content: aContent('乙'),
      reason: 'x',
      draftId: null,
    });
    expect(corrected).toMatchObject({ shiftNo: 1, content: '乙' });
    expect(look(room, entry).changes).toMatchObject([{ shiftNo: 2, byName: nameOf('second') }]);
  });
});

describe('an entry', () => {
  test('that is void stays readable, takes no more changes and counts no more', () => {
    const room = openTestRoom();
    const entry = room.write('chief', '误登', { state: 'todo', remindAt: addMinutes(room.now(), 60) });
    const gone = room.call('chief', 'log.void', { id: entry.id, version: 0, reason: '误登' });
    expect(gone).toMatchObject({ isVoid: true, content: '误登', version: 1 });
    for (const [method, input] of [
      ['log.correct', { content: aContent('x'), reason: 'x', draftId: null }],
      ['log.void', { reason: 'x' }],
      ['log.setState', { state: 'done', note: '' }],
      ['reminder.done', {}],
    ] as const) {
      expect(room.refusal('chief', method, { id: entry.id, version: 1, ...input })).toMatchObject({
        code: 'rule-broken',
        message: 'entry-is-void',
      });
    }
    expect(room.call('chief', 'log.open', {})).toEqual([]);
    expect(room.call('chief', 'reminders.open', {})).toEqual([]);
    expect(
      room.call('chief', 'log.counts', { fromDay: onDay('2026-11-21'), untilDay: onDay('2026-11-21') }),
    ).toMatchObject({ byCategory: [], byDay: [] });
    expect(found(room, '误登')).toEqual([entry.id]);
  });

  test('stays an open matter until it is set done, and can be opened again', () => {
    const room = openTestRoom();
    const entry = room.write('chief', '待办', { state: 'todo' });
    expect(
      room.call('officer', 'log.setState', { id: entry.id, version: 0, state: 'doing', note: '已派人' }),
    ).toMatchObject({ state: 'doing', version: 1 });
    expect(
      room.refusal('officer', 'log.setState', { id: entry.id, version: 1, state: 'doing', note: '' }),
    ).toMatchObject({ message: 'nothing-changed' });
    expect(
      room.refusal('officer', 'log.setState', { id: entry.id, version: 0, state: 'done', note: '' }),
    ).toMatchObject({ code: 'conflict' });
    expect(
      room.refusal('officer', 'log.setState', { id: entry.id, version: 1, state: 'carried', note: '' }),
    ).toMatchObject({ code: 'bad-input' });
    room.call('officer', 'log.setState', { id: entry.id, version: 1, state: 'done', note: '办结' });
    expect(room.call('chief', 'log.open', {})).toEqual([]);
    room.call('officer', 'log.setState', { id: entry.id, version: 2, state: 'todo', note: '' });
    expect(room.call('chief', 'log.open', {}).map((open) => open.id)).toEqual([entry.id]);
    expect(look(room, entry).changes.map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['state', 'doing', '已派人'],
      ['state', 'done', '办结'],
      ['state', 'todo', ''],
    ]);
  });

  test('that closes others settles those that are still open, once', () => {
    const room = openTestRoom();
    const [open, done] = [room.write('chief', '甲', { state: 'todo' }), room.write('chief', '乙')];
    const closing = room.write('chief', '反馈', {
      category: 'FEEDBACK',
      links: [
        { entryId: open.id, kind: 'closes' },
        { entryId: open.id, kind: 'closes' },
        { entryId: done.id, kind: 'closes' },
        { entryId: open.id, kind: 'relates' },
      ],
    });
    expect(look(room, open)).toMatchObject({
      entry: { state: 'done', version: 1 },
      changes: [{ kind: 'state', state: 'done', reason: closing.number, seq: closing.id }],
    });
    expect(look(room, done)).toMatchObject({ entry: { version: 0 }, changes: [] });
    expect(look(room, closing).links.map((link) => link.number)).toContain(open.number);
  });

  test('is found by its number, however it was typed', () => {
    const room = openTestRoom();
    const entry = room.write('chief', '甲');
    for (const number of ['2026-000001', ' 2026-1 ', '2026-0001'])
      expect(room.call('auditor', 'log.byNumber', { number }).entry?.id).toBe(entry.id);
    for (const number of ['2026-2', '2025-1', 'x', '', '2026-1-1'])
      expect(room.call('auditor', 'log.byNumber', { number }).entry).toBeNull();
    expect(room.refusal('auditor', 'log.entry', { id: 1 })).toMatchObject({ code: 'not-found' });
  });

  test('with a reminder is on the list until it is ticked off', () => {
    const room = openTestRoom();
    const later = room.write('chief', '晚', { remindAt: addMinutes(room.now(), 60) });
    const sooner = room.write('chief', '早', { remindAt: addMinutes(room.now(), 30) });
    expect(room.call('chief', 'reminders.open', {}).map((entry) => entry.id)).toEqual([sooner.id, later.id]);
    room.call('officer', 'reminder.done', { id: sooner.id, version: 0 });
    expect(room.refusal('officer', 'reminder.done', { id: sooner.id, version: 1 })).toMatchObject({
      message: 'nothing-changed',
    });
    expect(room.call('chief', 'reminders.open', {}).map((entry) => entry.id)).toEqual([later.id]);
  });
});

describe('what the record may hold', () => {
  test.each(['\u0000', '\u001B[2J', '\uD800', '\uFFFF'])(
    'no reason, note, name or unit with %j',
    async (text) => {
      const room = openTestRoom();
      const entry = room.write('chief', '甲');
      const hostile = `a${text}`;
      const { station, version } = room.call('admin', 'station.now', {});
      const head = room.call('admin', 'chain.head', {});
      for (const [seat, method, input] of [
        ['chief', 'log.void', { id: entry.id, version: 0, reason: hostile }],
        ['chief', 'log.setState', { id: entry.id, version: 0, state: 'todo', note: hostile }],
        ['admin', 'station.change', { station: { ...station, unitName: hostile }, version }],
        [
          'admin',
          'person.save',
          {
            fields: {
              name: hostile,
              post: '',
              unit: '',
              phones: [],
              group: '',
              order: 1,
              joinedDay: null,
              leftDay: null,
            },
            replaces: null,
          },
        ],
        ['chief', 'shift.reliefMissing', { shiftNo: 1, reportedTo: hostile, content: 'x' }],
      ] as const) {
        expect(room.refusal(seat, method, input)).toMatchObject({ code: 'bad-input' });
      }
      expect(room.call('admin', 'chain.head', {})).toEqual(head);
      expect(room.defects).toEqual([]);
    },
  );

  test('anything that can be printed, however hostile it looks', async () => {
    const room = openTestRoom();
    for (const text of [
      "'; DROP TABLE record; --",
      '<script>alert(1)</script>',
      '=cmd|x',
      '{"json":true}',
      '\\u0000',
      '𠮷龘👨‍👩‍👧',
      'x\u2028y\u2029',
      'a\r\nb\tc',
      '__proto__',
      '%s%n',
      '"\\',
    ]) {
      const entry = room.write('chief', text, {
        handling: text,
        counterpart: { unit: text, name: text, post: text, phone: text },
      });
      expect(look(room, entry).entry.content).toBe(text);
    }
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});

describe('an attachment', () => {
  test('is kept once under the hash of its bytes, read-only, whatever it is called', () => {
    const room = openTestRoom();
    const bytes = Buffer.from('现场照片');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const first = room.call('chief', 'attachment.add', { name: 'a.jpg', base64: bytes.toString('base64') });
    const second = room.call('officer', 'attachment.add', {
      name: 'b.jpg',
      base64: bytes.toString('base64'),
    });
    expect([first, second]).toEqual([
      { hash, name: 'a.jpg', size: bytes.length },
      { hash, name: 'b.jpg', size: bytes.length },
    ]);
    const { file } = room.call('auditor', 'attachment.file', { hash, name: 'a.jpg' });
    expect(file).toBe(join(room.folder, 'attachments', hash.slice(0, 2), hash));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o222).toBe(0);
    expect(readdirSync(join(room.folder, 'attachments', hash.slice(0, 2)))).toEqual([hash]);
  });

  test.each([
    ['../../x', 'x'],
    ['..\\..\\x.exe', 'x.exe'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Windows\\win.ini', 'win.ini'],
    ['照片 (1).jpg', '照片 (1).jpg'],
    ['.hidden', '.hidden'],
  ])('called %j is called %j and lies where every other lies', (name, kept) => {
    const room = openTestRoom();
    const file = room.call('chief', 'attachment.add', { name, base64: 'YQ==' });
    expect(file.name).toBe(kept);
    expect(existsSync(join(room.folder, 'attachments', file.hash.slice(0, 2), file.hash))).toBe(true);
  });

  test.each(['..', '.', '/', '\\', 'a/', 'x/..', 'a\u0000.jpg', 'a\nb\u0007', ''])(
    'called %j is refused or loses only its folders',
    (name) => {
      const room = openTestRoom();
      const reply = room
        .room()
        .call({ callId: 'x', seat: 'chief', method: 'attachment.add', input: { name, base64: 'YQ==' } });
      if (reply.ok) expect(reply.output).toMatchObject({ name: 'a' });
      else expect(reply.code).toBe('bad-input');
    },
  );

  test('of thirty mebibytes is kept, one byte more is refused', () => {
    const room = openTestRoom();
    const most = Buffer.alloc(30 * 1024 * 1024 + 1, 1);
    expect(
      room.call('chief', 'attachment.add', { name: 'most.bin', base64: most.subarray(1).toString('base64') })
        .size,
    ).toBe(30 * 1024 * 1024);
    expect(
      room.refusal('chief', 'attachment.add', { name: 'more.bin', base64: most.toString('base64') }),
    ).toMatchObject({ code: 'rule-broken', message: 'attachment-too-large' });
  });

  test('whose writing a crash cut off is written again, whole', () => {
    const room = openTestRoom();
    const hash = createHash('sha256').update('a').digest('hex');
    const folder = join(room.folder, 'attachments', hash.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${hash}.part`), 'half of something longer', { mode: 0o444 });
    room.call('chief', 'attachment.add', { name: 'a', base64: 'YQ==' });
    expect(readdirSync(folder)).toEqual([hash]);
    expect(readFileSync(join(folder, hash), 'utf8')).toBe('a');
  });

  test('that the store does not keep is not found', () => {
    expect(
      openTestRoom().refusal('auditor', 'attachment.file', { hash: 'a'.repeat(64), name: 'a.jpg' }),
    ).toMatchObject({
      code: 'not-found',
    });
  });
});
