import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addMinutes } from '#domain/time/instant';
import { seedDemo } from '#service/demo/seed-demo';
import { moment } from '../helpers/builders.ts';
import { openTestRoom } from '../helpers/open-test-room.ts';

async function aDemo(days: number, now: ReturnType<typeof moment>) {
  const folder = join(mkdtempSync(join(tmpdir(), 'duty-demo-')), '存储');
  onTestFinished(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
  const seeded = await seedDemo(folder, { days, now });
  const room = openTestRoom({ desk: 'not-set-up', folder, now: addMinutes(now, 1) });
  room.call('chief', 'session.signIn', { account: 'zhoumy', password: seeded.password });
  return room;
}

test('the demonstration has somebody away, overdue, about to leave, and one who is on duty then', async () => {
  const room = await aDemo(10, moment('2026-11-18T04:00Z'));
  const now = room.call('chief', 'absence.now', {});
  expect(now.hasNoRules).toBe(false);
  expect(now.away.map((line) => line.personName)).toContain('程立群');
  expect(now.overdue.map((line) => line.personName)).toEqual(['江映雪']);
  expect(now.leaving.map((line) => line.personName)).toContain('顾长河');
  expect(now.contradictions).toMatchObject([{ personName: '孙伯安', decision: null }]);
  const listed = room.call('chief', 'absence.list', {
    fromDay: now.today.replace(/\d\d$/u, '01') as typeof now.today,
    untilDay: '2026-12-31' as typeof now.today,
  });
  expect(listed.map((line) => line.state).toSorted()).toEqual([
    'away',
    'draft',
    'overdue',
    'reported',
    'reported',
    'reported',
  ]);
  const changed = listed.find((line) => line.changeCount === 1);
  expect(changed?.personName).toBe('沈维岳');
  // Told a day before where three are asked, by telephone: late, and the paper is still to come.
  const late = listed.find((line) => line.personName === '顾长河');
  expect(late).toMatchObject({ missed: 1, isLeader: true });
  const full = room.call('chief', 'absence.one', { id: late?.id ?? ('' as never) });
  expect(full.findings).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'lead', outcome: 'missed' }),
      expect.objectContaining({ kind: 'paper', outcome: 'open' }),
    ]),
  );
});

test('a demonstration of one day on the last day of a month has what it can have', async () => {
  const room = await aDemo(1, moment('2026-11-30T04:00Z'));
  const now = room.call('chief', 'absence.now', {});
  expect(now.leaving.map((line) => line.personName)).toEqual(['顾长河']);
  expect([now.away, now.overdue, now.contradictions]).toEqual([[], [], []]);
});
