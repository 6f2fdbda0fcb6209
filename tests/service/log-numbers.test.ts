import { expect, test } from 'vitest';
import { addMinutes } from '#domain/time/instant';
import { moment } from '../helpers/builders.ts';
import { openTestRoom, verdictOf } from '../helpers/open-test-room.ts';

test('numbers follow one another without a gap, refused entries included', () => {
  const room = openTestRoom();
  const numbers = [room.write('chief', '一').number];
  room.refusal('chief', 'log.record', { content: { bad: true }, draftId: null });
  room.refusal('second', 'log.record', { content: room.write('officer', '二'), draftId: null });
  numbers.push(room.write('officer', '三').number);
  expect(numbers).toEqual(['2026-000001', '2026-000003']);
  const { entries } = room.call('auditor', 'log.page', { filter: {}, before: null, limit: 200 });
  expect(entries.map((entry) => entry.number)).toEqual(['2026-000003', '2026-000002', '2026-000001']);
});

test('the first entry after midnight of New Year in the local zone begins a new row of numbers', () => {
  const room = openTestRoom({ now: moment('2026-12-31T15:59:59.999Z') });
  expect(room.write('chief', '旧年最后一条').number).toBe('2026-000001');
  room.setClock(moment('2026-12-31T16:00Z'));
  expect(room.write('chief', '新年第一条').number).toBe('2027-000001');
  expect(room.write('chief', '新年第二条').number).toBe('2027-000002');
});

test('a clock set back over New Year neither repeats a number nor goes back to the old year', () => {
  const room = openTestRoom({ now: moment('2026-12-31T15:50Z') });
  room.write('chief', '旧年');
  room.setClock(moment('2026-12-31T16:10Z'));
  room.write('chief', '新年');
  room.setClock(moment('2026-12-31T15:55Z'));
  expect(room.write('chief', '钟被拨回').number).toBe('2027-000002');
});

test('a clock that went back by a minute or more is written down before the next record', async () => {
  const room = openTestRoom();
  room.write('chief', '先');
  const before = room.now();
  room.setClock(addMinutes(before, -0.5));
  room.write('chief', '差半分钟');
  room.setClock(addMinutes(before, -120));
  room.write('chief', '慢两小时');
  const { lines } = room.call('auditor', 'audit.page', { before: null, limit: 50, kinds: ['clock'] });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]?.detail ?? '')).toEqual({
    newestAt: addMinutes(before, -0.5),
    nowAt: addMinutes(before, -120),
  });
  expect(await verdictOf(room)).toMatchObject({ isIntact: true });
});

test('the year of a number is that of the station, not of Greenwich', () => {
  const room = openTestRoom({ now: moment('2026-12-31T20:00Z') });
  expect(room.write('chief', '北京时间元旦凌晨四点').number).toBe('2027-000001');
});
