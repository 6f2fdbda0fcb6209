import { describe, expect, test } from 'vitest';
import { demandsOf, largestRemainder, tierHeads } from '#domain/period/demands';
import { addDays } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { aFrame, aPart, aScheme, poolOf, thirds } from '../helpers/period-builders.ts';

const first = onDay('2026-02-15');

describe('largest remainder', () => {
  test.each([
    [20, [1, 1, 1], [7, 7, 6]],
    [7, [1, 1, 1], [3, 2, 2]],
    [19, [1, 1, 1], [7, 6, 6]],
    [10, [1, 1, 2], [3, 2, 5]],
    [10, [3, 2, 1], [5, 3, 2]],
    [2, [1, 1, 1], [1, 1, 0]],
    [0, [1, 1, 1], [0, 0, 0]],
    [5, [0, 0, 0], [0, 0, 0]],
    [5, [1, 0, 1], [3, 0, 2]],
  ])('shares %i out by %j as %j', (people, parts, shares) => {
    expect(largestRemainder(people, parts)).toEqual(shares);
  });
});

test('head counts come first, and shares are of those who are left', () => {
  const [pool] = aScheme({
    staff: [
      ['duty', 'heads', 3],
      ['standby', 'parts', 1],
      ['rest', 'parts', 2],
    ],
  }).pools;
  if (pool === undefined) throw new Error('no pool');
  expect([...tierHeads(pool, 10)]).toEqual([
    ['duty', 3],
    ['standby', 2],
    ['rest', 5],
  ]);
  expect([...tierHeads(pool, 2).values()]).toEqual([3, 0, 0]);
});

test('who is away counts nowhere, and a day of another period or before the first part asks for nobody', () => {
  const staff = poolOf('staff', 4);
  const [anybody] = staff;
  if (anybody === undefined) throw new Error('no people');
  const frame = aFrame(4, [aPart(addDays(first, 1), aScheme({ staff: thirds }), { staff })], {
    fromDay: first,
    heldByOther: [2],
    away: [[anybody, 3]],
  });
  const wanted = demandsOf(frame).map(({ day, tierKey, wanted: heads }) => [day.slice(8), tierKey, heads]);
  expect(wanted).toEqual([
    ['16', 'duty', 2],
    ['16', 'standby', 1],
    ['16', 'rest', 1],
    ['18', 'duty', 1],
    ['18', 'standby', 1],
    ['18', 'rest', 1],
  ]);
});
