import { expect, test } from 'vitest';
import { productAlarm } from '#domain/product/due-alarm';
import { instant } from '#domain/time/instant';

const dueAt = instant.parse('2026-11-22T08:30:00.000Z');
const at = (time: string) => instant.parse(`2026-11-22T${time}:00.000Z`);

test('a report is announced by its warnings, when it is due, and a quarter of an hour later', () => {
  const said = (time: string) => productAlarm({ dueAt, metAt: null }, [60, 15], at(time));
  expect(said('07:29')).toBeUndefined();
  expect(said('07:30')).toBe(60);
  expect(said('08:14')).toBe(60);
  expect(said('08:15')).toBe(15);
  expect(said('08:30')).toBe('due');
  expect(said('08:44')).toBe('due');
  expect(said('08:45')).toBe('overdue');
  expect(said('23:00')).toBe('overdue');
});

test('what was sent is not announced, nor what is more than a day old', () => {
  expect(productAlarm({ dueAt, metAt: at('08:00') }, [60], at('09:00'))).toBeUndefined();
  expect(
    productAlarm({ dueAt, metAt: null }, [60], instant.parse('2026-11-23T08:30:00.000Z')),
  ).toBeUndefined();
});
