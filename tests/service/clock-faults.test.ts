import { expect, test } from 'vitest';
import { isClosedAt, lockedUntilAfter } from '#domain/people/account';
import { addMinutes } from '#domain/time/instant';
import {
  handoverInput,
  openTestRoom,
  runningShiftOf,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';

const hour = 60;
const day = 24 * hour;

test('a clock set back by an hour and forward by a day keeps numbers, shifts and the chain in order', async () => {
  const room = openTestRoom();
  const shift = runningShiftOf(room);
  const start = room.now();
  const entries = [room.write('chief', '钟准时')];
  room.setClock(addMinutes(start, -hour));
  entries.push(room.write('chief', '慢一小时'));
  room.setClock(addMinutes(start, day));
  entries.push(room.write('chief', '快一天'));
  room.setClock(addMinutes(start, 5));
  entries.push(room.write('chief', '拨正'));
  expect(entries.map((entry) => entry.number)).toEqual([
    '2026-000001',
    '2026-000002',
    '2026-000003',
    '2026-000004',
  ]);
  // The shift is the one that was signed, whatever the clock says of the day.
  expect(entries.map((entry) => entry.shiftNo)).toEqual(entries.map(() => shift.no));
  expect(new Set(entries.map((entry) => entry.day))).toEqual(new Set([shift.day]));
  const { lines } = room.call('auditor', 'audit.page', { before: null, limit: 50, kinds: ['clock'] });
  expect(lines.map((line) => JSON.parse(line.detail) as unknown)).toEqual([
    { newestAt: addMinutes(start, day), nowAt: addMinutes(start, 5) },
    { newestAt: start, nowAt: addMinutes(start, -hour) },
  ]);
  room.pass(day);
  room.call(
    'second',
    'shift.handOver',
    handoverInput(room, 'second', { handed: { latenessReason: '时钟校准' } }),
  );
  expect(room.write('second', '下一班').shiftNo).toBe(shift.no + 1);
  expect(await verdictOf(room)).toMatchObject({ isIntact: true });
});

test('an account closed under a clock that ran ahead is open again once the clock is set right', () => {
  const room = openTestRoom();
  const right = room.now();
  const unlock = (password: string) => ({ password });
  room.setClock(addMinutes(right, day));
  for (let attempt = 0; attempt < 3; attempt += 1)
    expect(room.refusal('chief', 'session.unlock', unlock('wrong')).code).toBe('wrong-password');
  expect(room.refusal('chief', 'session.unlock', unlock(testPassword)).code).toBe('locked-out');
  room.setClock(right);
  room.call('chief', 'session.unlock', unlock(testPassword));
});

test('a clock set back does not shorten a closing that is under way, nor make it longer than any closing is', () => {
  const room = openTestRoom();
  const at = room.now();
  const closed = lockedUntilAfter(30, at);
  expect(isClosedAt(closed, at)).toBe(true);
  expect(isClosedAt(closed, addMinutes(at, 29))).toBe(true);
  expect(isClosedAt(closed, addMinutes(at, 30))).toBe(false);
  expect(isClosedAt(closed, addMinutes(at, -1))).toBe(false);
  expect(isClosedAt(null, at)).toBe(false);
  // Under the right clock wrong passwords close the account as ever.
  for (let attempt = 0; attempt < 3; attempt += 1)
    room.refusal('chief', 'session.unlock', { password: 'wrong' });
  room.setClock(addMinutes(at, -0.25));
  expect(room.refusal('chief', 'session.unlock', { password: testPassword }).code).toBe('locked-out');
});

test('backups go on under a clock that was set, and their age never lies before now', async () => {
  const room = openTestRoom();
  const right = room.now();
  const { backups, jobs } = room.room();
  const make = () => jobs.finished(jobs.startBackup({ accountId: '', name: '' }).id);
  room.setClock(addMinutes(right, day));
  expect(await make()).toMatchObject({ state: 'done' });
  expect(backups.isDue()).toBe(false);
  room.setClock(right);
  expect(backups.isDue()).toBe(true);
  expect(await make()).toMatchObject({ state: 'done' });
  expect(backups.isDue()).toBe(false);
  room.pass(hour);
  expect(backups.isDue()).toBe(true);
  // The one that counts as newest is the one that was made last, not the one whose clock ran ahead.
  expect(backups.state().newest?.madeAt).toBe(right);
});
