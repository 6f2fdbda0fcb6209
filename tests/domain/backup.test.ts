import { describe, expect, test } from 'vitest';
import { drillDueAt, isBackupDue, isBackupStale } from '#domain/backup/backup-due';
import { backupsToKeep } from '#domain/backup/backups-to-keep';
import { addMinutes } from '#domain/time/instant';
import { moment } from '../helpers/builders.ts';

const now = moment('2026-11-22T04:00Z');
const zone = 'Asia/Shanghai';
const kept = (...made: readonly string[]) =>
  made.filter((text) => backupsToKeep(made.map(moment), now, zone).has(moment(text)));

describe('the backups that are kept', () => {
  test.each([
    ['all of the last 24 hours', ['2026-11-21T04:00Z', '2026-11-21T05:00Z', '2026-11-22T03:00Z'], 3],
    ['one of a day before that', ['2026-11-20T01:00Z', '2026-11-20T02:00Z', '2026-11-22T03:00Z'], 2],
    ['one of a month before that', ['2026-09-01T01:00Z', '2026-09-20T02:00Z', '2026-11-22T03:00Z'], 2],
    ['none older than 36 months', ['2023-11-22T03:00Z', '2023-12-20T02:00Z', '2026-11-22T03:00Z'], 2],
    ['the newest one, however old', ['2019-01-01T00:00Z', '2019-01-02T00:00Z'], 1],
    ['one that a clock ahead of now made', ['2027-01-01T00:00Z', '2027-01-01T01:00Z'], 2],
    ['nothing where there is nothing', [], 0],
  ])('are %s', (_what, made, count) => {
    expect(kept(...made)).toHaveLength(count);
  });

  test('of a day and of a month are the newest of it, in the zone of the station', () => {
    // 16:00 in UTC is midnight in Shanghai: the second of these belongs to the next day.
    expect(kept('2026-11-10T15:59Z', '2026-11-10T16:00Z', '2026-11-10T20:00Z', '2026-11-22T03:00Z')).toEqual([
      '2026-11-10T15:59Z',
      '2026-11-10T20:00Z',
      '2026-11-22T03:00Z',
    ]);
    expect(kept('2026-08-31T15:59Z', '2026-08-31T16:00Z', '2026-11-22T03:00Z')).toHaveLength(3);
  });

  test('hourly ones of two years stay few', () => {
    const made = Array.from({ length: 2 * 365 * 24 }, (_one, hour) => addMinutes(now, -60 * hour));
    const stay = backupsToKeep(made, now, zone);
    expect(stay.size).toBeGreaterThan(25 + 29 + 22);
    expect(stay.size).toBeLessThan(25 + 31 + 25);
    // Thinning what was thinned takes nothing more.
    expect(backupsToKeep([...stay], now, zone)).toEqual(stay);
  });
});

describe('a backup is due', () => {
  const at = (minutesAgo: number) => addMinutes(now, -minutesAgo);
  test.each([
    ['where there is none', null, null, true],
    ['not while the newest is young', 59, null, false],
    ['when the newest is as old as the interval', 60, null, true],
    ['not soon after a failure', 120, { at: at(9), hasFailed: true }, false],
    ['ten minutes after a failure', 120, { at: at(10), hasFailed: true }, true],
    ['not twice in an interval', 120, { at: at(59), hasFailed: false }, false],
    ['when the clock went far back', -300, { at: at(-300), hasFailed: false }, true],
  ] as const)('%s', (_when, newestAge, lastTry, expected) => {
    const newestAt = newestAge === null ? null : at(newestAge);
    expect(isBackupDue({ now, everyMinutes: 60, newestAt, lastTry })).toBe(expected);
  });

  test('and stale when two intervals went by, or there is none', () => {
    expect([null, at(119), at(120)].map((newest) => isBackupStale(newest, now, 60))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('and a drill thirty days after the last one, or after the first backup', () => {
    expect([drillDueAt(null, null), drillDueAt(null, now), drillDueAt(now, at(99))]).toEqual([
      null,
      moment('2026-12-22T04:00Z'),
      moment('2026-12-22T04:00Z'),
    ]);
  });
});
