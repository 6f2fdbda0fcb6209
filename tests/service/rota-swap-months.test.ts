import { describe, expect, test } from 'vitest';
import { type DutyPlace, type IsoMonth, isoMonth, type RotaDuty } from '#domain/rota/duty';
import { onDay } from '../helpers/builders.ts';
import { openTestRoom, type Seat, type TestRoom, testPassword } from '../helpers/open-test-room.ts';
import {
  alternating,
  aSubstitution,
  december,
  freely,
  personAt,
  publishMonth,
  setUpRota,
} from '../helpers/rota-room.ts';

const january = isoMonth.parse('2027-01');
const february = isoMonth.parse('2027-02');

const by = (account: Seat) => ({ account, password: testPassword, note: '' });

function freeRoom(months: readonly IsoMonth[]): TestRoom {
  const room = openTestRoom();
  setUpRota(room, freely(room));
  for (const month of months) publishMonth(room, month);
  return room;
}

const published = (room: TestRoom, month: IsoMonth): readonly RotaDuty[] =>
  room.call('auditor', 'rota.month', { month }).published?.duties ?? [];

/** Publishes a month in which nobody has a duty but one. */
function publishOnly(
  room: TestRoom,
  month: IsoMonth,
  { day, postId, seat }: Pick<DutyPlace, 'day' | 'postId'> & { readonly seat: Seat },
): void {
  const duties = alternating(room, month).map((duty) => ({
    ...duty,
    personId: duty.day === day && duty.postId === postId ? personAt(room, seat) : null,
  }));
  const { version } = room.call('chief', 'rota.keepDraft', { month, version: 0, duties });
  room.call('chief', 'rota.publish', {
    month,
    draftVersion: version,
    effectiveDay: onDay(`${month}-01`),
    reason: '',
    password: testPassword,
  });
}

/** The first duty as an officer that somebody has in a month. */
function dutyOf(room: TestRoom, month: IsoMonth, seat: Seat): DutyPlace {
  const found = published(room, month).find(
    (duty) => duty.postId === 'deputy' && duty.personId === personAt(room, seat),
  );
  if (found === undefined) throw new RangeError(month);
  return { day: found.day, postId: found.postId, seat: found.seat };
}

describe('a swap between two months', () => {
  test.each([
    [december, january],
    [january, december],
    [december, february],
    [february, december],
  ])('gives a duty of %s for one of %s, and both months say so', (giveMonth, takeMonth) => {
    const room = freeRoom([december, january, february]);
    const give = dutyOf(room, giveMonth, 'officer');
    const take = dutyOf(room, takeMonth, 'second');
    const [giver, other] = [personAt(room, 'officer'), personAt(room, 'second')];
    const request = { kind: 'swap', give, take, withId: other, reason: '出差' } as const;
    const { id } = room.call('officer', 'swap.request', { request });
    room.call('officer', 'swap.consent', { id, ...by('second') });
    const { filed } = room.call('officer', 'swap.approve', { id, ...by('leader') });
    expect(filed).toEqual([giveMonth, takeMonth].toSorted().map((month) => ({ month, version: 2 })));
    const changesOf = (month: IsoMonth) => room.call('auditor', 'rota.month', { month }).published?.changes;
    expect(changesOf(giveMonth)).toEqual([{ place: give, before: giver, after: other }]);
    expect(changesOf(takeMonth)).toEqual([{ place: take, before: other, after: giver }]);
  });

  test('is held against what is published of the month after the later one', () => {
    const room = openTestRoom();
    setUpRota(room);
    const deputyOn = (day: string): DutyPlace => ({ day: onDay(day), postId: 'deputy', seat: 0 });
    const [give, take, after] = [deputyOn('2026-12-15'), deputyOn('2027-01-31'), deputyOn('2027-02-01')];
    publishOnly(room, december, { ...give, seat: 'officer' });
    publishOnly(room, january, { ...take, seat: 'second' });
    const request = { kind: 'swap', give, take, withId: personAt(room, 'second'), reason: '出差' } as const;
    const { id } = room.call('officer', 'swap.request', { request });
    room.call('officer', 'swap.withdraw', { id, note: '' });
    publishOnly(room, february, { ...after, seat: 'officer' });
    expect(room.refusal('officer', 'swap.request', { request })).toMatchObject({ message: 'rota-rest' });
  });
});

test('nobody asks for the duty of somebody else without being asked to give it', () => {
  const room = freeRoom([december]);
  const request = aSubstitution(room);
  expect(room.refusal('second', 'swap.request', { request })).toMatchObject({
    code: 'not-allowed',
    message: 'swap-of-others',
  });
  expect(room.call('chief', 'swap.request', { request })).toMatchObject({ state: 'requested' });
});
