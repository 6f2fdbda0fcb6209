import type { PersonId } from '#domain/people/person';
import type { IsoMonth, RotaDuty } from '#domain/rota/duty';
import { isoMonth } from '#domain/rota/duty';
import { type RotaSetup, rotaSetup } from '#domain/rota/setup';
import type { Swap, SwapRequest } from '#domain/rota/swap';
import { usualSetup } from '#domain/rota/usual-setup';
import { onDay } from './builders.ts';
import { nameOf, type Seat, type TestRoom, testPassword } from './open-test-room.ts';

/** The month after the one in which test rooms live. */
export const december = isoMonth.parse('2026-12');

/** The person whose account sits at a seat. */
export function personAt(room: TestRoom, seat: Seat): PersonId {
  const found = room
    .call('auditor', 'people.all', { withLeft: true })
    .find(({ name }) => name === nameOf(seat));
  if (found === undefined) throw new RangeError(seat);
  return found.id;
}

/** A set-up with one chief and one deputy a day, from the accounts of a test room. */
export function aRotaSetup(room: TestRoom, change: Partial<RotaSetup> = {}): RotaSetup {
  const member = (seat: Seat) => ({ personId: personAt(room, seat), fromDay: null, untilDay: null });
  const count = { workday: 1, restday: 1, holiday: 1, makeup: 1, sensitive: 1 };
  return rotaSetup.parse({
    ...usualSetup,
    groups: [
      { id: 'chiefs', name: '值班长', members: [member('chief'), member('leader')] },
      { id: 'officers', name: '值班员', members: [member('officer'), member('second')] },
    ],
    posts: [
      {
        id: 'chief',
        name: '值班长',
        duty: 'chief',
        groupIds: ['chiefs'],
        shift: null,
        count,
        block: 'day',
        way: 'fair',
      },
      {
        id: 'deputy',
        name: '值班员',
        duty: 'deputy',
        groupIds: ['officers'],
        shift: null,
        count,
        block: 'day',
        way: 'fair',
      },
    ],
    ...change,
  });
}

/** Says how duty is organised in a test room. */
export function setUpRota(room: TestRoom, change: Partial<RotaSetup> = {}): void {
  const { version } = room.call('chief', 'rota.setup', {});
  room.call('chief', 'rota.changeSetup', { setup: aRotaSetup(room, change), version });
}

/** Rules under which people may have one duty after the other. */
export const freely = (room: TestRoom): Partial<RotaSetup> => ({
  rules: { ...aRotaSetup(room).rules, restHours: 0, allowsRunning: true },
});

/** A change of the set-up after which nobody is on duty but on two days of December, one after the other. */
export function twoDays(room: TestRoom): Partial<RotaSetup> {
  const count = { workday: 0, restday: 0, holiday: 0, makeup: 0, sensitive: 1 };
  return {
    ...freely(room),
    posts: aRotaSetup(room).posts.map((post) => ({ ...post, count })),
    sensitive: [{ name: '岁末', fromDay: onDay('2026-12-30'), untilDay: onDay('2026-12-31') }],
  };
}

/** Duties of a month in which the members of each post take turns day by day. */
export function alternating(room: TestRoom, month: IsoMonth): RotaDuty[] {
  const shown = room.call('chief', 'rota.month', { month });
  return shown.places.map(({ day, postId, seat }) => {
    const people = shown.candidates.find((post) => post.postId === postId)?.people ?? [];
    const personId = people[Number(day.slice(8)) % Math.max(1, people.length)] ?? null;
    return { day, postId, seat, personId, turnOf: null, isPinned: false };
  });
}

/** Drafts and publishes a month in which the members take turns. */
export function publishMonth(room: TestRoom, month: IsoMonth = december): void {
  const draft = room.call('chief', 'rota.month', { month }).draft?.version ?? 0;
  const { version } = room.call('chief', 'rota.keepDraft', {
    month,
    version: draft,
    duties: alternating(room, month),
  });
  const { days, today } = room.call('chief', 'rota.month', { month });
  const effectiveDay = days.map(({ day }) => day).find((day) => day >= today);
  if (effectiveDay === undefined) throw new RangeError(month);
  room.call('chief', 'rota.publish', {
    month,
    draftVersion: version,
    effectiveDay,
    reason: '按月安排',
    password: testPassword,
  });
}

/** A request by which `second` would serve in a duty that `officer` has in December. */
export function aSubstitution(room: TestRoom): SwapRequest {
  const duties = room.call('auditor', 'rota.month', { month: december }).published?.duties ?? [];
  const own = duties.find((duty) => duty.postId === 'deputy' && duty.personId === personAt(room, 'officer'));
  if (own === undefined) throw new RangeError('no duty');
  const { day, postId, seat } = own;
  return {
    kind: 'substitution',
    give: { day, postId, seat },
    withId: personAt(room, 'second'),
    take: null,
    reason: '家中有事',
  };
}

/** Takes that request through consent and approval, as far as a version of the month. */
export function fileSubstitution(room: TestRoom): Swap {
  const { id } = room.call('officer', 'swap.request', { request: aSubstitution(room) });
  const step = { id, password: testPassword, note: '' };
  room.call('officer', 'swap.consent', { ...step, account: 'second' });
  return room.call('officer', 'swap.approve', { ...step, account: 'leader' });
}
