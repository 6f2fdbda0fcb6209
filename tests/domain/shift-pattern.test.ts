import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPatternInOrder,
  plannedShiftAfter,
  plannedShiftAt,
  plannedShifts,
  type ShiftPattern,
  shiftPattern,
  shiftToTake,
  usualPattern,
} from '#domain/shift/pattern';
import { reliefOf } from '#domain/shift/relief';
import { addMinutes, instant, minutesBetween } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import { atTime, moment, onDay } from '../helpers/builders.ts';

const start = atTime('08:30');
const clock = { zone: 'Asia/Shanghai', dayStart: start };
const wholeDay = usualPattern('whole-day', start, ['全天班']);
const dayNight = usualPattern('day-night', start, ['白班', '夜班']);
const three = usualPattern('three', start, ['早班', '中班', '夜班']);
/** Own times, the last shift beginning after midnight. */
const own: ShiftPattern = shiftPattern.parse({
  kind: 'own',
  shifts: [
    { name: '白班', startsAt: '08:30' },
    { name: '晚班', startsAt: '17:30' },
    { name: '后夜班', startsAt: '01:00' },
  ],
});
const day = onDay('2026-11-21');

const times = (pattern: ShiftPattern): readonly string[] =>
  plannedShifts(day, pattern, clock).map((shift) => `${shift.name} ${shift.from} ${shift.until}`);

describe('the planned shifts of a day', () => {
  test('a whole day is one shift', () => {
    expect(times(wholeDay)).toEqual(['全天班 2026-11-21T00:30:00.000Z 2026-11-22T00:30:00.000Z']);
  });

  test('day and night change at 18:00 and at the start of the day', () => {
    expect(times(dayNight)).toEqual([
      '白班 2026-11-21T00:30:00.000Z 2026-11-21T10:00:00.000Z',
      '夜班 2026-11-21T10:00:00.000Z 2026-11-22T00:30:00.000Z',
    ]);
  });

  test('three shifts have eight hours each, the last one over midnight', () => {
    const shifts = plannedShifts(day, three, clock);
    expect(shifts.map((shift) => minutesBetween(shift.from, shift.until))).toEqual([480, 480, 480]);
    expect(three.shifts.map((shift) => shift.startsAt)).toEqual(['08:30', '16:30', '00:30']);
  });

  test('an own shift that begins after midnight still belongs to the day before', () => {
    expect(times(own)[2]).toBe('后夜班 2026-11-21T17:00:00.000Z 2026-11-22T00:30:00.000Z');
    expect(plannedShiftAt(moment('2026-11-21T17:00Z'), own, clock)).toMatchObject({
      day,
      index: 2,
      name: '后夜班',
    });
    expect(plannedShiftAt(moment('2026-11-21T16:59:59.999Z'), own, clock)).toMatchObject({ index: 1 });
  });

  test.each([
    ['whole day', wholeDay],
    ['day and night', dayNight],
    ['three', three],
    ['own', own],
  ])('together they cover the duty day without a gap, also where clocks change (%s)', (_name, pattern) => {
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'Pacific/Tongatapu']) {
      for (const of of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-11-21']) {
        const local = { zone, dayStart: start };
        const shifts = plannedShifts(onDay(of), pattern, local);
        const span = dutyDaySpan(onDay(of), local);
        expect(shifts[0]?.from).toBe(span.from);
        expect(shifts.at(-1)?.until).toBe(span.until);
        for (const [index, shift] of shifts.slice(1).entries()) expect(shift.from).toBe(shifts[index]?.until);
      }
    }
  });

  test('every moment has exactly one planned shift, and the next one begins where it ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
        fc.constantFrom(wholeDay, dayNight, three, own),
        (milliseconds, pattern) => {
          const at = instant.parse(new Date(milliseconds).toISOString());
          const running = plannedShiftAt(at, pattern, clock);
          expect(running.from <= at && at < running.until).toBe(true);
          expect(plannedShiftAfter(running, pattern, clock).from).toBe(running.until);
        },
      ),
    );
  });
});

