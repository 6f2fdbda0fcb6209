import { expect, test } from 'vitest';
import { isoDay } from '#domain/time/instant';
import { moment } from '../helpers/builders.ts';
import { openTestRoom } from '../helpers/open-test-room.ts';
import { aPeriod, declarePeriod, meantCallOut, noteCalled, startCallOut } from '../helpers/period-room.ts';
import { personAt } from '../helpers/rota-room.ts';

const day = (text: string) => isoDay.parse(text);

test('what somebody said stays when the arrival is noted without a word', () => {
  const room = openTestRoom();
  const started = startCallOut(room);
  const answered = room.call('officer', 'callout.note', {
    ...meantCallOut(started),
    personIds: [personAt(room, 'second')],
    what: 'answered',
    at: null,
    note: '在高速上',
  });
  room.pass(10);
  const arrived = noteCalled(room, answered, 'second', 'arrived');
  expect(arrived.people.find(({ personId }) => personId === personAt(room, 'second'))).toMatchObject({
    note: '在高速上',
    arrivedAt: room.now(),
  });
});

test('a time before somebody was called in later is refused and not turned into another', () => {
  const room = openTestRoom();
  const started = startCallOut(room, { people: [personAt(room, 'officer')] });
  room.pass(5);
  const early = room.now();
  room.pass(15);
  const added = room.call('chief', 'callout.add', {
    ...meantCallOut(started),
    people: [personAt(room, 'second')],
  });
  room.pass(5);
  const wanted = {
    ...meantCallOut(added),
    personIds: [personAt(room, 'officer'), personAt(room, 'second')],
    what: 'arrived' as const,
    at: early,
    note: '',
  };
  expect(room.refusal('officer', 'callout.note', wanted)).toMatchObject({
    message: 'callout-before-person',
    details: ['刘洋'],
  });
  const noted = room.call('officer', 'callout.note', { ...wanted, personIds: [personAt(room, 'officer')] });
  expect(noted.people.map(({ arrivedAt }) => arrivedAt)).toEqual([early, null]);
});

test('the summary of a period has the calls that were made long before its first day and after its last', () => {
  const room = openTestRoom();
  const { id } = declarePeriod(
    room,
    aPeriod(room, { fromDay: day('2027-02-01'), untilDay: day('2027-02-03') }),
  );
  startCallOut(room, { periodId: id, isDrill: true, reason: '演练' });
  room.setClock(moment('2027-03-20T02:00Z'));
  startCallOut(room, { periodId: id, reason: '复盘' });
  startCallOut(room);
  const { callOuts } = room.call('chief', 'period.summary', { id });
  expect(callOuts.map(({ reason }) => reason)).toEqual(['演练', '复盘']);
});
