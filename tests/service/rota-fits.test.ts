import { expect, test } from 'vitest';
import type { Output } from '#contract/methods';
import { type DutyPlace, placeKey } from '#domain/rota/duty';
import { onDay } from '../helpers/builders.ts';
import { openTestRoom, type Seat, type TestRoom } from '../helpers/open-test-room.ts';
import { december, personAt, setUpRota } from '../helpers/rota-room.ts';

const deputy = (day: number): DutyPlace => ({
  day: onDay(`2026-12-${String(day).padStart(2, '0')}`),
  postId: 'deputy',
  seat: 0,
});

/** A room in which a draft of December has these people at the desk. */
function roomWith(held: readonly (readonly [number, Seat])[]): TestRoom {
  const room = openTestRoom();
  setUpRota(room);
  const duties = held.map(([day, seat]) => ({
    ...deputy(day),
    personId: personAt(room, seat),
    turnOf: null,
    isPinned: true,
  }));
  room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties });
  return room;
}

const fits = (room: TestRoom, seat: Seat, from: DutyPlace | null = null): Output<'rota.fits'> =>
  room.call('chief', 'rota.fits', { month: december, personId: personAt(room, seat), from });

const rulesAt = (found: Output<'rota.fits'>, place: DutyPlace): readonly string[] | undefined =>
  found.places.find((known) => placeKey(known.place) === placeKey(place))?.rules.map(({ rule }) => rule);

test('somebody on duty fits nowhere beside it, and elsewhere in the month does', () => {
  const found = fits(roomWith([[10, 'officer']]), 'officer');
  expect(rulesAt(found, deputy(9))).toEqual(['rest', 'running']);
  expect(rulesAt(found, deputy(11))).toEqual(['rest', 'running']);
  expect(rulesAt(found, deputy(13))).toEqual([]);
  expect(rulesAt(found, { ...deputy(13), postId: 'chief' })).toEqual(['membership']);
});

test('in exchange for the own duty the day beside it fits', () => {
  const found = fits(roomWith([[10, 'officer']]), 'officer', deputy(10));
  expect(rulesAt(found, deputy(11))).toEqual([]);
});

test('an exchange is held against the rules of the other one too', () => {
  const room = roomWith([
    [10, 'officer'],
    [11, 'second'],
    [14, 'second'],
  ]);
  const found = fits(room, 'officer', deputy(10));
  expect(rulesAt(found, deputy(11))).toEqual([]);
  expect(rulesAt(found, deputy(14))).toEqual(['rest', 'running']);
});

test('an exchange that is said to fit is kept, and one that is not is refused', () => {
  const held = [
    [10, 'officer'],
    [11, 'second'],
    [14, 'second'],
  ] as const;
  const exchanged = (day: number): string | undefined => {
    const room = roomWith(held);
    const { draft } = room.call('chief', 'rota.month', { month: december });
    const who = (at: number) =>
      draft?.duties.find((duty) => placeKey(duty) === placeKey(deputy(at)))?.personId ?? null;
    const after = (draft?.duties ?? []).map((duty) => {
      const key = placeKey(duty);
      if (key === placeKey(deputy(10))) return { ...duty, personId: who(day) };
      return key === placeKey(deputy(day)) ? { ...duty, personId: who(10) } : duty;
    });
    const input = { month: december, version: draft?.version ?? 0, duties: after };
    return day === 11
      ? String(room.call('chief', 'rota.keepDraft', input).version)
      : room.refusal('chief', 'rota.keepDraft', input).code;
  };
  expect(exchanged(11)).toBe('2');
  expect(exchanged(14)).toBe('rule-broken');
});
