import type { PersonId } from '#domain/people/person';
import type { IsoMonth, RotaDuty } from '#domain/rota/duty';
import { isoMonth } from '#domain/rota/duty';
import { type RotaSetup, rotaSetup } from '#domain/rota/setup';
import { usualSetup } from '#domain/rota/usual-setup';
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
