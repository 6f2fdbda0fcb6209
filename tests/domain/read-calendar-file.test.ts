import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCalendarFile } from '#domain/calendar/read-calendar-file';

const json = (days: unknown, parts: object = {}): string =>
  JSON.stringify({ year: 2027, papers: ['https://www.gov.cn/a.htm'], days, ...parts });
const codes = (text: string): readonly string[] =>
  readCalendarFile(text).problems.map(({ line, code }) => `${line} ${code}`);

describe('a file of holiday-cn', () => {
  test('gives its days in order, with the addresses that it names', () => {
    expect(
      readCalendarFile(
        json([
          { name: '元旦', date: '2027-01-01', isOffDay: true },
          { name: '元旦', date: '2026-12-27', isOffDay: false },
        ]),
      ),
    ).toEqual({
      year: 2027,
      papers: ['https://www.gov.cn/a.htm'],
      days: [
        { day: '2026-12-27', type: 'makeup', name: '元旦' },
        { day: '2027-01-01', type: 'holiday', name: '元旦' },
      ],
      problems: [],
    });
  });

  test('a weekday that it calls worked is a workday and no make-up day: 3 February 2020, 起正常上班', () => {
    const text = json([{ name: '春节', date: '2020-02-03', isOffDay: false }], { year: 2020 });
    expect(readCalendarFile(text).days).toEqual([{ day: '2020-02-03', type: 'workday', name: '春节' }]);
  });

  test('of a year whose notice is not out yet is refused as a whole', () => {
    expect(codes(json([]))).toEqual(['0 no-days']);
  });

  test.each([
    ['is not JSON', '{ "year": 2027', ['0 not-json']],
    ['is another JSON', '{"days": 3}', ['0 not-json']],
    ['is a list', '[1, 2]', ['0 not-json']],
    [
      'is of no year',
      json([{ name: '元旦', date: '0027-01-01', isOffDay: true }], { year: 27 }),
      ['1 day', '0 year'],
    ],
    [
      'has rows that are wrong',
      json([
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2027-13-01', isOffDay: true },
        { name: '', date: '2027-01-02', isOffDay: true },
        { name: '元旦', date: '2028-01-02', isOffDay: true },
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2027-01-03' },
        'x',
      ]),
      ['2 day', '3 name', '4 other-year', '5 day-twice', '6 day', '7 day'],
    ],
  ])('that %s names the rows', (_what, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('lines of date, type and name', () => {
  test('are understood with and without headings, in the ways people write dates and types', () => {
    const text =
      '\uFEFF日期,类型,名称\r\n2027-01-01,休,元旦\r\n2027/1/2，放假，元旦\r\n20270109\t班\t元旦\r\n2027年3月1日,工作日\r\n"2027.3.2","restday",""\r\n\r\n';
    expect(readCalendarFile(text)).toEqual({
      year: 2027,
      papers: [],
      days: [
        { day: '2027-01-01', type: 'holiday', name: '元旦' },
        { day: '2027-01-02', type: 'holiday', name: '元旦' },
        { day: '2027-01-09', type: 'makeup', name: '元旦' },
        { day: '2027-03-01', type: 'workday', name: '' },
        { day: '2027-03-02', type: 'restday', name: '' },
      ],
      problems: [],
    });
    expect(readCalendarFile('2027-01-01,休,元旦').days).toHaveLength(1);
  });

  test('that are wrong are named by the number that an editor shows', () => {
    const text =
      'date,type,name\n2027-02-30,holiday,x\n\n2027-01-01,什么,元旦\n2027-01-02,班,\n2025-01-01,休,元旦\n2027-01-03,休,元旦\n2027-01-03,休,元旦';
    expect(codes(text)).toEqual(['2 day', '4 type', '5 name', '6 other-year', '8 day-twice']);
  });

  test('a name that nobody can print, or that is too long, is refused', () => {
    expect(codes(`2027-01-01,休,元\u0007旦\n2027-01-02,休,${'长'.repeat(31)}`)).toEqual(['1 name', '2 name']);
  });
});

test('whatever text comes in, every line is either a day of the year or a problem, and no day stands twice', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '2027-01-01',
      '2027-1-2',
      '20270103',
      '2026-12-30',
      '2027-13-40',
      '休',
      '班',
      '工作日',
      '元旦',
      '',
    ),
    fc.string({ maxLength: 12 }),
  );
  const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(','));
  const text = fc.oneof(
    fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
    fc.string(),
    fc.json(),
  );
  fc.assert(
    fc.property(text, (given) => {
      const { year, days, problems } = readCalendarFile(given);
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
      expect(days.every(({ day }) => day >= `${Number(year) - 1}-12-01` && day <= `${year}-12-31`)).toBe(
        true,
      );
      expect(days.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('the arrangements of 2019 to 2026 are read as they stand in holiday-cn', () => {
  const { years } = JSON.parse(
    readFileSync(new URL('../fixtures/holiday-cn.json', import.meta.url), 'utf8'),
  ) as { years: Record<string, Record<string, { off: string[]; work: string[] }>> };
  for (const [year, holidays] of Object.entries(years)) {
    const days = Object.entries(holidays).flatMap(([name, { off, work }]) => [
      ...off.map((date) => ({ name, date, isOffDay: true })),
      ...work.map((date) => ({ name, date, isOffDay: false })),
    ]);
    const read = readCalendarFile(JSON.stringify({ year: Number(year), days }));
    expect(read.problems).toEqual([]);
    expect(read.days).toHaveLength(days.length);
  }
});
