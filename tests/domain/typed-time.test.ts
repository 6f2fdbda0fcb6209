import { describe, expect, test } from 'vitest';
import { localParts } from '#domain/time/zone';
import { readTypedTime } from '#domain/time/typed-time';
import type { Instant } from '#domain/time/instant';
import { moment } from '../helpers/builders.ts';

// 02:20 in Shanghai on 22 November.
const now = moment('2026-11-21T18:20Z');
const zone = 'Asia/Shanghai';

const read = (typed: string, at: Instant = now, of = zone): string | undefined => {
  const found = readTypedTime(typed, at, of);
  if (found === undefined) return undefined;
  const { day, time } = localParts(found, of);
  return `${day} ${time}`;
};

describe('a typed time', () => {
  test.each([
    ['0213', '2026-11-22 02:13'],
    ['213', '2026-11-22 02:13'],
    ['2:13', '2026-11-22 02:13'],
    ['02:13', '2026-11-22 02:13'],
    ['02：13', '2026-11-22 02:13'],
    ['２：１３', '2026-11-22 02:13'],
    ['2时13分', '2026-11-22 02:13'],
    ['2点13', '2026-11-22 02:13'],
    ['2时', '2026-11-22 02:00'],
    ['2', '2026-11-22 02:00'],
    ['2时5分', '2026-11-22 02:05'],
    ['  0213  ', '2026-11-22 02:13'],
    ['0221', '2026-11-22 02:21'],
  ])('%j is the one of today that has passed', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each([
    ['2350', '2026-11-21 23:50'],
    ['0222', '2026-11-21 02:22'],
    ['0830', '2026-11-21 08:30'],
  ])('%j has not come yet today, so it is that of yesterday', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each([
    ['昨 2350', '2026-11-21 23:50'],
    ['昨2350', '2026-11-21 23:50'],
    ['昨天23:50', '2026-11-21 23:50'],
    ['昨日 23点50分', '2026-11-21 23:50'],
    ['-1 2350', '2026-11-21 23:50'],
    ['昨 0100', '2026-11-21 01:00'],
  ])('%j says yesterday', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each([
    ['11-21 0213', '2026-11-21 02:13'],
    ['11.21 2:13', '2026-11-21 02:13'],
    ['11/21 0213', '2026-11-21 02:13'],
    ['11月21日 2时13分', '2026-11-21 02:13'],
    ['11月21日2时13分', '2026-11-21 02:13'],
    ['11月21号2点', '2026-11-21 02:00'],
    ['2026年11月21日 2时13分', '2026-11-21 02:13'],
    ['2026-11-21 02:13', '2026-11-21 02:13'],
    ['2026-11-21T02:13', '2026-11-21 02:13'],
    ['2026-1-2 0213', '2026-01-02 02:13'],
    ['11-23 0900', '2026-11-23 09:00'],
  ])('%j has a date of its own', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test('a date without a year is the one nearest to today', () => {
    expect(read('12-31 2350', moment('2027-01-01T00:10Z'))).toBe('2026-12-31 23:50');
    expect(read('01-02 0800', moment('2026-12-31T01:00Z'))).toBe('2027-01-02 08:00');
    expect(read('02-29 0800', moment('2028-03-05T01:00Z'))).toBe('2028-02-29 08:00');
  });

  test.each([
    '',
    ' ',
    'abc',
    '2460',
    '9999',
    '25:00',
    '02:60',
    '2:13:07',
    '13-41 0213',
    '02-30 0213',
    '11-21',
    '昨',
    '昨 ',
    '1 2 3',
    '2026-02-30 02:13',
    '－',
    '12345',
    '02:1x',
    '明天 0213',
  ])('%j is no time', (typed) => {
    expect(read(typed)).toBeUndefined();
  });

  test('the same words mean the local time of each zone', () => {
    expect(readTypedTime('0213', moment('2026-11-20T14:00Z'), 'Pacific/Tongatapu')).toBe(
      '2026-11-20T13:13:00.000Z',
    );
    expect(readTypedTime('0213', moment('2026-07-20T14:00Z'), 'Europe/Berlin')).toBe(
      '2026-07-20T00:13:00.000Z',
    );
    expect(readTypedTime('0213', moment('2026-11-20T14:00Z'), 'Europe/Berlin')).toBe(
      '2026-11-20T01:13:00.000Z',
    );
  });
});
