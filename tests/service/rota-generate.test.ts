import { describe, expect, test } from 'vitest';
import { isoMonth, placeKey, type RotaDuty } from '#domain/rota/duty';
import { onDay } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import {
  aRotaSetup,
  december,
  fileSubstitution,
  freely,
  personAt,
  publishMonth,
  setUpRota,
} from '../helpers/rota-room.ts';

const monthOf = (room: TestRoom, month = december) => room.call('chief', 'rota.month', { month });

async function generate(room: TestRoom, change: { months?: number; onlyGaps?: boolean } = {}) {
  const { id } = room.call('chief', 'rota.generate', {
    month: december,
    months: change.months ?? 1,
    onlyGaps: change.onlyGaps ?? false,
  });
  return room.room().jobs.finished(id);
}

const draftOf = (room: TestRoom, month = december): readonly RotaDuty[] =>
  monthOf(room, month).draft?.duties ?? [];

const timesOf = (duties: readonly RotaDuty[], personId: string): number =>
  duties.filter((duty) => duty.personId === personId).length;

function room(change: Parameters<typeof setUpRota>[1] = {}) {
  const opened = openTestRoom();
  setUpRota(opened, change);
  return opened;
}

describe('generation through the service', () => {
  test('fills every place, keeps pins, and says that nothing fairer exists', async () => {
    const opened = room();
    const chief = personAt(opened, 'chief');
    const pinned = { day: onDay('2026-12-07'), postId: 'chief', seat: 0 };
    opened.call('chief', 'rota.keepDraft', {
      month: december,
      version: 0,
      duties: [{ ...pinned, personId: chief, turnOf: null, isPinned: true }],
    });
    expect(await generate(opened)).toMatchObject({ state: 'done', done: 1, total: 1 });
    const { draft, conflicts, places } = monthOf(opened);
    expect(draft?.generation).toMatchObject({ isOptimal: true, gaps: 0, rotated: 0, infeasible: null });
    expect(draft?.duties).toHaveLength(places.length);
    expect(conflicts).toEqual([]);
    expect(draft?.duties.find((duty) => placeKey(duty) === placeKey(pinned))).toMatchObject({
      personId: chief,
      isPinned: true,
    });
    expect(draft?.duties.filter(({ isPinned }) => isPinned)).toHaveLength(1);
  });

  test('with only gaps what stands stays, and is not pinned afterwards', async () => {
    const opened = room();
    await generate(opened);
    const { draft } = monthOf(opened);
    const emptied = (draft?.duties ?? []).map((duty) =>
      duty.day === '2026-12-15' ? { ...duty, personId: null } : duty,
    );
    opened.call('chief', 'rota.keepDraft', {
      month: december,
      version: draft?.version ?? 0,
      duties: emptied,
    });
    await generate(opened, { onlyGaps: true });
    const after = draftOf(opened);
    expect(after.filter(({ personId }) => personId === null)).toEqual([]);
    for (const duty of emptied.filter(({ personId }) => personId !== null))
      expect(after.find((one) => placeKey(one) === placeKey(duty))).toMatchObject({
        personId: duty.personId,
        isPinned: false,
      });
  });

  test('over the turn of the year the months follow each other: rest holds over the night of 31 December', async () => {
    const opened = room();
    await generate(opened, { months: 2 });
    const january = isoMonth.parse('2027-01');
    const on = (duties: readonly RotaDuty[], day: string, postId: string) =>
      duties.find((duty) => duty.day === day && duty.postId === postId)?.personId;
    for (const postId of ['chief', 'deputy'])
      expect(on(draftOf(opened), '2026-12-31', postId)).not.toBe(
        on(draftOf(opened, january), '2027-01-01', postId),
      );
    expect(monthOf(opened, january).draft?.generation).toMatchObject({ isOptimal: true, gaps: 0 });
  });

  test('a month that cannot be filled is filled as far as it goes and says who is in the way', async () => {
    const opened = openTestRoom();
    const base = aRotaSetup(opened);
    const away = (seat: 'chief' | 'leader') => ({
      personId: personAt(opened, seat),
      fromDay: onDay('2026-12-10'),
      untilDay: onDay('2026-12-10'),
      reason: '参加培训',
    });
    setUpRota(opened, { rules: { ...base.rules, unavailable: [away('chief'), away('leader')] } });
    expect(await generate(opened)).toMatchObject({ state: 'done' });
    const generation = monthOf(opened).draft?.generation;
    expect(generation?.gaps).toBeGreaterThan(0);
    const told = generation?.infeasible;
    expect(told?.places.map(({ day, postId }) => [day, postId])).toContainEqual(['2026-12-10', 'chief']);
    expect(told?.blocked.map(({ rule, detail }) => [rule, detail])).toContainEqual(['away', '参加培训']);
    expect(told?.lifts.flat().map(({ kind }) => kind)).toContain('gap');
  });

  test('a cancelled generation leaves the draft as it was', async () => {
    const opened = room();
    const { id } = opened.call('chief', 'rota.generate', { month: december, months: 12, onlyGaps: false });
    opened.call('chief', 'job.cancel', { id });
    expect(await opened.room().jobs.finished(id)).toMatchObject({ state: 'cancelled' });
    expect(draftOf(opened, isoMonth.parse('2027-11'))).toEqual([]);
  });

  test('a draft that was changed meanwhile is not written over', async () => {
    const opened = room();
    const { id } = opened.call('chief', 'rota.generate', { month: december, months: 1, onlyGaps: false });
    opened.call('chief', 'rota.keepDraft', { month: december, version: 0, duties: [] });
    expect(await opened.room().jobs.finished(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'conflict', message: 'rota-draft' },
    });
    expect(draftOf(opened).filter(({ personId }) => personId !== null)).toEqual([]);
  });

  test('what was published meanwhile, as an approved exchange, is not taken back', async () => {
    const opened = room();
    setUpRota(opened, freely(opened));
    publishMonth(opened);
    const { id } = opened.call('chief', 'rota.generate', { month: december, months: 1, onlyGaps: true });
    const isUnderWay = (): boolean => opened.room().jobs.stateOf(id).total > 0;
    while (!isUnderWay()) await new Promise((resume) => setImmediate(resume));
    expect(opened.call('chief', 'job.state', { id })).toMatchObject({ state: 'running' });
    await new Promise((resume) => setImmediate(resume));
    expect(fileSubstitution(opened)).toMatchObject({ state: 'approved' });
    expect(await opened.room().jobs.finished(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'conflict', message: 'rota-draft' },
    });
    expect(monthOf(opened).draft).toBeNull();
  });

  test('a post that rotates follows the directory and says whose turn each one is', async () => {
    const opened = openTestRoom();
    const base = aRotaSetup(opened);
    setUpRota(opened, { posts: base.posts.map((post) => ({ ...post, way: 'rotation' as const })) });
    await generate(opened);
    const { draft } = monthOf(opened);
    expect(draft?.generation).toMatchObject({ rotated: 62, chosen: 0 });
    const workdays = new Set(
      monthOf(opened)
        .days.filter(({ type }) => type === 'workday')
        .map(({ day }) => day),
    );
    const turns = (draft?.duties ?? [])
      .filter(({ day, postId }) => postId === 'chief' && workdays.has(day))
      .map(({ turnOf }) => turnOf);
    const [first, second] = [personAt(opened, 'chief'), personAt(opened, 'leader')];
    expect(new Set(turns)).toEqual(new Set([first, second]));
    expect(Math.abs(timesOf(draft?.duties ?? [], first) - timesOf(draft?.duties ?? [], second))).toBeLessThan(
      4,
    );
  });
});

