import { describe, expect, test } from 'vitest';
import { contentOf, type Entry } from '#domain/log/entry';
import { blankDraft, draftOfEntry, isBlankDraft, readDraft, typedTimeOf } from '#domain/log/read-draft';
import type { Instant } from '#domain/time/instant';

const zone = 'Asia/Shanghai';
// 02:13:30 on the 22nd in Shanghai.
const now = '2026-11-21T18:13:30.000Z' as Instant;
const at = (text: string): Instant => text as Instant;

describe('a form that is read as an entry', () => {
  test('needs nothing but its content', () => {
    const read = readDraft({ ...blankDraft('CALL_IN'), content: '  油罐车起火 ' }, now, zone);
    expect(read.problems).toEqual([]);
    expect(read.content).toMatchObject({
      content: '油罐车起火',
      occurredAt: null,
      state: 'done',
      fields: {},
    });
    expect(readDraft(blankDraft('CALL_IN'), now, zone).problems).toEqual([
      { part: 'content', why: 'required' },
    ]);
  });

  test('has an incident open and a call closed unless the officer says otherwise', () => {
    expect(blankDraft('EVENT').state).toBe('todo');
    expect(blankDraft('CALL_OUT').state).toBe('done');
  });

  test.each([
    ['0213', '2026-11-21T18:13:00.000Z'],
    ['2350', '2026-11-21T15:50:00.000Z'],
    ['昨 2350', '2026-11-21T15:50:00.000Z'],
    ['11-20 0900', '2026-11-20T01:00:00.000Z'],
  ])('takes the time typed as %s', (typed, wanted) => {
    const read = readDraft({ ...blankDraft('MEMO'), content: 'x', occurredText: typed }, now, zone);
    expect(read.content?.occurredAt).toBe(wanted);
  });

  test('names a time that cannot be read or lies ahead, and keeps everything else', () => {
    const draft = {
      ...blankDraft('CALL_IN'),
      content: 'x',
      occurredText: '二点',
      fields: { replyBy: '25点' },
    };
    expect(readDraft(draft, now, zone).problems).toEqual([
      { part: 'fields.replyBy', why: 'badTime' },
      { part: 'occurredText', why: 'badTime' },
    ]);
    const ahead = readDraft({ ...draft, occurredText: '11-22 0500', fields: {} }, now, zone);
    expect(ahead.problems).toEqual([{ part: 'occurredText', why: 'futureTime' }]);
  });

  test('means tomorrow by a reminder at a time that has passed', () => {
    const remindAt = (remindText: string): Instant | null | undefined =>
      readDraft({ ...blankDraft('MEMO'), content: 'x', remindText }, now, zone).content?.remindAt;
    expect(remindAt('0900')).toBe('2026-11-22T01:00:00.000Z');
    expect(remindAt('11-23 0900')).toBe('2026-11-23T01:00:00.000Z');
  });

  test('refuses text that no printer can carry', () => {
    const read = readDraft({ ...blankDraft('MEMO'), content: 'a\u0007b' }, now, zone);
    expect(read.problems).toEqual([{ part: 'content', why: 'unprintable' }]);
  });
});

test('an entry that goes through the form untouched is the same entry, to the millisecond', () => {
  const entry = {
    category: 'WARN',
    occurredAt: at('2026-11-21T17:59:58.123Z'),
    urgency: 'urgent',
    counterpart: { unit: '市气象台', name: '', post: '', phone: '' },
    content: '大风蓝色预警',
    instruction: '',
    handling: '',
    state: 'todo',
    isImportant: true,
    fields: { level: 'blue', validUntilAt: '2026-11-22T12:00:07.000Z' },
    links: [],
    attachments: [],
    remindAt: at('2026-11-22T01:00:30.500Z'),
  } as unknown as Entry;
  const draft = draftOfEntry(entry, zone);
  expect(draft.occurredText).toBe(typedTimeOf(entry.occurredAt, zone));
  expect(isBlankDraft(draft)).toBe(false);
  expect(readDraft(draft, now, zone, contentOf(entry)).content).toEqual(contentOf(entry));
});
