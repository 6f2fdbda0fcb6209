import { expect, test } from 'vitest';
import { type Finding, finding as findingSchema, findingKind } from '#domain/absence/finding';
import { judgeAbsence } from '#domain/absence/judge-absence';
import type { JudgedAbsence } from '#domain/absence/judged';
import english from '#words/en/absence' with { type: 'json' };
import chinese from '#words/zh-CN/absence' with { type: 'json' };
import i18next from 'i18next';
import { findingText } from '../../renderer/parts/finding-text.ts';
import { timesFor } from '../../renderer/parts/times.ts';
import type { Words } from '../../renderer/use-words.ts';
import { startWords, switchLanguage } from '../../renderer/words.ts';
import {
  aRoomWith,
  aRule,
  aroundOf,
  anAbsence,
  approvedAs,
  away,
  heldDuty,
  told,
} from '../helpers/absence-builders.ts';
import { moment, onDay } from '../helpers/builders.ts';
import { someone } from '../helpers/rota-builders.ts';

const trip = (change: Parameters<typeof anAbsence>[2] = {}) =>
  anAbsence('2026-11-25 上午', '2026-11-27 下午', change);
const moments = ['2026-11-01T00:00Z', '2026-11-25T08:00Z', '2026-12-30T00:00Z'].map(moment);
const acting = (person: string | null) => ({
  personId: person === null ? null : someone(person),
  name: '乙',
  post: '',
  phone: '',
});

const rules = [
  aRule({ kind: 'approval', approver: '主要领导', manner: 'written', needsDocument: true }),
  aRule({ kind: 'lead', amount: 3, unit: 'workdays', paperDays: 2 }),
  aRule({ kind: 'lead', id: 'days', amount: 1, unit: 'days', paperDays: null }),
  aRule({ kind: 'lead', id: 'hours', amount: 6, unit: 'hours', paperDays: null }),
  aRule({ kind: 'stale', days: 5, workdays: 1 }),
  aRule({ kind: 'change', withinHours: null }),
  aRule({ kind: 'return', days: 1 }),
  aRule({ kind: 'report', to: '省教育厅' }),
  ...(['acting', 'contactPhone', 'companions', 'place', 'transport', 'arrangement', 'cause'] as const).map(
    (field) => aRule({ kind: 'field', id: field, field }),
  ),
  aRule({ kind: 'field', id: 'advice', field: 'companions', isAdvice: true }),
];
const room = aRoomWith(rules, {
  keepsHeadsApart: true,
  checksActing: true,
  floor: 3,
  people: [{ personId: someone('a'), rankId: 'head' }],
  heads: [{ people: [someone('a'), someone('b')], reason: '' }],
});
const duties = [
  heldDuty('a', '2026-11-25T00:30Z', '2026-11-26T00:30Z'),
  heldDuty('a', '2026-11-26T00:30Z', '2026-11-27T00:30Z', { isStandby: true, postName: '备勤' }),
];
const others = [
  away('b', '2026-11-25T00:30Z', '2026-11-26T00:30Z'),
  away('c', '2026-11-25T00:30Z', '2026-11-26T00:30Z', { actingId: someone('b') }),
  away('d', '2026-11-25T00:30Z', '2026-11-26T00:30Z', { actingId: someone('a') }),
  away('a', '2026-11-20T00:30Z', '2026-11-25T04:00Z'),
];

const old = '2026-11-02T01:00Z';
const number = { documentNo: '云政办〔2026〕8号' };
const call = told('2026-11-24T01:00Z', { manner: 'phone' });
const onTime = told('2026-11-16T01:00Z');
const approved = (at: string, change: Parameters<typeof approvedAs>[2]) => ({
  approval: approvedAs(trip(), at, change),
});
const changed = { changedAt: moment('2026-11-23T01:00Z'), untilBeforeAt: moment('2026-11-26T10:00Z') };
const tooLate = { changedAt: moment('2026-11-26T11:00Z'), untilBeforeAt: moment('2026-11-26T10:00Z') };
const back = (recordedAt: string) => ({
  state: 'returned' as const,
  returned: { at: moment('2026-11-27T09:00Z'), recordedAt: moment(recordedAt) },
});

