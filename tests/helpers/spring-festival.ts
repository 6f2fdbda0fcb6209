import presets from '#presets/period' with { type: 'json' };
import type { Output } from '#contract/methods';
import type { PersonId } from '#domain/people/person';
import { type PeriodFields, type PeriodId, type PeriodPart, periodFields } from '#domain/period/period';
import type { PlanCell } from '#domain/period/plan';
import { type Scheme, scheme } from '#domain/period/scheme';
import { isoDay, type IsoDay } from '#domain/time/instant';
import { anAbsence, edge, meantBy } from './absence-room.ts';
import { aPerson, moment } from './builders.ts';
import { openTestRoom, type TestRoom, testPassword } from './open-test-room.ts';

/** A shipped scheme by its id. */
export const shippedScheme = (id: string): Scheme =>
  scheme.parse(presets.schemes.find((one) => one.id === id));

/** Twenty of the staff and seven leaders of a room, a month before the Spring Festival of 2026. */
export type FestivalRoom = {
  readonly room: TestRoom;
  readonly staff: readonly PersonId[];
  readonly leaders: readonly PersonId[];
};

/** Opens such a room; the clock stands at the morning of 20 January 2026. */
export function openFestivalRoom(): FestivalRoom {
  const room = openTestRoom({ now: moment('2026-01-20T01:00Z') });
  const save = (name: string, post: string): PersonId =>
    room.call('admin', 'person.save', {
      fields: aPerson(name, { post, phones: [{ kind: 'mobile', number: '13800000000' }] }),
      replaces: null,
    }).id;
  const numbered = (count: number, name: string, post: string): PersonId[] =>
    Array.from({ length: count }, (_one, index) =>
      save(`${name}${String(index + 1).padStart(2, '0')}`, post),
    );
  return { room, staff: numbered(20, '科员', '科员'), leaders: numbered(7, '领导', '副局长') };
}

/** Registers and approves an absence, so that it is in force. */
export function goAway(room: TestRoom, personId: PersonId, from: IsoDay, until: IsoDay): void {
  const line = room.call('chief', 'absence.register', {
    fields: anAbsence(personId, { from: edge(from, 'morning'), until: edge(until, 'evening') }),
    decisions: [],
    note: '',
  });
  room.call('chief', 'absence.approve', {
    ...meantBy(line),
    approval: { name: '王局长', post: '局长', at: room.now(), manner: 'written', documentNo: '' },
    signer: null,
    note: '',
  });
}

/** The people of a room under a scheme from a day on. */
export const partFrom = ({ staff, leaders }: FestivalRoom, fromDay: string, of: Scheme): PeriodPart => ({
  fromDay: isoDay.parse(fromDay),
  scheme: of,
  pools: of.pools.map(({ key, isLeaders }) => ({
    key,
    people: [...(isLeaders ? leaders : staff)],
    leads: [],
  })),
});

/** The Spring Festival of 2026 by 三三制, unless told otherwise. */
export const festivalFields = (of: FestivalRoom, change: Partial<PeriodFields> = {}): PeriodFields =>
  periodFields.parse({
    kind: 'holiday',
    name: '2026年春节',
    fromDay: '2026-02-15',
    untilDay: '2026-02-23',
    rank: 5,
    basis: '国办发明电〔2025〕7号',
    isSensitive: false,
    parts: [partFrom(of, '2026-02-15', shippedScheme('three-three'))],
    bodies: [
      {
        bodyId: 'city',
        name: '市总值班室',
        roster: { daysBefore: 5, at: '17:00', urgentHours: 2 },
        daily: { at: '15:00' },
      },
    ],
    note: '',
    ...change,
  });

/** Makes the draft of a period and gives the period. */
export async function planPeriod(
  room: TestRoom,
  id: PeriodId,
  way: 'fresh' | 'fewest-changes' = 'fresh',
): Promise<Output<'period.one'>> {
  const job = room.call('chief', 'period.generate', { id, way });
  const ended = await room.room().jobs.finished(job.id);
  if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
  return room.call('chief', 'period.one', { id });
}

/** Publishes the draft of a period. */
export const publishDraft = (room: TestRoom, id: PeriodId, reason = ''): Output<'period.publish'> =>
  room.call('chief', 'period.publish', {
    id,
    draftVersion: room.call('chief', 'period.one', { id }).draft?.version ?? 0,
    reason,
    password: testPassword,
  });

/** How many of some people are in each tier on a day. */
export function headsOn(
  cells: readonly PlanCell[],
  people: readonly PersonId[],
  day: string,
): readonly [duty: number, standby: number, rest: number] {
  const on = cells.filter((cell) => cell.day === day && people.includes(cell.personId));
  const of = (tier: string): number => on.filter(({ tierKey }) => tierKey === tier).length;
  return [of('duty'), of('standby'), of('rest')];
}

/** How many days of a tier each of some people has. */
export const daysEach = (
  cells: readonly PlanCell[],
  people: readonly PersonId[],
  tier: string,
): readonly number[] =>
  people.map(
    (person) => cells.filter(({ personId, tierKey }) => personId === person && tierKey === tier).length,
  );
