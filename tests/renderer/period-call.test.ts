import { expect, test } from 'vitest';
import { type TierToday, tierToday } from '#contract/methods/period-nouns';
import { type CalledPerson, calledPerson, callOut } from '#domain/period/call-out';
import { instant } from '#domain/time/instant';
import {
  type CallDraft,
  callOf,
  draftProblem,
  firstDraft,
  withTier,
} from '../../renderer/screens/period/call-draft.ts';
import { actOfKey, canBe } from '../../renderer/screens/period/call-keys.ts';
import { elapsedWords } from '../../renderer/screens/period/call-words.ts';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

putFakeBridge({});

const tierOf = (kind: string, arriveMinutes: number | null, people: readonly (readonly [string, string])[]) =>
  tierToday.parse({
    tier: { key: kind, name: kind, kind, place: 'town', arriveMinutes, mayLeaveTown: false },
    from: '2027-02-06T00:30:00.000Z',
    until: '2027-02-07T00:30:00.000Z',
    people: people.map(([personId, awayBy]) => ({
      personId,
      name: personId,
      post: '',
      isLeader: false,
      isLead: false,
      poolName: '',
      phones: [],
      awayBy,
    })),
  });

const tiers: readonly TierToday[] = [
  tierOf('duty', null, [['a', '']]),
  tierOf('standby', 30, [
    ['b', ''],
    ['c', '2027-0004'],
    ['d', ''],
  ]),
];
const filled = (change: Partial<CallDraft> = {}): CallDraft => ({
  ...firstDraft(tiers, ''),
  reason: '塌方',
  ...change,
});

test('a call begins with everybody on standby who is not away, within the minutes of the tier', () => {
  expect(firstDraft(tiers, '')).toMatchObject({
    tierKey: 'standby',
    listed: ['b', 'c', 'd'],
    chosen: ['b', 'd'],
    minutes: '30',
    isDrill: false,
  });
  expect(firstDraft(tiers, 'duty')).toMatchObject({ tierKey: 'duty', chosen: ['a'], minutes: '' });
  expect(firstDraft([], '')).toMatchObject({ tierKey: '', listed: [], minutes: '' });
});

test('another tier brings its own people and minutes and leaves what was typed', () => {
  const drill = filled({ isDrill: true, place: '大厅' });
  expect(withTier(drill, tiers, 'duty')).toMatchObject({
    chosen: ['a'],
    minutes: '',
    reason: '塌方',
    place: '大厅',
    isDrill: true,
  });
  expect(withTier(drill, tiers, '')).toMatchObject({ tierKey: '', listed: [], chosen: [] });
});

test('nobody is called without people, a reason and minutes that are minutes', () => {
  expect(draftProblem(filled())).toBeUndefined();
  expect(draftProblem(filled({ chosen: [] }))).toBe('needPeople');
  expect(draftProblem(filled({ reason: '  ' }))).toBe('needReason');
  for (const minutes of ['0', '1441', '12.5', '-3', '半小时'])
    expect([minutes, draftProblem(filled({ minutes }))]).toEqual([minutes, 'badMinutes']);
  for (const minutes of ['', ' 1 ', '1440', '３０'])
    expect([minutes, draftProblem(filled({ minutes }))]).toEqual([minutes, undefined]);
});

test('what is asked for names the ticked in the order of the list, and a period only with its tier', () => {
  const draft = filled({ chosen: filled().listed.toReversed(), minutes: '４５' });
  expect(callOf(draft, tiers, undefined)).toMatchObject({
    people: ['b', 'c', 'd'],
    tierName: 'standby',
    minutes: 45,
    periodId: null,
  });
  const alone = callOf(filled({ tierKey: '', minutes: '' }), tiers, undefined);
  expect(alone).toMatchObject({ periodId: null, tierName: '', minutes: null });
});

const person = (change: Partial<Record<keyof CalledPerson, unknown>>): CalledPerson =>
  calledPerson.parse({
    personId: 'p',
    name: 'p',
    post: '',
    isLeader: false,
    calledAt: '2027-02-06T02:00:00.000Z',
    answeredAt: null,
    arrivedAt: null,
    excuse: '',
    note: '',
    ...change,
  });

test('keys mean the same in capitals, and a key that is pressed twice notes nothing the second time', () => {
  expect([actOfKey('a'), actOfKey('A'), actOfKey('D'), actOfKey('x'), actOfKey('q')]).toEqual([
    'answered',
    'answered',
    'arrived',
    'cannot',
    undefined,
  ]);
  const when = '2027-02-06T02:05:00.000Z';
  const [silent, answered] = [person({}), person({ answeredAt: when })];
  const [there, ill] = [person({ answeredAt: when, arrivedAt: when }), person({ excuse: '发烧' })];
  const all = [silent, answered, there, ill];
  expect(canBe('answered', all)).toEqual([silent, ill]);
  expect(canBe('arrived', all)).toEqual([silent, answered, ill]);
  expect(canBe('cannot', all)).toEqual([silent, answered]);
  expect(canBe('undo', all)).toEqual([answered, there, ill]);
});

test('the time since the call is counted like a clock and never below nothing', () => {
  const from = '2027-02-06T02:00:00.000Z';
  expect(elapsedWords(from, '2027-02-06T02:04:09.900Z')).toBe('04:09');
  expect(elapsedWords(from, '2027-02-06T13:04:09.000Z')).toBe('11:04:09');
  expect(elapsedWords(from, '2027-02-06T01:59:59.000Z')).toBe('00:00');
});

test('the log says of a call-out what it was, who came, and the conclusion once it has one', async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const { default: i18next } = await import('i18next');
  const { callOutLogText } = await import('../../renderer/screens/period/call-words.ts');
  const { timesFor } = await import('../../renderer/parts/times.ts');
  const running = callOut.parse({
    id: 'c',
    year: 2027,
    no: 3,
    isDrill: true,
    periodId: 'p',
    periodName: '春节',
    tierName: '备勤',
    reason: '拉动',
    place: '大厅',
    minutes: 30,
    calledAt: '2027-02-06T02:00:00.000Z',
    ended: null,
    people: [person({ arrivedAt: '2027-02-06T02:20:00.000Z' }), person({ personId: 'q', excuse: '发烧' })],
  });
  const now = instant.parse('2027-02-06T03:00:00.000Z');
  const says = (one: typeof running): string =>
    callOutLogText(i18next.t, timesFor('zh-CN', 'Asia/Shanghai'), one, now);
  expect(says(running)).toBe(
    '集结演练 D2027-03（春节 备勤）：拉动。集结地点：大厅。02-06 10:00 发起，应到 2 人，已应答 1 人，到位 1 人，超时 0 人，不能到 1 人。',
  );
  const ended = { ...running, isDrill: false, place: '', ended: { at: now, conclusion: '撤离' } };
  expect(says(ended)).toContain('实战集结 2027-03（春节 备勤）：拉动。02-06 10:00 发起');
  expect(says(ended)).toMatch(/结论：撤离。$/);
});
