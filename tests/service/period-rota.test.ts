import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isoDay } from '#domain/time/instant';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import { declarePeriod, meantPeriod, publishPlan } from '../helpers/period-room.ts';
import { aSubstitution, december, personAt, publishMonth, setUpRota, twoDays } from '../helpers/rota-room.ts';

const day = (text: string) => isoDay.parse(text);
const [first, last] = [day('2026-12-05'), day('2026-12-06')];

function roomWithMonth(): TestRoom {
  const room = openTestRoom();
  setUpRota(room, twoDays(room));
  publishMonth(room);
  return room;
}

const planned = (room: TestRoom) =>
  room
    .call('officer', 'rota.between', { fromDay: day('2026-12-01'), untilDay: day('2026-12-31') })
    .map(({ postId, personId, ...duty }) => `${duty.day} ${postId} ${String(personId)}`);

test('a month that was published keeps what it said of days that a period takes, and has it again when the period is called off', () => {
  const room = roomWithMonth();
  const before = planned(room);
  const declared = declarePeriod(room, { name: '党代会', kind: 'meeting', fromDay: first, untilDay: last });
  expect(planned(room)).toEqual(before);
  publishPlan(room, declared);
  const held = planned(room);
  const outside = (lines: readonly string[]) =>
    lines.filter((line) => line < '2026-12-05' || line > '2026-12-07');
  expect(outside(held)).toEqual(outside(before));
  expect(held.filter((line) => line.startsWith('2026-12-05')).every((line) => line.includes('period '))).toBe(
    true,
  );
  const month = room.call('chief', 'rota.month', { month: december });
  expect(month.changes).toEqual([]);
  expect(month.published?.duties.some((duty) => duty.day === first)).toBe(false);
  // Published again meanwhile, the month still keeps those days for later.
  room.call('chief', 'period.cancel', { ...meantPeriod(declared), reason: '会议延期' });
  expect(planned(room)).toEqual(before);
});

test('a swap of a duty on such a day is refused, also one that was asked for before the table was published', () => {
  const room = roomWithMonth();
  const request = { ...aSubstitution(room) };
  const asked = room.call('officer', 'swap.request', { request });
  const declared = declarePeriod(room, {
    name: '党代会',
    kind: 'meeting',
    fromDay: request.give.day,
    untilDay: request.give.day,
  });
  publishPlan(room, declared);
  expect(room.refusal('officer', 'swap.request', { request })).toMatchObject({ message: 'period-holds-day' });
  expect(
    room.refusal('second', 'swap.consent', {
      id: asked.id,
      account: 'second',
      password: 'Zhiban-2026',
      note: '',
    }),
  ).toMatchObject({ message: 'period-holds-day' });
});

test('the sheet of a month leaves such days to the period, a calendar has the duties of its table', async () => {
  const room = roomWithMonth();
  const declared = declarePeriod(room, { name: '党代会', kind: 'meeting', fromDay: first, untilDay: last });
  publishPlan(room, declared);
  const { html } = room.call('chief', 'rota.html', { month: december, version: 1 });
  expect(html).toContain('按“党代会”值班安排表执行');
  const job = room.call('chief', 'rota.export', {
    month: december,
    version: 1,
    personId: personAt(room, 'leader'),
    formats: ['ics'],
    folder: join(room.folder, 'out'),
  });
  const { files } = await room.room().jobs.finished(job.id);
  const calendar = readFileSync(files[0]?.file ?? '', 'utf8');
  expect(calendar).toContain('领导·');
});
