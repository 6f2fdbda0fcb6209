import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import notices from '#presets/notices' with { type: 'json' };
import { builtInVersions, knownNotices } from '#domain/calendar/built-in-calendar';
import type { CalendarVersion } from '#domain/calendar/calendar-version';
import { changedDays } from '#domain/calendar/changed-days';
import { lunarText } from '#domain/calendar/lunar-text';
import { missingYear } from '#domain/calendar/missing-year';
import { calendarDay, officialCalendar } from '#domain/calendar/official-calendar';
import { type DayType, officialDay } from '#domain/calendar/official-day';
import { addDays, daysBetween, type IsoDay } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';

const shipped = builtInVersions(knownNotices.parse(notices));
const now = officialCalendar(shipped);
const on = (day: string, calendar = now) => calendarDay(onDay(day), calendar);
const typesOf = (from: string, until: string, calendar = now): readonly DayType[] =>
  daysBetween(onDay(from), onDay(until)).map((day) => calendarDay(day, calendar).type);

const fixture = z.object({
  years: z.record(
    z.string(),
    z.record(z.string(), z.object({ off: z.array(z.string()), work: z.array(z.string()) })),
  ),
});
const holidayCn = fixture.parse(
  JSON.parse(readFileSync(new URL('../fixtures/holiday-cn.json', import.meta.url), 'utf8')),
);
/** What holiday-cn says of every day that it names. */
const named = new Map<string, { readonly name: string; readonly isOff: boolean }>();
for (const year of Object.values(holidayCn.years))
  for (const [name, { off, work }] of Object.entries(year)) {
    for (const day of off) named.set(day, { name, isOff: true });
    for (const day of work) named.set(day, { name, isOff: false });
  }
const isWeekend = (day: IsoDay): boolean => [0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay());

