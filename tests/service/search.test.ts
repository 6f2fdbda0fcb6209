import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LogFilter } from '#contract/methods/log';
import { type Category, category } from '#domain/log/categories';
import { type Entry, matterState, urgency } from '#domain/log/entry';
import { addMinutes } from '#domain/time/instant';
import { aContent, onDay } from '../helpers/builders.ts';
import { deskTakenAt, handoverInput, openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';

const places = ['东岳路', '西岳路', '云台大道', '高速入口', '县医院'];
const matters = ['油罐车侧翻', '起火', '停水', '燃气泄漏', '群众来访', '道路结冰', '电梯困人'];
const ends = ['消防已到场。', '正在核实', '，已转应急局', '；UPS切换', ' 119', '１１０联动', ''];

function someText(chance: (most: number) => number): string {
  const pick = (list: readonly string[]): string => list[chance(list.length)] ?? '';
  return `${pick(places)}${pick(matters)}${chance(2) === 0 ? '，' : ''}${pick(matters)}${pick(ends)}`;
}

/** Numbers that look random and are the same every time. */
function chances(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % most;
  };
}

type Written = { readonly entry: Entry; readonly texts: readonly string[] };

function writeMany(room: TestRoom, count: number): readonly Written[] {
  const chance = chances(7);
  const written: Written[] = [];
  for (let each = 0; each < count; each += 1) {
    // Now and then the clock is set back, and an entry is late.
    room.pass(chance(11) === 0 ? -180 : 7);
    if (each === Math.floor(count / 2))
      room.call(
        'second',
        'shift.handOver',
        handoverInput(room, 'second', { handed: { latenessReason: '演练' } }),
      );
    const seat = each < count / 2 ? ((['chief', 'officer'] as const)[chance(2)] ?? 'chief') : 'second';
    const of: Category = category.options[chance(20)] ?? 'MEMO';
    const content = someText(chance);
    const entry = room.write(seat, content, {
      category: of,
      urgency: urgency.options[chance(4)] ?? 'routine',
      state: (['todo', 'done', 'doing'] as const)[chance(3)] ?? 'done',
      isImportant: chance(5) === 0,
      occurredAt: chance(3) === 0 ? addMinutes(room.now(), -chance(600)) : null,
      counterpart: {
        unit: places[chance(5)] ?? '',
        name: '',
        post: '',
        phone: chance(4) === 0 ? '0533-8210001' : '',
      },
    });
    const texts = [content];
    if (chance(6) === 0) {
      const corrected = someText(chance);
      room.pass(60);
      room.call(seat, 'log.correct', {
        id: entry.id,
        version: 0,
        reason: '更正',
        draftId: null,
        content: {
          ...aContent(`${corrected}更正`),
          category: of,
          occurredAt: chance(2) === 0 ? null : addMinutes(room.now(), -chance(30)),
        },
      });
      texts.push(`${corrected}更正`);
    }
    written.push({
      entry: room.call('auditor', 'log.entry', { id: entry.id }).entry,
      texts: [...texts, entry.number, entry.counterpart.unit, entry.counterpart.phone],
    });
  }
  return written.map((one) => ({
    ...one,
    entry: room.call('auditor', 'log.entry', { id: one.entry.id }).entry,
  }));
}

const runsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The slow way to search: looks at every text of every entry. */
function isFound({ entry, texts }: Written, filter: LogFilter): boolean {
  const happenedAt = entry.occurredAt ?? entry.recordedAt;
  const isText =
    (filter.text ?? '') === '' ||
    (runsOf(filter.text ?? '').length > 0 &&
      runsOf(filter.text ?? '').every((run) =>
        texts.some((text) => text.normalize('NFKC').toLowerCase().includes(run)),
      ));
  return (
    isText &&
    (filter.fromAt === undefined || happenedAt >= filter.fromAt) &&
    (filter.untilAt === undefined || happenedAt < filter.untilAt) &&
    (filter.categories === undefined ||
      filter.categories.length === 0 ||
      filter.categories.includes(entry.category)) &&
    (filter.states === undefined || filter.states.length === 0 || filter.states.includes(entry.state)) &&
    (filter.urgencies === undefined ||
      filter.urgencies.length === 0 ||
      filter.urgencies.includes(entry.urgency)) &&
    (filter.recorderId === undefined || filter.recorderId === entry.recorderId) &&
    (filter.shiftNo === undefined || filter.shiftNo === entry.shiftNo) &&
    (filter.day === undefined || filter.day === entry.day) &&
    (filter.importantOnly !== true || entry.isImportant)
  );
}

