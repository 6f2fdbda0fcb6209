import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMinutes, daysBetween, instant, isoDay, minutesBetween } from '#domain/time/instant';
import { dutyDayOf, dutyDaySpan, instantAt, isZone, localParts } from '#domain/time/zone';
import { atTime, moment, onDay } from '../helpers/builders.ts';

const shanghai = { zone: 'Asia/Shanghai', dayStart: atTime('08:30') };
const berlin = { zone: 'Europe/Berlin', dayStart: atTime('02:30') };
const tonga = { zone: 'Pacific/Tongatapu', dayStart: atTime('08:30') };

describe('the duty day', () => {
  test.each([
    ['the last moment before the change belongs to the day before', '2026-11-21T00:29:59.999Z', '2026-11-20'],
    ['the change itself belongs to the new day', '2026-11-21T00:30Z', '2026-11-21'],
    ['midnight does not end a duty day', '2026-11-21T16:00Z', '2026-11-21'],
    ['New Year begins at the change, not at midnight', '2027-01-01T00:29Z', '2026-12-31'],
    ['a leap day is a day', '2028-02-29T01:00Z', '2028-02-29'],
  ])('%s', (_title, at, day) => {
    expect(dutyDayOf(moment(at), shanghai)).toBe(day);
  });

  test('thirteen hours ahead the duty day is that of the place', () => {
    expect(dutyDayOf(moment('2026-11-20T19:29Z'), tonga)).toBe('2026-11-20');
    expect(dutyDayOf(moment('2026-11-20T19:30Z'), tonga)).toBe('2026-11-21');
  });

  test('a duty day that begins at midnight begins with the calendar day', () => {
    const clock = { zone: 'Asia/Shanghai', dayStart: atTime('00:00') };
    expect(dutyDayOf(moment('2026-11-20T16:00Z'), clock)).toBe('2026-11-21');
    expect(dutyDayOf(moment('2026-11-20T15:59:59.999Z'), clock)).toBe('2026-11-20');
  });

  test('where summer time begins a duty day has 23 hours, where it ends 25', () => {
    const hours = (day: string): number => {
      const { from, until } = dutyDaySpan(onDay(day), { zone: 'Europe/Berlin', dayStart: atTime('00:00') });
      return minutesBetween(from, until) / 60;
    };
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
  });

  test('a day that would begin in the skipped hour begins after it', () => {
    expect(dutyDaySpan(onDay('2026-03-29'), berlin).from).toBe('2026-03-29T01:30:00.000Z');
    expect(localParts(moment('2026-03-29T01:30Z'), 'Europe/Berlin').time).toBe('03:30');
  });

  test.each([shanghai, berlin, tonga])(
    'every moment lies in the span of its duty day and in no other ($zone)',
    (clock) => {
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }), (milliseconds) => {
          const at = instant.parse(new Date(milliseconds).toISOString());
          const day = dutyDayOf(at, clock);
          const { from, until } = dutyDaySpan(day, clock);
          expect(from <= at && at < until).toBe(true);
          expect(dutyDaySpan(addDays(day, 1), clock).from).toBe(until);
        }),
      );
    },
  );

  test.each([shanghai, berlin, tonga])(
    'through both changes of the clock no minute is lost or counted twice ($zone)',
    (clock) => {
      let before = dutyDayOf(moment('2026-03-27T00:00Z'), clock);
      for (const start of ['2026-03-27T00:00Z', '2026-10-23T00:00Z']) {
        before = dutyDayOf(moment(start), clock);
        for (let minute = 0; minute < 4 * 1440; minute += 5) {
          const day = dutyDayOf(addMinutes(moment(start), minute), clock);
          expect([before, addDays(before, 1)]).toContain(day);
          before = day;
        }
      }
    },
  );
});

describe('days and moments', () => {
  test('days are counted through the ends of months and years', () => {
    expect(addDays(onDay('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(onDay('2028-03-01'), -1)).toBe('2028-02-29');
    expect(daysBetween(onDay('2026-11-29'), onDay('2026-12-02'))).toEqual([
      '2026-11-29',
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
    ]);
    expect(daysBetween(onDay('2026-11-29'), onDay('2026-11-28'))).toEqual([]);
  });

  test('minutes between two moments are whole and have a sign', () => {
    expect(minutesBetween(moment('2026-11-21T00:00Z'), moment('2026-11-21T00:01:59Z'))).toBe(1);
    expect(minutesBetween(moment('2026-11-21T00:01:59Z'), moment('2026-11-21T00:00Z'))).toBe(-1);
  });

  test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', ''])('%j is no day', (text) => {
    expect(isoDay.safeParse(text).success).toBe(false);
  });

  test.each([
    '2026-11-21T08:30:00Z',
    '2026-11-21T08:30:00.000+08:00',
    '2026-11-21T25:00:00.000Z',
    '2026-13-21T08:30:00.000Z',
  ])('%j is no moment of the record', (text) => {
    expect(instant.safeParse(text).success).toBe(false);
  });

  test('a zone is one that the runtime knows', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Asia/Nowhere')).toBe(false);
    expect(isZone('')).toBe(false);
  });

  test('a local time that the clocks show twice is its first occurrence', () => {
    expect(instantAt(onDay('2026-10-25'), atTime('02:30'), 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('local parts and the moment they name belong together in every zone', () => {
    for (const zone of ['Asia/Shanghai', 'Asia/Kolkata', 'Pacific/Tongatapu', 'America/New_York']) {
      const at = moment('2026-06-05T13:07Z');
      const { day, time } = localParts(at, zone);
      expect(instantAt(day, time, zone)).toBe(at);
    }
  });
});
