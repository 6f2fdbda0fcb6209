import { describe, expect, test } from 'vitest';
import { layStanding } from '#domain/rota/as-it-stands';
import { conflictsOf } from '#domain/rota/conflicts';
import type { RotaDuty } from '#domain/rota/duty';
import type { RotaRequest } from '#domain/rota/rota-request';
import { usualPattern } from '#domain/shift/pattern';
import { aStation, atTime, moment, onDay } from '../helpers/builders.ts';
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

const days = officialDays('2026-03-02', '2026-03-08');
const week = (people: string): readonly RotaDuty[] =>
  people.split('').map((name, index) => aDuty(`2026-03-0${index + 2}`, name === '-' ? null : name));
const place = (day: string, postId = 'leader') => ({ day: onDay(`2026-03-${day}`), postId, seat: 0 });

const conflicts = (
  duties: readonly RotaDuty[],
  request: Partial<RotaRequest> = {},
  looked: Partial<Parameters<typeof conflictsOf>[0]> = {},
) =>
  conflictsOf({
    duties,
    standing: layStanding(aRequest({ days, ...request }))(duties),
    published: duties,
    today: onDay('2026-02-20'),
    dueDay: onDay('2026-02-25'),
    hasPhone: () => true,
    ...looked,
  });

describe('a conflict', () => {
  test('is not there in a month in which nothing is wrong', () => {
    expect(conflicts(week('abcdabc'))).toEqual([]);
  });

  test('is a gap, with those who may fill it, who is furthest behind first; left empty by hand it is none', () => {
    const setup = aSetup({ rules: { allowsRunning: false } });
    const found = conflicts(week('ab-cabc'), { setup });
    expect(found).toEqual([
      {
        kind: 'gap',
        place: place('04'),
        personId: null,
        other: null,
        detail: '',
        ways: [{ kind: 'assign', personId: 'd' }, { kind: 'assign', personId: 'a' }, { kind: 'leave-empty' }],
      },
    ]);
    const left = week('ab-cabc').map((duty) => (duty.personId === null ? { ...duty, isPinned: true } : duty));
    expect(conflicts(left, { setup })).toEqual([]);
    const balances = new Map([[someone('d'), { ...noPoints, points: 100_000 }]]);
    expect(conflicts(week('ab-cabc'), { setup, balances })[0]?.ways[0]).toEqual({
      kind: 'assign',
      personId: 'a',
    });
  });

  test('is somebody who is away, with whom the duty can be exchanged', () => {
    const unavailable = [
      { personId: someone('c'), fromDay: onDay('2026-03-04'), untilDay: onDay('2026-03-04'), reason: '出差' },
    ];
    const setup = aSetup({ rules: { unavailable, allowsRunning: false } });
    const [only, ...none] = conflicts(week('abcdabc'), { setup });
    expect(none).toEqual([]);
    expect(only).toMatchObject({ kind: 'away', place: place('04'), personId: 'c', detail: '出差' });
    expect(only?.ways).toEqual([
      { kind: 'assign', personId: 'a' },
      { kind: 'exchange', with: place('03') },
      { kind: 'exchange', with: place('05') },
      { kind: 'exchange', with: place('02') },
      { kind: 'leave-empty' },
    ]);
  });

  test('names why by the directory: not joined yet, left', () => {
    const people = crew(4).map((id) => ({
      id,
      joinedDay: id === 'a' ? onDay('2026-03-03') : null,
      leftDay: id === 'c' ? onDay('2026-03-05') : null,
    }));
    expect(
      conflicts(week('abcdabc'), { people }).map(({ kind, place: at, detail }) => [kind, at?.day, detail]),
    ).toEqual([
      ['away', '2026-03-02', 'not-joined'],
      ['away', '2026-03-08', 'left'],
    ]);
  });

  test('is too little rest or two duties running, told at the later one with the other', () => {
    const setup = aSetup({ rules: { restHours: 30, allowsRunning: false } });
    const found = conflicts(week('abbdacd'), { setup });
    expect(
      found.map(({ kind, place: at, personId, other, detail }) => ({ kind, at, personId, other, detail })),
    ).toEqual([
      {
        kind: 'rest',
        at: place('04'),
        personId: 'b',
        other: { place: place('03'), personId: 'b' },
        detail: '0',
      },
      {
        kind: 'running',
        at: place('04'),
        personId: 'b',
        other: { place: place('03'), personId: 'b' },
        detail: '',
      },
    ]);
  });

  test('is one person at two posts at one time, and both heads at once', () => {
    const setup = aSetup({
      posts: [aPost(), aPost({ id: 'office' })],
      rules: { apart: [{ people: [someone('a'), someone('d')], reason: '党政正职' }] },
    });
    const two = officialDays('2026-03-02', '2026-03-03');
    const office = (day: string, name: string) => aDuty(day, name, { postId: 'office' });
    const duties = [
      aDuty('2026-03-02', 'a'),
      office('2026-03-02', 'a'),
      aDuty('2026-03-03', 'a'),
      office('2026-03-03', 'd'),
    ];
    const found = conflicts(duties, { setup, days: two });
    expect(found.map(({ kind, place: at, personId, other }) => ({ kind, at, personId, other }))).toEqual([
      {
        kind: 'overlap',
        at: place('02', 'office'),
        personId: 'a',
        other: { place: place('02'), personId: 'a' },
      },
      {
        kind: 'apart',
        at: place('03', 'office'),
        personId: 'd',
        other: { place: place('03'), personId: 'a' },
      },
    ]);
  });

  test('is a duty that somebody is spared or is no member for', () => {
    const exemptions = [
      { personId: someone('c'), fromDay: null, untilDay: null, reason: '孕期', what: 'night' as const },
      { personId: someone('d'), fromDay: null, untilDay: null, reason: '', what: 'restday' as const },
    ];
    const station = aStation({ pattern: usualPattern('three', atTime('08:30'), ['早', '中', '夜']) });
    const setup = aSetup({ posts: [aPost({ shift: 2 })], rules: { exemptions } });
    const found = conflicts(week('abcadzd'), { setup, station });
    expect(found.map(({ kind, personId, detail }) => [kind, personId, detail])).toEqual([
      ['exempt', 'c', 'night'],
      ['membership', 'z', ''],
      ['exempt', 'd', 'restday'],
    ]);
  });

  test('is a missing telephone, once for each person', () => {
    const found = conflicts(week('abcdabc'), {}, { hasPhone: (person) => person !== 'b' });
    expect(found).toEqual([
      {
        kind: 'phone',
        place: place('03'),
        personId: 'b',
        other: null,
        detail: '',
        ways: [{ kind: 'add-phone', personId: 'b' }],
      },
    ]);
  });

  test('is a month that is due and not published, or published otherwise', () => {
    const unpublished = (today: string) =>
      conflicts(week('abcdabc'), {}, { published: null, today: onDay(today) });
    expect(unpublished('2026-02-24')).toEqual([]);
    expect(unpublished('2026-02-25')).toMatchObject([
      { kind: 'unpublished', place: null, detail: '2026-02-25', ways: [{ kind: 'publish' }] },
    ]);
    expect(conflicts(week('abcdabc'), {}, { published: week('abcdacb') })).toMatchObject([
      { kind: 'changed', place: place('07'), personId: 'b' },
      { kind: 'changed', place: place('08'), personId: 'c' },
    ]);
  });

  test('is not told of what has begun', () => {
    const now = moment('2026-03-04T01:00Z');
    const setup = aSetup({ rules: { allowsRunning: false } });
    expect(conflicts(week('aa-dabb'), { setup, now }).map(({ place: at }) => at?.day)).toEqual([
      '2026-03-08',
    ]);
    expect(conflicts(week('abbbcad'), { setup, now }).map(({ place: at }) => at?.day)).toEqual([
      '2026-03-05',
    ]);
  });

  test('over the end of a month: a week that goes on is one duty, another one close by is not', () => {
    const setup = aSetup({
      groups: [{ id: 'g', name: '组', members: members(crew(4)) }],
      posts: [aPost({ block: 'week' })],
      rules: { allowsRunning: false, restHours: 24 },
    });
    const wide = officialDays('2026-03-02', '2026-04-12');
    const inside = ['01', '02', '03', '04', '05'].map((day) => aDuty(`2026-04-${day}`, 'a'));
    const request = { setup, days: wide, from: onDay('2026-04-01'), until: onDay('2026-04-05') };
    const sameWeek = ['30', '31'].map((day) => aDuty(`2026-03-${day}`, 'a'));
    expect(conflicts(inside, { ...request, published: sameWeek })).toEqual([]);
    const weekBefore = ['27', '28', '29'].map((day) => aDuty(`2026-03-${day}`, 'a'));
    expect(conflicts(inside, { ...request, published: [...weekBefore, ...sameWeek] })).toEqual([]);
    const after = [aDuty('2026-04-06', 'a')];
    expect(
      conflicts(inside, { ...request, published: [...sameWeek, ...after] }).map(({ kind }) => kind),
    ).toEqual(['rest', 'running']);
  });
});

const noPoints = { points: 0, workday: 0, restday: 0, holiday: 0, makeup: 0, edge: 0, night: 0 };
