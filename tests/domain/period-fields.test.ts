import { describe, expect, test } from 'vitest';
import { fieldsFault } from '#domain/period/fields-fault';
import { type PeriodFields, periodFields } from '#domain/period/period';
import { usualRank } from '#domain/period/period';

const known = { people: new Set(['anna', 'boris', 'clara', 'dima']) };

const demand = { tierKey: 'on', by: 'parts', amount: 1 };
const pool = { hasLead: true, shift: null, groupIds: [], demands: [demand] };
const threeThree = {
  id: 's1',
  name: '三三制',
  source: '',
  note: '',
  tiers: [{ key: 'on', name: '在岗', kind: 'duty', place: 'room', arriveMinutes: null, mayLeaveTown: false }],
  pools: [
    { ...pool, key: 'leaders', name: '领导', isLeaders: true, duty: 'dutyLeader' },
    { ...pool, key: 'staff', name: '工作人员', isLeaders: false, duty: 'deputy' },
  ],
  blockDays: 1,
  restsAfterDuty: true,
};

const aPart = (fromDay: string, leaders: string[], staff: string[], leads: string[] = []) => ({
  fromDay,
  scheme: threeThree,
  pools: [
    { key: 'leaders', people: leaders, leads: [] },
    { key: 'staff', people: staff, leads },
  ],
});

const aBody = (bodyId: string, name: string) => ({ bodyId, name, roster: null, daily: null });

const springFestival = (change: Readonly<Record<string, unknown>> = {}): PeriodFields =>
  periodFields.parse({
    kind: 'holiday',
    name: '春节',
    fromDay: '2026-02-15',
    untilDay: '2026-02-23',
    rank: usualRank.holiday,
    basis: '',
    isSensitive: false,
    parts: [aPart('2026-02-15', ['anna'], ['boris', 'clara'], ['boris'])],
    bodies: [aBody('b1', '总值班室')],
    note: '',
    ...change,
  });