describe('the shift that somebody means who takes the desk', () => {
  test.each([
    ['at the change itself', '2026-11-21T10:00Z', '夜班'],
    ['an hour early', '2026-11-21T09:00Z', '夜班'],
    ['two hours early', '2026-11-21T08:00Z', '夜班'],
    ['more than two hours early', '2026-11-21T07:59Z', '白班'],
    ['late', '2026-11-21T10:40Z', '夜班'],
  ])('%s', (_title, at, name) => {
    expect(shiftToTake(moment(at), dayNight, clock).name).toBe(name);
  });

  test('a relief before the day begins takes the new day', () => {
    expect(shiftToTake(moment('2026-11-22T00:10Z'), wholeDay, clock)).toMatchObject({
      day: '2026-11-22',
      index: 0,
    });
  });

  test('in a short shift early means a third of it', () => {
    const short = shiftPattern.parse({
      kind: 'own',
      shifts: [
        { name: '甲', startsAt: '08:30' },
        { name: '乙', startsAt: '09:30' },
      ],
    });
    expect(shiftToTake(moment('2026-11-21T01:09Z'), short, clock).name).toBe('甲');
    expect(shiftToTake(moment('2026-11-21T01:10Z'), short, clock).name).toBe('乙');
  });
});

describe('a pattern', () => {
  test('begins with the duty day and goes forward', () => {
    expect([wholeDay, dayNight, three, own].every((pattern) => isPatternInOrder(pattern, start))).toBe(true);
  });

  test.each([
    ['does not begin with the duty day', ['09:00', '18:00']],
    ['goes back', ['08:30', '18:00', '12:00']],
    ['has two shifts at one time', ['08:30', '18:00', '18:00']],
    ['goes round the clock twice', ['08:30', '20:30', '08:30']],
  ])('that %s is refused', (_title, starts) => {
    const pattern = shiftPattern.parse({
      kind: 'own',
      shifts: starts.map((startsAt, index) => ({ name: `班${index}`, startsAt })),
    });
    expect(isPatternInOrder(pattern, start)).toBe(false);
  });

  test('has one to eight shifts, each with a name', () => {
    expect(shiftPattern.safeParse({ kind: 'own', shifts: [] }).success).toBe(false);
    expect(shiftPattern.safeParse({ kind: 'own', shifts: [{ name: '  ', startsAt: '08:30' }] }).success).toBe(
      false,
    );
    expect(shiftPattern.safeParse({ kind: 'own', shifts: [{ name: '甲', startsAt: '8:30' }] }).success).toBe(
      false,
    );
  });

  test('without names gets numbers', () => {
    expect(usualPattern('three', atTime('23:00'), ['早']).shifts).toEqual([
      { name: '早', startsAt: '23:00' },
      { name: '2', startsAt: '07:00' },
      { name: '3', startsAt: '15:00' },
    ]);
  });
});

describe('a relief', () => {
  const dueAt = moment('2026-11-22T00:30Z');
  test.each([
    [-16, 'early'],
    [-15, 'on-time'],
    [0, 'on-time'],
    [15, 'on-time'],
    [16, 'late'],
  ])('%i minutes from the plan is %s with a grace of fifteen', (minutes, kind) => {
    expect(reliefOf(dueAt, addMinutes(dueAt, minutes), 15)).toEqual({ kind, minutes });
  });

  test('seconds beyond the grace are forgiven until they make a minute', () => {
    expect(reliefOf(dueAt, addMinutes(dueAt, 15.9), 15).kind).toBe('on-time');
    expect(reliefOf(dueAt, dueAt, 0)).toEqual({ kind: 'on-time', minutes: 0 });
    expect(reliefOf(dueAt, addMinutes(dueAt, 1440), 0)).toEqual({ kind: 'late', minutes: 1440 });
  });
});
