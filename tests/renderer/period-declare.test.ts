import { expect, test } from 'vitest';
import type { PeriodLine } from '#contract/methods/period-nouns';
import { absenceRules } from '#domain/absence/rules';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { type Person, person, type PersonId } from '#domain/people/person';
import { periodFields } from '#domain/period/period';
import { type Scheme, scheme } from '#domain/period/scheme';
import { superiorBody } from '#domain/period/setup';
import { rotaGroup } from '#domain/rota/setup';
import type { Instant, IsoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';
import {
  blankDeclare,
  type DeclareDraft,
  declaredAsTyped,
  isLocked,
  proposedDeclare,
  withKind,
} from '../../renderer/screens/period/declare-draft.ts';
import { overlapsOf } from '../../renderer/screens/period/declare-overlap.ts';
import { isSought, usualPools, withPerson } from '../../renderer/screens/period/declare-pool.ts';
import { pageOf, readDeclare } from '../../renderer/screens/period/declare-read.ts';
import { headsWords } from '../../renderer/screens/period/declare-words.ts';

putFakeBridge({});

const here = { now: '2026-01-20T02:00:00.000Z' as Instant, zone: 'Asia/Shanghai' };
const days = { fromDay: '2026-02-15' as IsoDay, untilDay: '2026-02-23' as IsoDay };

const demands = [{ tierKey: 'on', by: 'parts', amount: 1 }];
const twoPools = (change: Readonly<Record<string, unknown>> = {}): Scheme =>
  scheme.parse({
    id: 's1',
    name: '三三制',
    source: '',
    note: '',
    tiers: [
      { key: 'on', name: '在岗', kind: 'duty', place: 'room', arriveMinutes: null, mayLeaveTown: false },
    ],
    pools: [
      {
        key: 'lead',
        name: '领导',
        isLeaders: true,
        duty: 'dutyLeader',
        hasLead: false,
        shift: null,
        groupIds: [],
        demands,
      },
      {
        key: 'staff',
        name: '工作人员',
        isLeaders: false,
        duty: 'chief',
        hasLead: true,
        shift: null,
        groupIds: [],
        demands,
      },
    ],
    blockDays: 1,
    restsAfterDuty: true,
    ...change,
  });

const someone = (id: string, change: Partial<Person> = {}): Person =>
  person.parse({
    id,
    name: id,
    post: '',
    unit: '',
    phones: [],
    group: '',
    order: 1,
    joinedDay: null,
    leftDay: null,
    pinyin: '',
    initials: '',
    version: 1,
    ...change,
  });

const ids = (...all: string[]): PersonId[] => all.map((id) => person.shape.id.parse(id));

const ranked = absenceRules.parse({
  ...usualAbsenceRules,
  people: [{ personId: 'boss', rankId: 'head' }],
});

const sources = {
  people: [someone('boss'), someone('anna'), someone('boris')],
  groups: [],
  rules: ranked,
};

const aBody = (id: string) =>
  superiorBody.parse({
    id,
    name: `总值班室 ${id}`,
    roster: { daysBefore: 2, at: '12:00', urgentHours: 3 },
    daily: { at: '16:30' },
    form: {
      title: '安排表',
      columns: [{ key: 'day', label: '日期' }],
      withPosts: true,
      withPhones: false,
      footer: [],
      template: null,
    },
  });

const typed = (change: Partial<DeclareDraft> = {}): DeclareDraft => ({
  ...blankDeclare([aBody('b1')]),
  kind: 'holiday',
  name: '春节',
  from: '2026-02-15',
  until: '2月23日',
  ...change,
});

test('a form that was filled in becomes a period with the wishes of the room’s bodies', () => {
  const { fields, problems, days: read } = readDeclare(typed(), here);
  expect(problems).toEqual({});
  expect(read).toEqual(days);
  expect(fields).toMatchObject({
    ...days,
    kind: 'holiday',
    name: '春节',
    parts: [],
    bodies: [
      {
        bodyId: 'b1',
        roster: { daysBefore: 2, at: '12:00', urgentHours: 3 },
        daily: { at: '16:30' },
      },
    ],
  });
});

test('what is missing or reversed is named by its field, and nothing is sent', () => {
  expect(readDeclare(typed({ name: ' ', from: '', until: '2026-02-30' }), here)).toEqual({
    fields: undefined,
    days: undefined,
    bodies: [expect.objectContaining({ bodyId: 'b1' })],
    problems: { name: 'required', from: 'required', until: 'day' },
  });
  expect(readDeclare(typed({ until: '2026-02-14' }), here).problems).toEqual({ until: 'order' });
});

test('a text that is too long or cannot be printed is named by its field', () => {
  expect(
    readDeclare(typed({ name: '节'.repeat(61), basis: 'a\u0007', reason: '因'.repeat(301) }), here).problems,
  ).toEqual({ name: 'tooLong', basis: 'unprintable', reason: 'tooLong' });
});

test('the first part begins with the period, and later ones come after the one before and within it', () => {
  const part = { fromDay: '2026-03-09', scheme: twoPools(), pools: [] };
  expect(readDeclare(typed({ parts: [part] }), here).fields?.parts[0]?.fromDay).toBe('2026-02-15');
  const later = (fromDay: string) =>
    readDeclare(typed({ parts: [part, { ...part, fromDay }] }), here).problems;
  expect(later('2026-02-18')).toEqual({});
  expect(later('2026-02-15')).toEqual({ 'part 1': 'order' });
  expect(later('2026-02-24')).toEqual({ 'part 1': 'order' });
  expect(later('')).toEqual({ 'part 1': 'required' });
});

test('numbers and times of a body are read as they are typed, and what is switched off is not looked at', () => {
  const [body] = typed().bodies;
  if (body === undefined) throw new Error('the form has a body');
  const wrong = { ...body, daysBefore: '两', rosterAt: '25:00', urgentHours: '73', dailyAt: '' };
  expect(readDeclare(typed({ bodies: [wrong] }), here).problems).toEqual({
    'body b1 daysBefore': 'number',
    'body b1 rosterAt': 'time',
    'body b1 urgentHours': 'number',
    'body b1 dailyAt': 'time',
  });
  const off = { ...wrong, withRoster: false, withDaily: false };
  expect(readDeclare(typed({ bodies: [off] }), here).fields?.bodies).toEqual([]);
  const wide = { ...body, daysBefore: '３', rosterAt: '930' };
  expect(readDeclare(typed({ bodies: [wide] }), here).fields?.bodies[0]?.roster).toEqual({
    daysBefore: 3,
    at: '09:30',
    urgentHours: 3,
  });
});

test('a wrong field stands on the page on which it is typed', () => {
  expect(['name', 'until', 'part 1', 'body b1 dailyAt'].map(pageOf)).toEqual([
    'days',
    'days',
    'parts',
    'bodies',
  ]);
});

test('a proposal fills the form, and its rank is the usual one of its kind', () => {
  const draft = proposedDeclare(
    {
      kind: 'holiday',
      name: '春节',
      ...days,
      firstDayOff: days.fromDay,
      lastDayOff: days.untilDay,
      makeupDays: [],
      basis: '国办发明电',
      isProvisional: false,
      from: 'calendar',
    },
    [],
  );
  expect(readDeclare(draft, here).fields).toMatchObject({
    ...days,
    name: '春节',
    rank: 5,
    basis: '国办发明电',
  });
});

test('a period that stands comes back as it was, and a body that was added to the room since wants nothing of it', () => {
  const fields = periodFields.parse({
    kind: 'holiday',
    name: '春节',
    ...days,
    rank: 6,
    basis: '通知',
    isSensitive: true,
    parts: [
      {
        fromDay: days.fromDay,
        scheme: twoPools(),
        pools: [
          { key: 'lead', people: ['boss'], leads: [] },
          { key: 'staff', people: ['anna'], leads: ['anna'] },
        ],
      },
    ],
    bodies: [{ bodyId: 'b1', name: '总值班室 b1', roster: null, daily: { at: '15:00' } }],
    note: '',
  });
  const draft = declaredAsTyped(fields, [aBody('b1'), aBody('b2')]);
  expect(draft.bodies.map(({ bodyId }) => bodyId)).toEqual(['b1', 'b2']);
  expect(readDeclare(draft, here).fields).toEqual(fields);
});

test('another kind brings its rank and name along, but not over what somebody chose', () => {
  const blank = blankDeclare([]);
  expect(withKind(blank, 'flood', '汛期')).toMatchObject({ kind: 'flood', name: '汛期', rank: 2 });
  const own = { ...blank, name: '防汛 Ⅱ 级', isNamed: true, rank: 8, isRanked: true };
  expect(withKind(own, 'flood', '汛期')).toMatchObject({ kind: 'flood', name: '防汛 Ⅱ 级', rank: 8 });
});

test('a part is locked from the day on which duty has begun in it', () => {
  const begun = '2026-02-17' as IsoDay;
  expect(isLocked({ fromDay: '2026-02-15' }, begun)).toBe(true);
  expect(isLocked({ fromDay: '2026-02-18' }, begun)).toBe(false);
  expect(isLocked({ fromDay: '' }, begun)).toBe(false);
  expect(isLocked({ fromDay: '2026-02-15' }, null)).toBe(false);
});

test('without groups leaders make the pool of leaders and the others the other one', () => {
  expect(usualPools(twoPools(), sources, days)).toEqual([
    { key: 'lead', people: ids('boss'), leads: [] },
    { key: 'staff', people: ids('anna', 'boris'), leads: [] },
  ]);
});

test('groups of the rota make a pool: members on these days, and nobody who left before', () => {
  const grouped = twoPools();
  const withGroup: Scheme = {
    ...grouped,
    pools: grouped.pools.map((pool) => (pool.key === 'staff' ? { ...pool, groupIds: ['g1'] } : pool)),
  };
  const group = rotaGroup.parse({
    id: 'g1',
    name: '值班组',
    members: [
      { personId: 'anna', fromDay: null, untilDay: '2026-02-15' },
      { personId: 'boris', fromDay: null, untilDay: '2026-02-14' },
      { personId: 'gone', fromDay: null, untilDay: null },
      { personId: 'boss', fromDay: null, untilDay: null },
    ],
  });
  const people = [...sources.people, someone('gone', { leftDay: '2026-02-01' as IsoDay })];
  expect(usualPools(withGroup, { ...sources, people, groups: [group] }, days)).toEqual([
    { key: 'lead', people: ids('boss'), leads: [] },
    // The boss is in the first pool already.
    { key: 'staff', people: ids('anna'), leads: [] },
  ]);
});

test('another scheme keeps the people of pools that it has too', () => {
  const stands = [
    { key: 'lead', people: ids('boss'), leads: [] },
    { key: 'staff', people: ids('boris'), leads: ids('boris') },
  ];
  expect(usualPools(twoPools({ id: 's2', name: '双带班' }), sources, days, stands)).toEqual(stands);
});

test('who is taken out of a pool cannot be first on duty either', () => {
  const pool = { key: 'staff', people: ids('anna', 'boris'), leads: ids('anna') };
  expect(withPerson(pool, ids('anna')[0] as PersonId, false)).toEqual({
    key: 'staff',
    people: ids('boris'),
    leads: [],
  });
});

test('somebody is found by name, post, group, initials and pinyin in full-width letters too', () => {
  const lin = someone('p1', {
    name: '林晓岚',
    post: '值班员',
    group: '一科',
    initials: 'lxl',
    pinyin: 'lin xiao lan',
  });
  for (const sought of ['', '晓', '值班', '一科', 'LXL', 'ｌｉｎｘｉａｏ'])
    expect(isSought(lin, sought)).toBe(true);
  expect(isSought(lin, '王')).toBe(false);
});

test('the tiers of a pool are said in the order of the scheme', () => {
  const three = twoPools({
    tiers: [
      ['on', '在岗'],
      ['by', '备勤'],
      ['off', '休息'],
    ].map(([key, name]) => ({
      key,
      name,
      kind: 'duty',
      place: 'room',
      arriveMinutes: null,
      mayLeaveTown: false,
    })),
  });
  expect(
    headsWords(
      three,
      new Map([
        ['off', 6],
        ['on', 7],
        ['by', 7],
      ]),
    ),
  ).toBe('在岗 7 / 备勤 7 / 休息 6');
});

const line = (change: Partial<PeriodLine>): PeriodLine => ({
  id: 'flood' as PeriodLine['id'],
  number: '2026-1',
  version: 1,
  kind: 'flood',
  name: '汛期',
  fromDay: '2026-02-20' as IsoDay,
  untilDay: '2026-09-30' as IsoDay,
  rank: 5,
  basis: '',
  isSensitive: false,
  schemes: ['带班–值班–待命'],
  state: 'declared',
  stage: 'ahead',
  planVersion: null,
  hasDraft: false,
  openDays: 0,
  dues: [],
  overlaps: [],
  ...change,
});

const own = { ...days, id: null, number: null, rank: 5, hasScheme: true };

test('of the same rank a new period holds the days that it shares, and a lower one gives them up', () => {
  expect(overlapsOf(own, [line({})])).toMatchObject([
    { name: '汛期', fromDay: '2026-02-20', untilDay: '2026-02-23', days: 4, held: 4, lost: 0 },
  ]);
  expect(overlapsOf({ ...own, rank: 4 }, [line({})])).toMatchObject([{ held: 0, lost: 4 }]);
});

test('of the same rank the one with the higher number was declared last, past the tenth and the hundredth', () => {
  const mine = { ...own, id: 'mine', number: '2026-99' };
  expect(overlapsOf(mine, [line({ number: '2026-100' })])).toMatchObject([{ held: 0, lost: 4 }]);
  expect(overlapsOf(mine, [line({ number: '2026-09' })])).toMatchObject([{ held: 4, lost: 0 }]);
});

test('a period without a scheme holds nothing, and itself, cancelled and distant ones are no overlap', () => {
  expect(overlapsOf({ ...own, hasScheme: false }, [line({ schemes: [] })])).toMatchObject([
    { days: 4, held: 0, lost: 0 },
  ]);
  expect(
    overlapsOf({ ...own, id: 'flood' }, [
      line({}),
      line({ id: 'gone' as PeriodLine['id'], state: 'cancelled' }),
      line({ id: 'far' as PeriodLine['id'], fromDay: '2026-02-24' as IsoDay }),
    ]),
  ).toEqual([]);
});
