import { describe, expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import { officialDays } from '#service/store/calendar';
import { moment, onDay } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';

const typhoon: Input<'calendar.amend'> = {
  year: 2026,
  version: 0,
  notice: '',
  issuedDay: null,
  reason: '台风停工',
  coversYear: false,
  days: [
    { day: onDay('2026-12-08'), type: 'restday', name: '台风' },
    { day: onDay('2026-12-07'), type: 'restday', name: '台风' },
  ],
};
const file =
  '日期,类型,名称\n2026-12-27,班,元旦\n2027-01-01,休,元旦\n2027-01-02,休,元旦\n2027-01-03,休,元旦\n2027-10-01,休,国庆节';
const notice = {
  notice: '国办发明电〔2026〕8号',
  issuedDay: onDay('2026-11-05'),
  reason: '按国务院办公厅通知',
};
const importing: Input<'calendar.import'> = { ...notice, text: file, coversYear: true, version: 0 };

const dayOf = (room: TestRoom, day: string, knownOn: string | null = null) =>
  room.call('auditor', 'calendar.days', {
    from: onDay(day),
    until: onDay(day),
    knownOn: knownOn === null ? null : onDay(knownOn),
  })[0];
const stateOf = (room: TestRoom, year: number) =>
  room.call('auditor', 'calendar.years', {}).find((state) => state.year === year);

describe('the days of the calendar', () => {
  test.each([
    ['2026-10-01', { type: 'holiday', name: '国庆节', place: { index: 1, of: 7 }, isStatutory: true }],
    ['2026-11-21', { type: 'restday', name: '', place: null, notice: '国办发明电〔2025〕7号' }],
    ['2026-11-23', { type: 'workday', source: 'built-in' }],
    ['2026-02-17', { type: 'holiday', lunar: '正月初一' }],
    ['2026-02-14', { type: 'makeup', name: '春节' }],
    ['2026-11-22', { solarTerm: '小雪' }],
    ['2099-06-01', { type: 'workday', source: 'provisional', notice: '' }],
  ])('%s is what the notices say', (day, expected) => {
    expect(dayOf(openTestRoom(), day)).toMatchObject({ day, ...expected });
  });

  test('are given for 400 at once and not for more, and only in order', () => {
    const room = openTestRoom();
    const ask = (from: string, until: string) => ({ from, until, knownOn: null });
    expect(
      room.call('officer', 'calendar.days', {
        from: onDay('2026-01-01'),
        until: onDay('2027-02-04'),
        knownOn: null,
      }),
    ).toHaveLength(400);
    expect(room.refusal('officer', 'calendar.days', ask('2026-01-01', '2027-02-05'))).toEqual({
      code: 'rule-broken',
      message: 'range-too-long',
      details: ['400'],
    });
    expect(room.refusal('officer', 'calendar.days', ask('1900-01-01', '2999-12-31'))).toMatchObject({
      message: 'range-too-long',
    });
    expect(room.refusal('officer', 'calendar.days', ask('2026-01-02', '2026-01-01'))).toMatchObject({
      code: 'bad-input',
      message: 'range',
    });
  });

  test('1 May 2019 can be asked for as it was known before the notice and after it', () => {
    const room = openTestRoom();
    expect(dayOf(room, '2019-05-03', '2019-03-21')).toMatchObject({ type: 'workday' });
    expect(dayOf(room, '2019-05-03', '2019-03-22')).toMatchObject({
      type: 'holiday',
      place: { index: 3, of: 4 },
    });
  });
});

describe('a change by hand', () => {
  test('is seen at once, recorded with its reason, stays after a restart, and the store verifies', async () => {
    const room = openTestRoom();
    room.announced();
    expect(room.call('chief', 'calendar.amend', typhoon)).toEqual({ year: 2026, version: 1 });
    expect(room.announced()).toEqual([['calendar', 'log']]);
    const changed = { type: 'restday', name: '台风', source: 'by-hand', notice: '' };
    expect(dayOf(room, '2026-12-07')).toMatchObject(changed);
    expect(dayOf(room, '2026-12-09')).toMatchObject({ type: 'workday', source: 'built-in' });
    room.reopen();
    expect(dayOf(room, '2026-12-07')).toMatchObject(changed);
    const [line] = room.call('auditor', 'audit.page', { before: null, limit: 1, kinds: ['calendar'] }).lines;
    expect(line).toMatchObject({ kind: 'calendar', byName: '陈主班' });
    expect(JSON.parse(line?.detail ?? '')).toMatchObject({ reason: '台风停工', recordedDay: '2026-11-21' });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('without a date of issue counts from the day on which it was recorded', () => {
    const room = openTestRoom();
    // 20:30 in UTC is the next day at the station.
    room.setClock(moment('2026-11-24T20:30Z'));
    room.call('chief', 'calendar.amend', typhoon);
    expect(dayOf(room, '2026-12-07', '2026-11-24')).toMatchObject({ type: 'workday' });
    expect(dayOf(room, '2026-12-07', '2026-11-25')).toMatchObject({ type: 'restday' });
    expect(
      officialDays(room.room().store.sqlite, onDay('2026-12-07'), onDay('2026-12-08'), onDay('2026-11-25')),
    ).toMatchObject([{ type: 'restday' }, { type: 'restday' }]);
  });

  test('stands above the ones before it, which stay readable', () => {
    const room = openTestRoom();
    room.call('chief', 'calendar.amend', typhoon);
    room.call('admin', 'calendar.amend', {
      ...typhoon,
      version: 1,
      reason: '台风转向，照常上班',
      days: [{ day: onDay('2026-12-07'), type: 'workday', name: '' }],
    });
    expect(dayOf(room, '2026-12-07')).toMatchObject({ type: 'workday', source: 'by-hand' });
    expect(dayOf(room, '2026-12-08')).toMatchObject({ type: 'restday' });
    const state = stateOf(room, 2026);
    expect(state?.version).toBe(2);
    expect(state?.versions.map(({ source, reason, recordedBy }) => [source, reason, recordedBy])).toEqual([
      ['built-in', '', ''],
      ['by-hand', '台风停工', '陈主班'],
      ['by-hand', '台风转向，照常上班', '赵管理'],
    ]);
    expect(state?.versions[1]?.days.map(({ day }) => day)).toEqual(['2026-12-07', '2026-12-08']);
  });

  test('that two windows begin has one winner', () => {
    const room = openTestRoom();
    room.call('chief', 'calendar.amend', typhoon);
    const other = { ...typhoon, days: [{ day: '2026-12-09', type: 'restday', name: '' }] };
    expect(room.refusal('admin', 'calendar.amend', other)).toEqual({
      code: 'conflict',
      message: 'calendar',
      details: ['2026'],
    });
    expect(dayOf(room, '2026-12-09')).toMatchObject({ type: 'workday' });
  });

  test.each([
    ['of another year', { days: [{ day: '2025-11-30', type: 'restday', name: '' }] }, 'calendar-other-year'],
    ['of a day that stands twice', { days: [typhoon.days[0], typhoon.days[0]] }, 'calendar-day-twice'],
    [
      'of days that are so already',
      { days: [{ day: '2026-12-07', type: 'workday', name: '' }] },
      'nothing-changed',
    ],
  ])('%s is refused and writes nothing', (_what, change, message) => {
    const room = openTestRoom();
    const before = room.call('auditor', 'chain.head', {});
    expect(room.refusal('chief', 'calendar.amend', { ...typhoon, ...change })).toMatchObject({ message });
    expect(room.call('auditor', 'chain.head', {})).toEqual(before);
  });

  test.each([
    ['officer', 'not-allowed'],
    ['leader', 'not-allowed'],
    ['auditor', 'not-allowed'],
    ['nobody', 'signed-out'],
  ] as const)('by %s is %s', (seat, code) => {
    const room = openTestRoom();
    expect(room.refusal(seat, 'calendar.amend', typhoon)).toMatchObject({ code });
    expect(room.refusal(seat, 'calendar.import', importing)).toMatchObject({ code });
    expect(room.refusal(seat, 'calendar.previewImport', { text: file, coversYear: null })).toMatchObject({
      code,
    });
  });
});

describe('an imported year', () => {
  test('is previewed day by day, changes nothing before it is taken, and is then the arrangement of the year', () => {
    const room = openTestRoom();
    const preview = room.call('chief', 'calendar.previewImport', { text: file, coversYear: null });
    expect(preview).toMatchObject({ year: 2027, version: 0, coversYear: true, days: 5, problems: [] });
    expect(preview.changes).toContainEqual({
      day: '2026-12-27',
      before: { type: 'restday', name: '' },
      after: { type: 'makeup', name: '元旦' },
    });
    // The law names it, the made-up notice does not.
    expect(preview.changes).toContainEqual({
      day: '2027-10-02',
      before: { type: 'holiday', name: '国庆节' },
      after: { type: 'restday', name: '' },
    });
    expect(stateOf(room, 2027)).toMatchObject({ source: 'provisional', version: 0, versions: [] });
    expect(room.call('chief', 'calendar.import', importing)).toEqual({ year: 2027, version: 1 });
    expect(stateOf(room, 2027)).toMatchObject({
      source: 'imported',
      notice: notice.notice,
      version: 1,
    });
    for (const { day, after } of preview.changes) expect(dayOf(room, day)).toMatchObject(after);
    expect(room.call('chief', 'calendar.previewImport', { text: file, coversYear: null })).toMatchObject({
      version: 1,
      changes: [],
    });
  });

  test('may change only the days that it lists', () => {
    const room = openTestRoom();
    const preview = room.call('chief', 'calendar.previewImport', { text: file, coversYear: false });
    expect(preview.coversYear).toBe(false);
    expect(preview.changes.map(({ day }) => day)).toEqual(['2026-12-27', '2027-01-02', '2027-01-03']);
    room.call('chief', 'calendar.import', { ...importing, coversYear: false });
    expect(dayOf(room, '2027-10-02')).toMatchObject({ type: 'holiday', source: 'provisional' });
    expect(stateOf(room, 2027)).toMatchObject({ source: 'provisional', version: 1 });
  });

  test('with a line that is wrong is refused as a whole', () => {
    const room = openTestRoom();
    const text = `${file}\n2027-02-30,休,春节`;
    expect(room.call('chief', 'calendar.previewImport', { text, coversYear: null })).toMatchObject({
      problems: [{ line: 7, code: 'day', text: '2027-02-30,休,春节' }],
      changes: [],
    });
    expect(room.refusal('chief', 'calendar.import', { ...importing, text })).toEqual({
      code: 'rule-broken',
      message: 'calendar-file',
      details: ['1'],
    });
    expect(stateOf(room, 2027)?.version).toBe(0);
  });

  test('that was imported meanwhile at another window is a conflict', () => {
    const room = openTestRoom();
    room.call('chief', 'calendar.import', importing);
    expect(room.refusal('admin', 'calendar.import', importing)).toMatchObject({ code: 'conflict' });
  });
});

describe('a missing year', () => {
  test('is warned of from 1 November at the station until it is imported', () => {
    const room = openTestRoom({ desk: 'empty' });
    const missing = () => room.call('admin', 'calendar.missing', {}).year;
    expect(missing()).toBe(2027);
    room.call('chief', 'calendar.import', importing);
    expect(missing()).toBeNull();
  });

  test('is nobody’s worry in October; the evening of 31 October in UTC is November at the station', () => {
    const room = openTestRoom();
    const at = (instant: string): number | null => {
      room.setClock(moment(instant));
      return room.call('officer', 'calendar.missing', {}).year;
    };
    expect(at('2027-10-31T15:59Z')).toBe(2027);
    room.setClock(moment('2026-11-22T00:00Z'));
    room.call('chief', 'calendar.import', importing);
    expect(at('2027-10-31T15:59Z')).toBeNull();
    expect(at('2027-10-31T16:00Z')).toBe(2028);
  });

  test('is listed as provisional among the years from 2019 to the one after the next', () => {
    const years = openTestRoom().call('officer', 'calendar.years', {});
    expect(years.map(({ year, source }) => [year, source])).toEqual([
      ...[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => [year, 'built-in']),
      [2027, 'provisional'],
      [2028, 'provisional'],
    ]);
    expect(years[0]?.versions.map(({ notice: of, days }) => [of, days.length])).toEqual([
      ['国办发明电〔2018〕15号', 32],
      ['国办发明电〔2019〕3号', 6],
    ]);
  });
});