describe('the notices of 2019 to 2026', () => {
  test('every day is off or worked as holiday-cn has it, under the same name', () => {
    for (const day of daysBetween(onDay('2019-01-01'), onDay('2026-12-31'))) {
      const found = calendarDay(day, now);
      const expected = named.get(day);
      const isOff = found.type === 'holiday' || found.type === 'restday';
      expect({ day, isOff }).toEqual({ day, isOff: expected?.isOff ?? isWeekend(day) });
      if (expected !== undefined)
        expect(found).toMatchObject({
          day,
          name: expected.name,
          type: expected.isOff ? 'holiday' : 'makeup',
        });
      else if (found.type === 'holiday' || found.type === 'makeup')
        // 放假，与周末连休: the notice joins a weekend to the holiday, and holiday-cn leaves it unnamed.
        expect({
          found,
          isJoined: isWeekend(day) && found.place !== null && found.place.of === 3,
        }).toMatchObject({
          isJoined: true,
        });
      expect(found.source).toBe('built-in');
      expect(found.notice).toMatch(/^国办发明电〔20\d\d〕\d+号$/);
      expect(officialDay.parse(found)).toEqual(found);
    }
  });

  test('the law names 11 days a year until 2024 and 13 since 2025, one less in 2020 when two fell on 1 October', () => {
    const counted = (year: number): number =>
      daysBetween(onDay(`${year}-01-01`), onDay(`${year}-12-31`)).filter(
        (day) => calendarDay(day, now).isStatutory,
      ).length;
    expect([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(counted)).toEqual([
      11, 10, 11, 11, 11, 11, 13, 13,
    ]);
  });
});

describe('amendments can be replayed', () => {
  const days2019 = ['2019-04-28', '2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04', '2019-05-05'];

  test('1 May 2019 before and after 国办发明电〔2019〕3号 of 22 March 2019', () => {
    const before = officialCalendar(shipped, onDay('2019-03-21'));
    const after = officialCalendar(shipped, onDay('2019-03-22'));
    expect(days2019.map((day) => on(day, before).type)).toEqual([
      'restday',
      'holiday',
      'workday',
      'workday',
      'restday',
      'restday',
    ]);
    expect(on('2019-05-01', before)).toMatchObject({
      place: { index: 1, of: 1 },
      notice: '国办发明电〔2018〕15号',
    });
    expect(days2019.map((day) => on(day, after).type)).toEqual([
      'makeup',
      'holiday',
      'holiday',
      'holiday',
      'holiday',
      'makeup',
    ]);
    expect(on('2019-05-03', after)).toMatchObject({
      place: { index: 3, of: 4 },
      notice: '国办发明电〔2019〕3号',
    });
    expect(days2019.map((day) => on(day))).toEqual(days2019.map((day) => on(day, after)));
  });

  test('Spring Festival 2020 ended on 30 January until 国办发明电〔2020〕1号 made it 2 February', () => {
    const before = officialCalendar(shipped, onDay('2020-01-25'));
    expect(typesOf('2020-01-30', '2020-02-03', before)).toEqual([
      'holiday',
      'workday',
      'makeup',
      'restday',
      'workday',
    ]);
    expect(on('2020-01-24', before).place).toEqual({ index: 1, of: 7 });
    expect(typesOf('2020-01-30', '2020-02-03')).toEqual([
      'holiday',
      'holiday',
      'holiday',
      'holiday',
      'workday',
    ]);
    expect(on('2020-02-02')).toMatchObject({ place: { index: 10, of: 10 }, notice: '国办发明电〔2020〕1号' });
    expect(on('2020-01-19', before).type).toBe('makeup');
  });

  test('a year is provisional until its notice is issued', () => {
    const before = officialCalendar(shipped, onDay('2025-11-03'));
    expect(on('2026-02-14', before)).toMatchObject({ type: 'restday', source: 'provisional', notice: '' });
    expect(on('2026-02-16', before)).toMatchObject({ type: 'holiday', name: '春节', source: 'provisional' });
    expect(on('2026-02-14')).toMatchObject({ type: 'makeup', name: '春节', notice: '国办发明电〔2025〕7号' });
  });
});

test('the nine days of Spring Festival 2026 have make-up days on both sides', () => {
  expect(typesOf('2026-02-13', '2026-03-01')).toEqual([
    'workday',
    'makeup',
    ...Array<DayType>(9).fill('holiday'),
    'workday',
    'workday',
    'workday',
    'workday',
    'makeup',
    'restday',
  ]);
  expect(
    daysBetween(onDay('2026-02-15'), onDay('2026-02-23')).map((day) => calendarDay(day, now).place),
  ).toEqual(Array.from({ length: 9 }, (_, index) => ({ index: index + 1, of: 9 })));
  expect(on('2026-02-15')).toMatchObject({ name: '春节', isStatutory: false });
  expect(on('2026-02-16')).toMatchObject({ name: '春节', isStatutory: true });
});

test('a holiday runs over the turn of the year, and its days of December belong to the notice of January', () => {
  expect(typesOf('2018-12-28', '2019-01-02')).toEqual([
    'workday',
    'makeup',
    'holiday',
    'holiday',
    'holiday',
    'workday',
  ]);
  expect(on('2018-12-30')).toMatchObject({ place: { index: 1, of: 3 }, notice: '国办发明电〔2018〕15号' });
  expect(on('2019-01-01')).toMatchObject({ place: { index: 3, of: 3 }, isStatutory: true });
  expect(on('2018-12-29', officialCalendar(shipped, onDay('2018-12-03'))).type).toBe('restday');
});

test('a year without a notice has the thirteen days of the law and says that it is provisional', () => {
  const days = daysBetween(onDay('2027-01-01'), onDay('2027-12-31')).map((day) => calendarDay(day, now));
  expect(days.filter((day) => day.type === 'holiday').map((day) => `${day.day} ${day.name}`)).toEqual([
    '2027-01-01 元旦',
    '2027-02-05 春节',
    '2027-02-06 春节',
    '2027-02-07 春节',
    '2027-02-08 春节',
    '2027-04-05 清明节',
    '2027-05-01 劳动节',
    '2027-05-02 劳动节',
    '2027-06-09 端午节',
    '2027-09-15 中秋节',
    '2027-10-01 国庆节',
    '2027-10-02 国庆节',
    '2027-10-03 国庆节',
  ]);
  expect(
    days.every((day) => day.source === 'provisional' && day.notice === '' && day.type !== 'makeup'),
  ).toBe(true);
});

describe('versions stand above each other', () => {
  const aVersion = (change: Partial<CalendarVersion>): CalendarVersion => ({
    year: 2027,
    source: 'imported',
    notice: '国办发明电〔2026〕8号',
    issuedDay: onDay('2026-11-05'),
    knownFromDay: onDay('2026-11-05'),
    reason: '按通知',
    coversYear: true,
    days: [
      { day: onDay('2027-01-01'), type: 'holiday', name: '元旦' },
      { day: onDay('2027-02-05'), type: 'holiday', name: '春节' },
    ],
    ...change,
  });
  const byHand = aVersion({
    source: 'by-hand',
    notice: '',
    coversYear: false,
    days: [{ day: onDay('2027-01-04'), type: 'holiday', name: '台风' }],
  });

  test('a whole year leaves nothing provisional, and its unnamed days are ordinary', () => {
    const calendar = officialCalendar([...shipped, aVersion({})]);
    expect(on('2027-10-01', calendar)).toMatchObject({
      type: 'workday',
      source: 'imported',
      isStatutory: true,
    });
    expect(on('2027-02-05', calendar)).toMatchObject({ type: 'holiday', place: { index: 1, of: 1 } });
  });

  test('some days by hand change only these, and do not make a provisional year an announced one', () => {
    const calendar = officialCalendar([...shipped, byHand]);
    expect(on('2027-01-04', calendar)).toMatchObject({ type: 'holiday', name: '台风', source: 'by-hand' });
    expect(on('2027-01-05', calendar)).toMatchObject({ type: 'workday', source: 'provisional' });
    expect(missingYear(onDay('2026-11-01'), calendar)).toBe(2027);
  });

  test('a whole year sweeps away what was said before it, and a later change stands above it', () => {
    const after = officialCalendar([...shipped, byHand, aVersion({})]);
    expect(on('2027-01-04', after)).toMatchObject({ type: 'workday', source: 'imported' });
    const above = officialCalendar([...shipped, aVersion({}), byHand]);
    expect(on('2027-01-04', above)).toMatchObject({ type: 'holiday', source: 'by-hand' });
  });

  test('the days of December that the next year arranged stay when this year is imported anew', () => {
    const december = { day: onDay('2026-12-27'), type: 'makeup', name: '元旦' } as const;
    const calendar = officialCalendar([
      ...shipped,
      aVersion({ days: [december] }),
      aVersion({ year: 2026, days: [{ day: onDay('2026-01-01'), type: 'holiday', name: '元旦' }] }),
    ]);
    expect(on('2026-12-27', calendar)).toMatchObject({ type: 'makeup', notice: '国办发明电〔2026〕8号' });
    expect(on('2026-10-01', calendar).type).toBe('workday');
  });

  test('the next year is missing from 1 November, and this one always', () => {
    expect(missingYear(onDay('2026-10-31'), now)).toBeNull();
    expect(missingYear(onDay('2026-11-01'), now)).toBe(2027);
    expect(missingYear(onDay('2027-03-01'), now)).toBe(2027);
    expect(missingYear(onDay('2026-12-31'), officialCalendar([...shipped, aVersion({})]))).toBeNull();
  });

  test('what changes between two calendars is told day by day', () => {
    expect(changedDays(2027, now, officialCalendar([...shipped, byHand]))).toEqual([
      {
        day: '2027-01-04',
        before: { type: 'workday', name: '' },
        after: { type: 'holiday', name: '台风' },
      },
    ]);
    expect(
      changedDays(2019, officialCalendar(shipped, onDay('2019-03-21')), now).map(({ day }) => day),
    ).toEqual(['2019-04-28', '2019-05-02', '2019-05-03', '2019-05-04', '2019-05-05']);
  });
});

test('whatever versions stand above each other, the newest that speaks of a day holds and every place is within its run', () => {
  const dayOf2027 = fc.integer({ min: 0, max: 364 }).map((index) => addDays(onDay('2027-01-01'), index));
  const said = fc.record({
    day: dayOf2027,
    type: fc.constantFrom('workday', 'restday', 'holiday', 'makeup'),
    name: fc.constantFrom('元旦', '春节', '台风'),
  });
  const version = fc.record({
    year: fc.constant(2027),
    source: fc.constantFrom('imported', 'by-hand'),
    notice: fc.string({ maxLength: 5 }),
    issuedDay: fc.constant(null),
    knownFromDay: fc.constant(null),
    reason: fc.constant('x'),
    coversYear: fc.boolean(),
    days: fc.uniqueArray(said, { minLength: 1, maxLength: 20, selector: ({ day }) => day }),
  });
  fc.assert(
    fc.property(fc.array(version, { maxLength: 5 }), dayOf2027, (versions, day) => {
      const calendar = officialCalendar([...shipped, ...versions]);
      const found = calendarDay(day, calendar);
      const sinceWhole = versions.slice(
        Math.max(
          0,
          versions.findLastIndex(({ coversYear }) => coversYear),
        ),
      );
      const newest = sinceWhole.findLast(({ days }) => days.some((each) => each.day === day));
      const meant = newest?.days.find((each) => each.day === day);
      if (meant !== undefined)
        expect(found).toMatchObject({ type: meant.type, name: meant.name, notice: newest?.notice });
      expect(found.place === null).toBe(found.type !== 'holiday');
      if (found.place !== null) {
        const { index, of } = found.place;
        const run = daysBetween(addDays(day, 1 - index), addDays(day, of - index));
        expect(run.map((each) => calendarDay(each, calendar).place)).toEqual(
          run.map((_each, at) => ({ index: at + 1, of })),
        );
        expect(calendarDay(addDays(day, -index), calendar).type).not.toBe('holiday');
        expect(calendarDay(addDays(day, of - index + 1), calendar).type).not.toBe('holiday');
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['2026-02-17', '正月初一', null],
  ['2026-11-22', '十月十四', '小雪'],
  ['2020-05-23', '闰四月初一', null],
])('%s is %s in the lunar calendar', (day, lunar, solarTerm) => {
  expect(lunarText(onDay(day))).toEqual({ lunar, solarTerm });
});
