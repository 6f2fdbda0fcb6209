import { expect, test } from 'vitest';
import { previewScheme } from '#domain/period/preview-scheme';
import { scheme, type Scheme } from '#domain/period/scheme';
import presets from '#presets/period' with { type: 'json' };

const schemes = scheme.array().parse(presets.schemes);
const named = (name: string): Scheme => {
  const found = schemes.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

test('三三制 for 7 leaders and 20 staff has 3, 2, 2 and 7, 7, 6 on every day of the week', () => {
  const [leaders, staff] = previewScheme(named('三三制'), { leaders: 7, staff: 20 }, 7);
  expect(leaders?.tiers.map(({ got }) => got)).toEqual([3, 2, 2]);
  expect(staff?.tiers.map(({ got, percent }) => [got, percent])).toEqual([
    [7, 35],
    [7, 35],
    [6, 30],
  ]);
  for (let day = 0; day < 7; day += 1)
    expect(staff?.rows.filter((row) => row[day] === 'duty')).toHaveLength(7);
});

test.each(schemes.map((one) => [one.name, one] as const))(
  '%s has nobody on duty two days running where half of the people are enough',
  (_name, one) => {
    for (let people = 4; people <= 24; people += 1)
      for (const pool of previewScheme(
        one,
        Object.fromEntries(one.pools.map(({ key }) => [key, people])),
        10,
      )) {
        const onDuty = new Set(one.tiers.filter(({ kind }) => kind === 'duty').map(({ key }) => key));
        const running = pool.rows.filter((row) =>
          row.some((key, day) => onDuty.has(key ?? '') && onDuty.has(row[day + 1] ?? '')),
        );
        expect(running).toEqual([]);
        const duties = pool.rows.map((row) => row.filter((key) => onDuty.has(key ?? '')).length);
        expect(Math.max(...duties) - Math.min(...duties)).toBeLessThanOrEqual(1);
      }
  },
);

test('in blocks of three days everybody stays in a tier for three days', () => {
  const [leaders] = previewScheme({ ...named('三三制'), blockDays: 3 }, { leaders: 3 }, 9);
  expect(leaders?.rows[0]).toEqual([
    'duty',
    'duty',
    'duty',
    'rest',
    'rest',
    'rest',
    'standby',
    'standby',
    'standby',
  ]);
});

test('head counts that take more than there are leave tiers short, and nobody has two', () => {
  const [, staff] = previewScheme(named('双人双岗'), { leaders: 1, staff: 1 }, 2);
  expect(staff?.tiers).toEqual([
    { tierKey: 'duty', wanted: 2, got: 1, percent: 100 },
    { tierKey: 'rest', wanted: 0, got: 0, percent: 0 },
  ]);
  expect(previewScheme(named('双人双岗'), {}, 2).map(({ rows }) => rows)).toEqual([[], []]);
});
