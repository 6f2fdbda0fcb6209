import { describe, expect, test } from 'vitest';
import { buildProblem } from '#domain/rota/build-problem';
import { draftOf, dutiesOf } from '#domain/rota/duties-of';
import type { RotaProblem } from '#domain/rota/problem';
import { moment, onDay } from '../helpers/builders.ts';
import {
  aDuty,
  aPost,
  aRequest,
  aSetup,
  crew,
  members,
  officialDays,
  someone,
} from '../helpers/rota-builders.ts';

const january = officialDays('2026-01-01', '2026-01-31');
const fair = (change = {}) => aSetup({ posts: [aPost({ way: 'fair', ...change })] });
const turnsOf = ({ turns }: RotaProblem) =>
  turns.map(({ places, fixed }) => [places.map(({ day }) => day.slice(5)).join(' '), fixed]);

describe('what is decided before a rota is made', () => {
  test('is what was pinned; the rest of the draft is made again', () => {
    const draft = [
      aDuty('2026-01-05', 'b', { isPinned: true }),
      aDuty('2026-01-06', 'c'),
      aDuty('2026-01-07', null, { isPinned: true }),
    ];
    const request = aRequest({ setup: fair(), days: january, draft });
    const problem = buildProblem(request);
    expect(turnsOf(problem).filter(([, fixed]) => fixed !== null)).toEqual([['01-05', 'b']]);
    expect(problem.turns).toHaveLength(30);
    const made = dutiesOf(
      request,
      problem,
      problem.turns.map(() => ({ personId: someone('d'), turnOf: null })),
    );
    expect(made).toHaveLength(31);
    expect(made[6]).toMatchObject({ day: '2026-01-07', personId: null, isPinned: true });
    expect(made[4]).toMatchObject({ isPinned: true });
    expect(made[5]).toMatchObject({ personId: 'd', isPinned: false });
  });

  test('is what began before now, as it was published, and a gap of the past stays one', () => {
    const request = aRequest({
      setup: fair(),
      days: january,
      // The duty day of the 3rd begins at 08:30 in Shanghai, 00:30 in UTC.
      now: moment('2026-01-03T00:30Z'),
      published: [aDuty('2026-01-01', 'a'), aDuty('2026-01-03', 'c', { turnOf: someone('b') })],
      draft: [aDuty('2026-01-01', 'd', { isPinned: true }), aDuty('2026-01-04', 'd')],
    });
    const problem = buildProblem(request);
    expect(turnsOf(problem).slice(0, 3)).toEqual([
      ['01-01', 'a'],
      ['01-03', 'c'],
      ['01-04', null],
    ]);
    const made = dutiesOf(
      request,
      problem,
      problem.turns.map((turn) => ({ personId: turn.fixed, turnOf: null })),
    );
    expect(made.slice(0, 3).map(({ personId, turnOf }) => [personId, turnOf])).toEqual([
      ['a', null],
      [null, null],
      ['c', 'b'],
    ]);
    expect(buildProblem({ ...request, now: moment('2026-01-03T00:29Z') }).turns).toHaveLength(30);
  });

  test('over the turn of the year a week goes on with who has it, unless that one is away then', () => {
    const days = officialDays('2025-12-28', '2026-01-31');
    const published = ['29', '30', '31'].map((day) => aDuty(`2025-12-${day}`, 'c'));
    const request = aRequest({
      setup: fair({ block: 'week' }),
      days,
      from: onDay('2026-01-01'),
      published,
    });
    expect(turnsOf(buildProblem(request))[0]).toEqual(['01-01 01-02 01-03 01-04', 'c']);
    const away = {
      personId: someone('c'),
      fromDay: onDay('2026-01-02'),
      untilDay: onDay('2026-01-02'),
      reason: '出差',
    };
    const setup = aSetup({ posts: request.setup.posts, rules: { unavailable: [away] } });
    expect(turnsOf(buildProblem({ ...request, setup }))[0]?.[1]).toBeNull();
    const published2 = [aDuty('2026-02-01', 'd')];
    const back = aRequest({
      setup: fair({ block: 'weekend' }),
      days: officialDays('2026-01-01', '2026-02-01'),
      until: onDay('2026-01-31'),
      published: published2,
    });
    expect(turnsOf(buildProblem(back)).at(-1)).toEqual(['01-31', 'd']);
  });

  test('of a turn of several days: who has one of them by hand has the others, and two share it as it was cut', () => {
    const setup = fair({ block: 'week' });
    const draft = [aDuty('2026-01-07', 'b', { isPinned: true })];
    expect(turnsOf(buildProblem(aRequest({ setup, days: january, draft })))[1]).toEqual([
      '01-05 01-06 01-07 01-08 01-09 01-10 01-11',
      'b',
    ]);
    const two = [...draft, aDuty('2026-01-09', 'd', { isPinned: true })];
    const problem = buildProblem(aRequest({ setup, days: january, draft: two }));
    expect(turnsOf(problem).slice(1, 3)).toEqual([
      ['01-05 01-06 01-07 01-08', 'b'],
      ['01-09 01-10 01-11', 'd'],
    ]);
    expect(problem.turns[1]).toMatchObject({ isPinned: true, counts: { workday: 4, restday: 0 } });
  });
});