test('an explanation names the chosen one, and who else was possible and at what cost', async () => {
  const opened = room({});
  await generate(opened);
  const place = { day: onDay('2026-12-16'), postId: 'chief', seat: 0 };
  const { candidates } = opened.call('auditor', 'rota.explain', { month: december, place });
  const chosen = draftOf(opened).find((duty) => placeKey(duty) === placeKey(place))?.personId;
  expect(candidates.map(({ personId, kind }) => [personId, kind])).toContainEqual([chosen, 'chosen']);
  expect(candidates.filter(({ worseBy }) => worseBy !== null && worseBy < 0)).toEqual([]);
  const other = candidates.find(({ personId }) => personId !== chosen);
  expect(other?.rules.map(({ rule }) => rule)).toContain('running');
});

test('who could have a place is told with the rules in the way', () => {
  const opened = room();
  publishMonth(opened);
  const place = { day: onDay('2026-12-16'), postId: 'chief', seat: 0 };
  const { people } = opened.call('auditor', 'rota.ways', { month: december, place });
  const held = monthOf(opened).published?.duties.find((duty) => placeKey(duty) === placeKey(place))?.personId;
  expect(people.find(({ personId }) => personId === held)?.rules).toEqual([]);
  expect(people.find(({ personId }) => personId !== held)?.rules).toEqual(
    expect.arrayContaining(['running']),
  );
});
