import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawRooms, type DrawnFrom, sparedRooms } from '#domain/check/draw-rooms';
import { isSeed, seededChance } from '#domain/check/seeded-chance';
import { ringsIn, suggestResult } from '#domain/check/suggest-result';
import { addDays, isoDay } from '#domain/time/instant';

const seed = fc.stringMatching(/^[0-9a-f]{32}$/);
const seedOf = (number: number): string => number.toString(16).padStart(32, '0');
const rooms = (count: number, times: (index: number) => number = () => 0): DrawnFrom[] =>
  Array.from({ length: count }, (_, index) => ({ roomId: `r${index}`, times: times(index) }));
const someRooms = (prefix: string) =>
  fc
    .array(fc.nat(12), { maxLength: 40 })
    .map((all) => all.map((times, index) => ({ roomId: `${prefix}${index}`, times })));

/** How far counts are from what is expected of each. */
const chiSquare = (counts: readonly number[], expected: readonly number[]): number =>
  counts.reduce((sum, count, index) => {
    const wanted = expected[index] ?? 0;
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);

test('the same draw gives the same rooms, every room once, spared ones last, and all where more are wanted than there are', () => {
  fc.assert(
    fc.property(seed, fc.nat(100), someRooms('c'), someRooms('s'), (from, count, candidates, spared) => {
      const drawn = drawRooms({ seed: from, count, candidates, spared });
      expect(drawRooms({ seed: from, count, candidates, spared })).toEqual(drawn);
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.length).toBe(Math.min(count, candidates.length + spared.length));
      const known = new Set([...candidates, ...spared].map(({ roomId }) => roomId));
      expect(drawn.every((one) => known.has(one))).toBe(true);
      const firstSpared = drawn.findIndex((one) => one.startsWith('s'));
      if (firstSpared >= 0) expect(firstSpared).toBe(candidates.length);
    }),
  );
});

test('a draw can be done again from the record of another year', () => {
  const draw = { seed: '00112233445566778899aabbccddeeff', count: 5, spared: rooms(2, () => 4) };
  expect(drawRooms({ ...draw, candidates: rooms(9, (index) => index % 3) })).toEqual([
    'r7',
    'r1',
    'r0',
    'r4',
    'r3',
  ]);
});

test('rooms that were picked equally often are equally likely, at the first place and among all that are drawn', () => {
  const [count, draws] = [20, 20_000];
  const first = new Map<string, number>();
  const any = new Map<string, number>();
  for (let index = 0; index < draws; index += 1) {
    const drawn = drawRooms({ seed: seedOf(index), count: 3, candidates: rooms(count, () => 7), spared: [] });
    first.set(drawn[0] ?? '', (first.get(drawn[0] ?? '') ?? 0) + 1);
    for (const one of drawn) any.set(one, (any.get(one) ?? 0) + 1);
  }
  expect(first.size).toBe(count);
  // With 19 degrees of freedom chance alone comes above 52 once in 16 000 such tests.
  expect(
    chiSquare(
      [...first.values()],
      rooms(count).map(() => draws / count),
    ),
  ).toBeLessThan(52);
  expect(
    chiSquare(
      [...any.values()],
      rooms(count).map(() => (3 * draws) / count),
    ),
  ).toBeLessThan(52);
});

test('whoever was picked once less is twice as likely to come first, and nobody is sure to', () => {
  const candidates = [
    { roomId: 'often', times: 3 },
    { roomId: 'rarely', times: 2 },
    { roomId: 'very-often', times: 400 },
  ];
  const draws = 30_000;
  const counts = new Map<string, number>();
  for (let index = 0; index < draws; index += 1) {
    const [one = ''] = drawRooms({ seed: seedOf(index), count: 1, candidates, spared: [] });
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  // 64 to 32 to 1: six doublings are the most.
  const shares = [32, 64, 1].map((share) => (draws * share) / 97);
  expect(
    chiSquare(
      candidates.map(({ roomId }) => counts.get(roomId) ?? 0),
      shares,
    ),
  ).toBeLessThan(20);
});

test('over many draws every room comes as often as the others, near its share', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 6 }),
      (from, count, each) => {
        const times = new Map(rooms(count).map(({ roomId }) => [roomId, 0]));
        const draws = 40;
        for (let index = 0; index < draws; index += 1) {
          const candidates = [...times].map(([roomId, picked]) => ({ roomId, times: picked }));
          const drawn = drawRooms({ seed: seedOf(from * 1000 + index), count: each, candidates, spared: [] });
          for (const one of drawn) times.set(one, (times.get(one) ?? 0) + 1);
        }
        const share = (draws * Math.min(each, count)) / count;
        // Whoever is ahead by six has one chance in 64 of those who are behind.
        for (const picked of times.values()) expect(Math.abs(picked - share)).toBeLessThan(8);
      },
    ),
    { numRuns: 40 },
  );
});

test('rooms of the last so many days are spared, today among them; with no days nobody is', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(366), (before, spareDays) => {
      const today = isoDay.parse('2026-11-21');
      const picks = [{ roomId: 'r', day: addDays(today, -before) }];
      expect(sparedRooms(picks, today, spareDays).has('r')).toBe(before < spareDays);
    }),
  );
});

test('chance needs a whole seed, gives every number below the bound, and does not stand still with noughts', () => {
  expect(isSeed('')).toBe(false);
  expect(() => seededChance('0123')).toThrow('seed');
  const chance = seededChance(seedOf(0));
  const given = Array.from({ length: 200 }, () => chance(6));
  expect(new Set(given)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
});

test('what a check comes to is suggested from what was noted: nobody, late, somebody else, as it should be', () => {
  const noted = { isAnswered: true, expected: '张三', name: '张三', rings: 3, seconds: 14 };
  expect(suggestResult(noted, 3)).toBe('normal');
  expect(suggestResult({ ...noted, isAnswered: false, rings: 9 }, 3)).toBe('noAnswer');
  expect(suggestResult({ ...noted, rings: 4 }, 3)).toBe('late');
  // Where nobody counted the rings, the seconds say it; who counted is believed.
  expect(suggestResult({ ...noted, rings: null, seconds: 15 }, 3)).toBe('normal');
  expect(suggestResult({ ...noted, rings: null, seconds: 16 }, 3)).toBe('late');
  expect(suggestResult({ ...noted, rings: 3, seconds: 40 }, 3)).toBe('normal');
  expect(suggestResult({ ...noted, rings: null, seconds: null }, 3)).toBe('normal');
  expect(suggestResult({ ...noted, name: ' 李四 ' }, 3)).toBe('standIn');
  expect(suggestResult({ ...noted, expected: '', name: '李四' }, 3)).toBe('normal');
  expect([ringsIn(0), ringsIn(5), ringsIn(6), ringsIn(15)]).toEqual([1, 1, 2, 3]);
});