function everyPage(room: TestRoom, filter: LogFilter, limit: number): readonly number[] {
  const ids: number[] = [];
  for (let before: Entry['id'] | null = null, pages = 0; pages < 1000; pages += 1) {
    const page: { entries: Entry[]; nextBefore: Entry['id'] | null } = room.call('auditor', 'log.page', {
      filter,
      before,
      limit,
    });
    ids.push(...page.entries.map((entry) => entry.id));
    if (page.nextBefore === null) return ids;
    before = page.nextBefore;
  }
  throw new Error('the pages have no end');
}

describe('the log, searched and paged', () => {
  let written: readonly Written[] = [];
  let room: TestRoom;

  beforeAll(() => {
    room = openTestRoom({ keep: true });
    written = writeMany(room, 320);
    return () => room.close();
  });

  const expected = (filter: LogFilter): readonly number[] =>
    written
      .filter((one) => isFound(one, filter))
      .map((one) => one.entry.id as number)
      .toReversed();

  test.each([
    '火',
    '岳',
    '停',
    'u',
    '１',
    '9',
    '东岳',
    '侧翻',
    '更正',
    '来访',
    '11',
    'ups',
    '油罐车侧',
    '燃气泄漏',
    '岳路停水',
    '东岳路 起火',
    '起火 停水 119',
    '0533-8210001',
    '2026-000012',
    '8210',
    '火，',
    '漏电',
    '翻侧',
    '，',
  ])('%j finds what a look at every text finds', (text) => {
    expect(everyPage(room, { text }, 200)).toEqual(expected({ text }));
  });

  test('any words with any filters on pages of any length find what a look at every entry finds, in order and once', () => {
    const people = [...new Set(written.map((one) => one.entry.recorderId))];
    const somewhere = fc.integer({ min: -300, max: 3000 }).map((minutes) => addMinutes(deskTakenAt, minutes));
    const filters = fc.record(
      {
        text: fc.oneof(
          fc.constantFrom('火', '东岳', '油罐车侧', '停水 起火', 'ups', '', '，'),
          fc.nat(319).map((index) => (written[index]?.texts[0] ?? '').slice(2, 6)),
        ),
        fromAt: somewhere,
        untilAt: somewhere,
        categories: fc.subarray([...category.options]),
        states: fc.subarray([...matterState.options]),
        urgencies: fc.subarray([...urgency.options]),
        recorderId: fc.constantFrom(...people),
        shiftNo: fc.constantFrom(1, 2, 3),
        day: fc.constantFrom(...new Set(written.map((one) => one.entry.day))),
        importantOnly: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, fc.constantFrom(1, 7, 50, 200), (filter, limit) => {
        expect(everyPage(room, filter, limit)).toEqual(expected(filter));
      }),
      { numRuns: 120 },
    );
  });

  test('an hour that was lived twice loses no entry', () => {
    const early = written.filter(
      (one, index) => index > 0 && one.entry.recordedAt < (written[index - 1]?.entry.recordedAt ?? ''),
    );
    expect(early.length).toBeGreaterThan(5);
    for (const { entry } of early.slice(0, 8)) {
      const filter = { fromAt: addMinutes(entry.recordedAt, 30) };
      expect(everyPage(room, filter, 200)).toEqual(expected(filter));
    }
  });

  test('counts what the pages show', () => {
    const { byCategory, byHour, byDay } = room.call('auditor', 'log.counts', {
      fromDay: onDay('2026-11-20'),
      untilDay: onDay('2026-12-31'),
    });
    for (const counts of [byCategory.map((row) => row.count), byHour, byDay.map((row) => row.count)])
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(written.length);
    expect(byHour).toHaveLength(24);
  });
});