/** Absences whose findings, at the moments above, are of every sort that there is. */
const absences: readonly JudgedAbsence[] = [
  trip(),
  trip({ ...approved(old, number), reports: [onTime, told('2026-11-16T01:00Z', { to: '省教育厅' })] }),
  trip({ ...approved(old, number), reports: [told('2026-11-25T03:00Z', { to: '省教育厅' })] }),
  trip({ ...approved('2026-11-25T06:00Z', number), fields: { acting: acting('b'), place: '', cause: '' } }),
  trip({ ...approved(old, { ...number, halfDays: 2 }), fields: { acting: acting(null) } }),
  trip({
    ...approved(old, { ...number, reach: 'city' }),
    fields: { acting: acting('a'), contactPhone: '1' },
  }),
  trip({ ...approved(old, { ...number, manner: 'phone' }), fields: { companions: '丙', transport: '高铁' } }),
  trip({ ...approved(old, {}), fields: { arrangement: '已安排' } }),
  trip({ reports: [call] }),
  trip({ reports: [call, told('2026-11-25T01:00Z', { manner: 'afterwards' })] }),
  trip({ reports: [call, told('2026-11-29T01:00Z', { manner: 'afterwards' })] }),
  trip({ ...changed }),
  trip({ ...changed, reports: [told('2026-11-24T02:00Z')] }),
  trip({ ...changed, reports: [told('2026-11-29T02:00Z')] }),
  trip({ ...tooLate }),
  trip({ ...tooLate, reports: [told('2026-11-26T12:00Z')] }),
  trip(back('2026-11-28T01:00Z')),
  trip(back('2026-12-01T01:00Z')),
];
// Findings of the time around the return, and of a call whose paper is not due yet.
const findings = absences.flatMap((absence) =>
  [...moments, moment('2026-11-24T02:00Z'), moment('2026-11-27T12:00Z')].flatMap((now) =>
    judgeAbsence(absence, aroundOf(room, { now, duties, others })),
  ),
);

type Tree = { readonly [key: string]: string | Tree };
const at = (words: Tree, path: readonly string[]): string => {
  const found = path.reduce<string | Tree | undefined>(
    (inner, key) => (typeof inner === 'object' ? inner[key] : undefined),
    words,
  );
  if (typeof found !== 'string') throw new Error(`no words for ${path.join('.')}`);
  return found;
};

/** Words that are strict: a key without a sentence or a place that nothing fills fails the test. */
const strictly =
  (words: Tree, used: Set<string>) =>
  (key: string, values: Readonly<Record<string, string>> = {}): string => {
    const path = key.replace('absence:', '');
    used.add(path);
    return at(words, path.split('.')).replaceAll(/\{\{(\w+)\}\}/gu, (_all, name: string) => {
      const value = values[name] ?? '';
      if (value === '') throw new Error(`${key} has nothing for ${name}`);
      return value;
    });
  };

const keysOf = (words: Tree, before: string): readonly string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}.${key}`] : keysOf(value, `${before}.${key}`),
  );

test.each([
  ['zh-CN', chinese],
  ['en', english],
] as const)(
  'in %s everything that the rules can say of an absence has its sentence, and no sentence is left over',
  (language, words) => {
    const used = new Set<string>();
    const times = timesFor(language, 'Asia/Shanghai');
    const texts = findings.map((finding) =>
      findingText(strictly(words, used) as unknown as Words, times, finding),
    );
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(findingKind.options));
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
    // The ways of approving that are asked are three by the schema; one of them stands for them here.
    const said = [...used].filter((key) => key.startsWith('finding.') && !key.startsWith('finding.asked'));
    const written = keysOf(words.finding, 'finding').filter((key) => !key.startsWith('finding.asked'));
    expect(said.toSorted()).toEqual(written.toSorted());
  },
);

test('everything that the rules can say of an absence can be kept and sent', () => {
  expect(findings.filter((finding) => !findingSchema.safeParse(finding).success)).toEqual([]);
});

const aFinding = (change: Partial<Finding>): Finding => ({
  ruleId: 'lead',
  kind: 'lead',
  subject: '',
  outcome: 'missed',
  isAdvice: false,
  day: null,
  dueAt: moment('2026-11-22T16:00Z'),
  doneAt: moment('2026-11-24T01:05Z'),
  values: { amount: '3', unit: 'days' },
  ...change,
});

test('a deadline at midnight is the 24:00 of the day before, in both languages and over the turn of the year', async () => {
  await startWords('zh-CN');
  const says = (finding: Finding) =>
    findingText(i18next.t, timesFor(i18next.language, 'Asia/Shanghai'), finding);
  expect(says(aFinding({}))).toBe('应于11-22 24:00前报备（提前3天），实际11-24 09:05');
  expect(says(aFinding({ dueAt: moment('2026-12-31T16:00Z'), doneAt: null }))).toBe(
    '应于12-31 24:00前报备（提前3天），至今未报备',
  );
  await switchLanguage('en');
  expect(says(aFinding({}))).toBe('Was to be reported before 11-22 24:00 (3 d ahead); done 11-24 09:05');
});

test('names that people type are shown as they are, whatever they look like', async () => {
  await startWords('zh-CN');
  const heads = aFinding({
    ruleId: 'heads',
    kind: 'heads',
    dueAt: null,
    doneAt: null,
    day: onDay('2026-11-25'),
    values: { name: '<b>{{due}} $t(desk.open)</b>', number: '2026-0007' },
  });
  expect(findingText(i18next.t, timesFor('zh-CN', 'Asia/Shanghai'), heads)).toContain(
    '<b>{{due}} $t(desk.open)</b>',
  );
});
