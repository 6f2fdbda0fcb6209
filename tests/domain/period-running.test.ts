import { expect, test } from 'vitest';
import { dayOfPeriod } from '#domain/period/day-of-period';
import { dueAlarm } from '#domain/period/due-alarm';
import { spreadOf } from '#domain/period/evenness';
import { instant, isoDay } from '#domain/time/instant';

const at = (text: string) => instant.parse(text);
const day = (text: string) => isoDay.parse(text);

test('the days of a period are counted from one, over the end of a month and a year', () => {
  const period = { fromDay: day('2026-12-30'), untilDay: day('2027-01-03') };
  expect(dayOfPeriod(period, day('2026-12-30'))).toEqual({ day: 1, of: 5 });
  expect(dayOfPeriod(period, day('2027-01-01'))).toEqual({ day: 3, of: 5 });
  expect(dayOfPeriod(period, day('2027-01-03'))).toEqual({ day: 5, of: 5 });
});

test('what is due is announced an hour before and when its time has come, and never once it was sent', () => {
  const due = { dueAt: at('2027-02-06T09:00:00.000Z'), sentAt: null };
  expect(dueAlarm(due, at('2027-02-06T07:59:59.000Z'))).toBeUndefined();
  expect(dueAlarm(due, at('2027-02-06T08:00:00.000Z'))).toBe('soon');
  expect(dueAlarm(due, at('2027-02-06T08:59:00.000Z'))).toBe('soon');
  expect(dueAlarm(due, at('2027-02-06T09:00:00.000Z'))).toBe('overdue');
  const sent = { ...due, sentAt: at('2027-02-06T09:30:00.000Z') };
  expect(dueAlarm(sent, at('2027-02-06T10:00:00.000Z'))).toBeUndefined();
});

test('how far counts lie apart is said of some, and of none nothing', () => {
  expect(spreadOf([3, 5, 4])).toEqual({ least: 3, most: 5, gap: 2 });
  expect(spreadOf([2])).toEqual({ least: 2, most: 2, gap: 0 });
  expect(spreadOf([])).toBeUndefined();
});