describe('what is said of a period', () => {
  test('a Spring Festival with two pools and one body stands as it is', () => {
    expect(fieldsFault(springFestival(), known)).toBeNull();
  });

  test('a period without parts goes by the rota and stands as it is', () => {
    expect(fieldsFault(springFestival({ parts: [], bodies: [] }), known)).toBeNull();
  });

  test('a period of a single day stands as it is', () => {
    expect(fieldsFault(springFestival({ untilDay: '2026-02-15' }), known)).toBeNull();
  });

  test('the last day before the first is refused', () => {
    expect(fieldsFault(springFestival({ untilDay: '2026-02-14' }), known)).toEqual({
      rule: 'period-days-reversed',
      details: ['2026-02-15', '2026-02-14'],
    });
  });

  test('400 days are taken, and 401 are refused', () => {
    const days = { fromDay: '2026-01-01', parts: [] };
    expect(fieldsFault(springFestival({ ...days, untilDay: '2027-02-04' }), known)).toBeNull();
    expect(fieldsFault(springFestival({ ...days, untilDay: '2027-02-05' }), known)).toEqual({
      rule: 'period-too-long',
      details: ['400'],
    });
  });

  test('the first part begins with the period', () => {
    expect(fieldsFault(springFestival({ parts: [aPart('2026-02-16', ['anna'], ['boris'])] }), known)).toEqual(
      { rule: 'period-first-part', details: ['2026-02-16', '2026-02-15'] },
    );
  });

  test('a part outside the days of the period is refused, before it and after it', () => {
    for (const day of ['2026-02-14', '2026-02-24'])
      expect(
        fieldsFault(springFestival({ parts: [aPart('2026-02-15', [], []), aPart(day, [], [])] }), known),
      ).toEqual({ rule: 'period-part-outside', details: [day] });
  });

  test('parts stand in the order of their days, and two do not begin on one', () => {
    const [first, later] = [aPart('2026-02-15', [], []), aPart('2026-02-18', [], [])];
    expect(fieldsFault(springFestival({ parts: [first, later] }), known)).toBeNull();
    expect(fieldsFault(springFestival({ parts: [first, later, later] }), known)).toEqual({
      rule: 'period-parts-order',
      details: ['2026-02-18'],
    });
    expect(
      fieldsFault(springFestival({ parts: [first, later, aPart('2026-02-17', [], [])] }), known),
    ).toEqual({ rule: 'period-parts-order', details: ['2026-02-17'] });
  });

  test('the people of a part are in the pools of its scheme, each pool once', () => {
    const part = aPart('2026-02-15', ['anna'], ['boris']);
    const [leaders, staff] = part.pools;
    for (const pools of [[leaders], [leaders, staff, staff], [leaders, { ...staff, key: 'others' }]])
      expect(fieldsFault(springFestival({ parts: [{ ...part, pools }] }), known)).toEqual({
        rule: 'period-other-pools',
        details: ['三三制'],
      });
  });

  test('somebody whom the directory does not know is refused with the pool', () => {
    expect(
      fieldsFault(springFestival({ parts: [aPart('2026-02-15', ['anna'], ['nobody'])] }), known),
    ).toEqual({ rule: 'period-unknown-person', details: ['工作人员'] });
  });

  test('somebody in two pools of a part is refused with the person and both pools, in two parts is not', () => {
    expect(
      fieldsFault(springFestival({ parts: [aPart('2026-02-15', ['anna'], ['boris', 'anna'])] }), known),
    ).toEqual({ rule: 'period-person-twice', details: ['anna', '领导', '工作人员'] });
    expect(
      fieldsFault(
        springFestival({
          parts: [aPart('2026-02-15', ['anna'], ['boris']), aPart('2026-02-18', ['boris'], ['anna'])],
        }),
        known,
      ),
    ).toBeNull();
  });

  test('somebody twice in one pool is refused', () => {
    expect(
      fieldsFault(springFestival({ parts: [aPart('2026-02-15', [], ['boris', 'boris'])] }), known),
    ).toEqual({ rule: 'period-person-twice', details: ['boris', '工作人员'] });
  });

  test('who may be first on duty is one of the pool', () => {
    expect(
      fieldsFault(springFestival({ parts: [aPart('2026-02-15', ['anna'], ['boris'], ['anna'])] }), known),
    ).toEqual({ rule: 'period-lead-not-in-pool', details: ['anna', '工作人员'] });
  });

  test('a table holds 24 000 places and no more, each part counted with its own people', () => {
    const people = Array.from({ length: 200 }, (_one, index) => `p${index}`);
    const many = { people: new Set(people) };
    const whole = { fromDay: '2026-01-01', untilDay: '2026-04-30' };
    expect(
      fieldsFault(springFestival({ ...whole, parts: [aPart('2026-01-01', [], people)] }), many),
    ).toBeNull();
    const longer = { ...whole, untilDay: '2026-05-01' };
    expect(
      fieldsFault(springFestival({ ...longer, parts: [aPart('2026-01-01', [], people)] }), many),
    ).toEqual({ rule: 'period-too-large', details: ['24000'] });
    const fewerLater = [aPart('2026-01-01', [], people), aPart('2026-05-01', [], [])];
    expect(fieldsFault(springFestival({ ...longer, parts: fewerLater }), many)).toBeNull();
  });

  test('a scheme that nobody could work by is refused with what is wrong with it', () => {
    const part = aPart('2026-02-15', ['anna'], ['boris']);
    const tiers = threeThree.tiers.map((tier) => ({ ...tier, kind: 'rest' }));
    expect(
      fieldsFault(springFestival({ parts: [{ ...part, scheme: { ...threeThree, tiers } }] }), known),
    ).toEqual({ rule: 'period-no-duty-tier', details: ['三三制'] });
  });

  test('a body is named once, by its key and by its name', () => {
    for (const other of [aBody('b1', '主管部门'), aBody('b2', '总值班室')])
      expect(fieldsFault(springFestival({ bodies: [aBody('b1', '总值班室'), other] }), known)).toMatchObject({
        rule: 'period-body-twice',
      });
  });
});
