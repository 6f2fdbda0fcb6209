import { describe, expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { type DutyPlace, isoMonth, placeKey, type RotaDuty } from '#domain/rota/duty';
import type { RotaSetup } from '#domain/rota/setup';
import { clockTime } from '#domain/time/instant';
import { aStation, moment, onDay } from '../helpers/builders.ts';
import { openTestRoom, type Seat, type TestRoom, testPassword } from '../helpers/open-test-room.ts';
import {
  alternating,
  aRotaSetup,
  december,
  freely,
  personAt,
  publishMonth,
  setUpRota,
} from '../helpers/rota-room.ts';

const november = isoMonth.parse('2026-11');

const at = (day: string, postId = 'deputy'): DutyPlace => ({ day: onDay(day), postId, seat: 0 });

const put = (duties: readonly RotaDuty[], place: DutyPlace, personId: PersonId | null): RotaDuty[] =>
  duties.map((duty) => (placeKey(duty) === placeKey(place) ? { ...duty, personId } : duty));

const published = (room: TestRoom, month = december): readonly RotaDuty[] =>
  room.call('chief', 'rota.month', { month }).published?.duties ?? [];

const holder = (duties: readonly RotaDuty[], place: DutyPlace): PersonId | null | undefined =>
  duties.find((duty) => placeKey(duty) === placeKey(place))?.personId;

const keep = (room: TestRoom, duties: readonly RotaDuty[], month = december, version = 0): number =>
  room.call('chief', 'rota.keepDraft', { month, version, duties: [...duties] }).version;

const orderOf = (draftVersion: number, effectiveDay: string, month = december) => ({
  month,
  draftVersion,
  effectiveDay: onDay(effectiveDay),
  reason: '',
  password: testPassword,
});

function freeRoom(change: Partial<RotaSetup> = {}): TestRoom {
  const room = openTestRoom();
  setUpRota(room, { ...freely(room), ...change });
  return room;
}

describe('what is published of a draft', () => {
  test('leaves a duty as it was that began after the draft was kept', () => {
    const room = freeRoom();
    publishMonth(room, november);
    const before = published(room, november);
    const [begun, ahead] = [at('2026-11-23'), at('2026-11-28')];
    const version = keep(room, put(put(before, begun, null), ahead, null), november);
    room.setClock(moment('2026-11-23T05:00Z'));
    room.call('chief', 'session.signIn', { account: 'chief', password: testPassword });
    const { draft, changes } = room.call('chief', 'rota.month', { month: november });
    expect(holder(draft?.duties ?? [], begun)).toBe(holder(before, begun));
    expect(changes.map(({ place }) => place)).toEqual([ahead]);
    const made = room.call('chief', 'rota.publish', orderOf(version, '2026-11-23', november));
    expect(made.changes).toEqual(changes);
    expect(holder(published(room, november), begun)).toBe(holder(before, begun));
  });

  test('leaves a duty as it was that has begun by its published hours, though the day of the station begins later now', () => {
    const room = freeRoom();
    publishMonth(room, november);
    const before = published(room, november);
    room.setClock(moment('2026-11-23T05:00Z'));
    for (const seat of ['admin', 'chief'] as const)
      room.call(seat, 'session.signIn', { account: seat, password: testPassword });
    const { station, version } = room.call('admin', 'station.now', {});
    const dayStart = clockTime.parse('20:00');
    const pattern = { ...station.pattern, shifts: [{ name: '全天班', startsAt: dayStart }] };
    room.call('admin', 'station.change', { station: { ...station, dayStart, pattern }, version });
    const [begun, ahead] = [at('2026-11-23'), at('2026-11-24')];
    const drafted = keep(room, put(put(before, begun, null), ahead, null), november);
    const made = room.call('chief', 'rota.publish', orderOf(drafted, '2026-11-22', november));
    expect(made.changes.map(({ place }) => place)).toEqual([ahead]);
    expect(holder(published(room, november), begun)).toBe(holder(before, begun));
  });

  test('keeps the rules over the night before it takes effect', () => {
    const room = openTestRoom();
    const ordinary = aRotaSetup(room);
    const third = { personId: personAt(room, 'admin'), fromDay: null, untilDay: null };
    setUpRota(room, {
      groups: ordinary.groups.map((group) =>
        group.id === 'officers' ? { ...group, members: [...group.members, third] } : group,
      ),
    });
    publishMonth(room);
    const before = published(room);
    const [one, next] = [at('2026-12-09'), at('2026-12-10')];
    const [first, second] = [holder(before, one), holder(before, next)];
    const later = before.find(
      (duty) => duty.postId === 'deputy' && duty.day > '2026-12-10' && duty.personId === first,
    );
    if (first === undefined || second === undefined || later === undefined) throw new RangeError('duties');
    expect(second).not.toBe(first);
    // Two exchange their duties; with only the later day in force one of them would have both.
    const exchanged = put(put(before, one, second), next, first);
    const version = keep(room, put(put(exchanged, at('2026-12-08'), null), at('2026-12-11'), null));
    expect(room.refusal('chief', 'rota.publish', orderOf(version, '2026-12-10'))).toMatchObject({
      code: 'rule-broken',
      message: 'rota-rest',
    });
    room.call('chief', 'rota.publish', orderOf(version, '2026-12-08'));
    expect(holder(published(room), next)).toBe(first);
  });

  test('has the places of the set-up as it is then, every one with a post that the record names', () => {
    const room = freeRoom();
    const version = keep(room, alternating(room, december));
    const [chief] = aRotaSetup(room).posts;
    if (chief === undefined) throw new RangeError('posts');
    setUpRota(room, { ...freely(room), posts: [chief, { ...chief, id: 'leader', name: '带班领导' }] });
    const made = room.call('chief', 'rota.publish', orderOf(version, '2026-12-01'));
    expect(made.changes).toHaveLength(31);
    const posts = published(room).map(({ postId }) => postId);
    expect(new Set(posts)).toEqual(new Set(['chief', 'leader']));
    expect(posts).toHaveLength(62);
  });
});

test('what has begun before its month was published stays in the draft as it was drafted', () => {
  const room = freeRoom();
  const version = keep(room, alternating(room, november), november);
  const [begun, ahead] = [at('2026-11-23'), at('2026-11-28')];
  const drafted = () => room.call('chief', 'rota.month', { month: november }).draft?.duties ?? [];
  const before = drafted();
  expect(holder(before, begun)).not.toBeNull();
  room.setClock(moment('2026-11-23T05:00Z'));
  room.call('chief', 'session.signIn', { account: 'chief', password: testPassword });
  keep(room, put(put(before, begun, null), ahead, null), november, version);
  expect(drafted()).toEqual(put(before, ahead, null));
});

describe('a rule that is newly broken', () => {
  const aWeekend = (room: TestRoom, unavailable: RotaSetup['rules']['unavailable']): Partial<RotaSetup> => ({
    posts: aRotaSetup(room).posts.map((post) => ({ ...post, block: 'weekend' })),
    rules: { ...aRotaSetup(room).rules, restHours: 0, allowsRunning: true, unavailable },
  });

  test('is not one that a smaller part of the turn broke before; to give a day of it away is other work', () => {
    const room = openTestRoom();
    setUpRota(room, aWeekend(room, []));
    const officer = personAt(room, 'officer');
    const duties = alternating(room, december).map((duty) =>
      duty.postId === 'deputy' ? { ...duty, personId: officer } : duty,
    );
    const version = keep(room, duties);
    const sunday = onDay('2026-12-13');
    setUpRota(
      room,
      aWeekend(room, [{ personId: officer, fromDay: sunday, untilDay: sunday, reason: '年休' }]),
    );
    const given = put(duties, at('2026-12-12'), personAt(room, 'second'));
    const next = keep(room, given, december, version);
    expect(room.refusal('chief', 'rota.keepDraft', { month: december, version: next, duties })).toMatchObject(
      { message: 'rota-away' },
    );
  });

  test('is one against another person, though the same one was broken there before', () => {
    const room = freeRoom();
    const [officer, chief, leader] = (['officer', 'chief', 'leader'] as const).map((seat: Seat) =>
      personAt(room, seat),
    );
    if (officer === undefined || chief === undefined || leader === undefined) throw new RangeError('people');
    const empty = alternating(room, december).map((duty) => ({ ...duty, personId: null }));
    const [deputyAt, chiefAt] = [at('2026-12-10'), at('2026-12-10', 'chief')];
    const together = put(put(empty, deputyAt, officer), chiefAt, chief);
    const version = keep(room, together);
    setUpRota(room, {
      rules: {
        ...aRotaSetup(room).rules,
        apart: [chief, leader].map((other) => ({ people: [officer, other], reason: '回避' })),
      },
    });
    expect(
      room.refusal('chief', 'rota.keepDraft', {
        month: december,
        version,
        duties: put(together, chiefAt, leader),
      }),
    ).toMatchObject({ message: 'rota-apart' });
    keep(room, put(together, at('2026-12-20'), officer), december, version);
  });
});

test('where clocks change, duties end when the next ones begin, whatever day a month is published on', () => {
  const room = freeRoom();
  const { version } = room.call('admin', 'station.now', {});
  room.call('admin', 'station.change', { station: { ...aStation(), zone: 'Europe/Berlin' }, version });
  room.setClock(moment('2027-03-28T04:00Z'));
  room.call('chief', 'session.signIn', { account: 'chief', password: testPassword });
  const march = isoMonth.parse('2027-03');
  const april = isoMonth.parse('2027-04');
  for (const month of [march, april]) publishMonth(room, month);
  const { posts, places } = room.call('chief', 'rota.month', { month: march });
  expect(posts.map(({ minutes }) => minutes)).toEqual([1440, 1440]);
  const planned = room
    .call('auditor', 'rota.between', { fromDay: onDay('2027-03-01'), untilDay: onDay('2027-04-30') })
    .filter(({ postId }) => postId === 'deputy');
  for (const [index, { until }] of planned.entries()) expect(planned[index + 1]?.from ?? until).toBe(until);
  const changed = places.find(({ day, postId }) => day === '2027-03-27' && postId === 'deputy');
  expect(changed).toMatchObject({ from: '2027-03-27T07:30:00.000Z', until: '2027-03-28T06:30:00.000Z' });
});