describe('a draft that is kept', () => {
  test('has every place, keeps what has begun as published, and drops places that there are not', () => {
    const request = aRequest({
      setup: fair(),
      days: officialDays('2026-01-01', '2026-01-04'),
      now: moment('2026-01-02T04:00Z'),
      published: [aDuty('2026-01-01', 'a'), aDuty('2026-01-02', 'b', { postId: 'gone' })],
    });
    const given = [
      aDuty('2026-01-01', 'd'),
      aDuty('2026-01-02', 'd'),
      aDuty('2026-01-03', 'c', { isPinned: true }),
      aDuty('2026-01-03', 'c', { seat: 1 }),
    ];
    expect(draftOf(request, given)).toEqual([
      aDuty('2026-01-01', 'a'),
      aDuty('2026-01-02', null),
      aDuty('2026-01-02', 'b', { postId: 'gone' }),
      aDuty('2026-01-03', 'c', { isPinned: true }),
      aDuty('2026-01-04', null),
    ]);
  });
});

describe('who may be put on duty', () => {
  test('a person leaving in mid-month is a candidate until the last day, and owes only the days until then', () => {
    const group = { id: 'g', name: '领导', members: members(crew(2)) };
    const leaves = { personId: someone('c'), fromDay: null, untilDay: onDay('2026-01-15') };
    const setup = aSetup({ groups: [{ ...group, members: [...group.members, leaves] }] });
    const problem = buildProblem(aRequest({ setup, days: january }));
    expect(problem.turns[14]?.candidates).toEqual(['a', 'b', 'c']);
    expect(problem.turns[15]?.candidates).toEqual(['a', 'b']);
    const share = Object.fromEntries(
      problem.people.map(({ id, share: { workday, restday } }) => [
        id,
        Math.round((workday + restday) / 100),
      ]),
    );
    expect(share).toEqual({ a: 13, b: 13, c: 5 });
  });

  test('by the directory nobody is before joining and after leaving, and a new member owes the days from then', () => {
    const request = aRequest({ setup: aSetup(), days: january });
    const people = request.people.map((one) =>
      one.id === 'd' ? { ...one, joinedDay: onDay('2026-01-10'), leftDay: onDay('2026-01-20') } : one,
    );
    const problem = buildProblem({ ...request, people });
    const joining = problem.people.find(({ id }) => id === 'd');
    expect(joining?.away.map(({ because }) => because)).toEqual(['not-joined', 'left']);
    // Duty days begin at 08:30 in Shanghai.
    expect(joining?.away[0]?.until).toBe(Date.UTC(2026, 0, 10, 0, 30) / 60_000);
    expect(joining?.away[1]?.from).toBe(Date.UTC(2026, 0, 21, 0, 30) / 60_000);
    expect(joining?.before.points).toBe(0);
    expect((joining?.share.workday ?? 0) + (joining?.share.restday ?? 0)).toBe(275);
  });

  test('absences are whole duty days, and those from elsewhere count as they are', () => {
    const unavailable = [
      { personId: someone('a'), fromDay: onDay('2026-01-05'), untilDay: onDay('2026-01-06'), reason: '学习' },
    ];
    const away = { from: 100, until: 200, personId: someone('a'), reason: '出差', decided: [] };
    const setup = aSetup({ rules: { unavailable } });
    const problem = buildProblem(aRequest({ setup, days: january, extraAway: [away] }));
    expect(problem.people[0]?.away).toEqual([
      {
        from: Date.UTC(2026, 0, 5, 0, 30) / 60_000,
        until: Date.UTC(2026, 0, 7, 0, 30) / 60_000,
        reason: '学习',
      },
      { from: 100, until: 200, reason: '出差', decided: [] },
    ]);
  });

  test('duties near the days are around them, as far as rest hours reach', () => {
    const published = ['2025-12-27', '2025-12-28', '2025-12-31', '2026-02-01', '2026-02-20'].map((day) =>
      aDuty(day, 'a'),
    );
    const problem = buildProblem(
      aRequest({ days: january, published, setup: aSetup({ rules: { restHours: 48 } }) }),
    );
    expect(problem.around.map(({ day }) => day)).toEqual(['2025-12-28', '2025-12-31', '2026-02-01']);
  });

  test('what was served at a post that is no more stays around, what was planned there does not', () => {
    const published = ['2026-01-02', '2026-01-20'].map((day) => aDuty(day, 'a', { postId: 'gone' }));
    const now = moment('2026-01-10T00:00Z');
    const problem = buildProblem(aRequest({ days: january, published, now }));
    expect(problem.around.map(({ day }) => day)).toEqual(['2026-01-02']);
  });
});
