import { expect, test } from 'vitest';
import type { PeriodLine, ShownDue } from '#contract/methods/period-nouns';
import type { PeriodId } from '#domain/period/period';
import { type Submission, submission } from '#domain/period/submission';
import type { Instant, IsoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';
import { readSent, type SentDraft } from '../../renderer/screens/period/due-draft.ts';
import { apart, dueRows } from '../../renderer/screens/period/due-rows.ts';
import { dueSum, planState } from '../../renderer/screens/period/list-states.ts';
import { monthsOf, shareOf, yearBars } from '../../renderer/screens/period/list-year.ts';

putFakeBridge({});

const day = (text: string): IsoDay => text as IsoDay;
const at = (text: string): Instant => `${text}:00.000Z` as Instant;

const days = (id: string, fromDay: string, untilDay: string) => ({
  id: id as PeriodId,
  fromDay: day(fromDay),
  untilDay: day(untilDay),
});

test('periods that share days stand in lanes of their own, and a lane is used again as soon as it is free', () => {
  const bars = yearBars(
    [
      days('flood', '2026-05-01', '2026-09-30'),
      days('festival', '2026-06-19', '2026-06-21'),
      days('storm', '2026-06-21', '2026-06-25'),
      days('after', '2026-06-26', '2026-06-27'),
    ],
    2026,
  );
  expect(bars.map(({ line, lane }) => [line.id, lane])).toEqual([
    ['flood', 0],
    ['festival', 1],
    ['storm', 2],
    ['after', 1],
  ]);
});

test('a period over the turn of a year is cut at both years and says so', () => {
  const newYear = days('new-year', '2026-12-31', '2027-01-02');
  const [first] = yearBars([newYear], 2026);
  expect(first).toMatchObject({ isFromBefore: false, goesOn: true, until: 1 });
  expect(first?.from).toBeCloseTo(364 / 365);
  const [second] = yearBars([newYear], 2027);
  expect(second).toMatchObject({ isFromBefore: true, goesOn: false, from: 0 });
  expect(second?.until).toBeCloseTo(2 / 365);
  expect(yearBars([newYear], 2028)).toEqual([]);
});

test('a period of one day has the width of a day, in a leap year of 366', () => {
  const [bar] = yearBars([days('one', '2028-02-29', '2028-02-29')], 2028);
  expect((bar?.until ?? 0) - (bar?.from ?? 0)).toBeCloseTo(1 / 366);
  expect(bar?.from).toBeCloseTo(59 / 366);
});

test('the months of a year touch one another and fill it', () => {
  const months = monthsOf(2026);
  expect(months).toHaveLength(12);
  expect(months[0]?.from).toBe(0);
  expect(months[11]?.until).toBe(1);
  for (const [index, month] of months.entries())
    if (index > 0) expect(month.from).toBe(months[index - 1]?.until);
  expect(shareOf(day('2026-01-01'), 2026)).toBeCloseTo(0.5 / 365);
  expect(shareOf(day('2027-01-01'), 2026)).toBeUndefined();
});

const aDue = (change: Partial<ShownDue> = {}): ShownDue => ({
  periodId: 'p1' as PeriodId,
  periodName: '春节',
  bodyId: 'b1',
  bodyName: '总值班室',
  what: 'roster',
  day: null,
  dueAt: at('2026-02-13T04:00'),
  sentAt: null,
  submissionId: null,
  state: 'ahead',
  isOutdated: false,
  ...change,
});

const sent = (id: string, sentAt: string, change: Readonly<Record<string, unknown>> = {}): Submission =>
  submission.parse({
    id,
    periodId: 'p1',
    bodyName: '总值班室',
    fields: {
      what: 'roster',
      bodyId: 'b1',
      day: null,
      planVersion: 1,
      at: at(sentAt),
      manner: 'fax',
      receivedBy: '',
      receipt: '',
      note: '',
      ...(typeof change['fields'] === 'object' ? change['fields'] : {}),
    },
    dueAt: null,
    sentByName: '林晓岚',
    recordedAt: at(sentAt),
    withdrawn: change['withdrawn'] ?? null,
  });

const gone = { reason: '填错', byName: '林晓岚', at: at('2026-02-12T09:00') };

test('the table of a period says the rota, nothing, a draft, a version, or a version with a newer draft', () => {
  const line = (schemes: string[], planVersion: number | null, hasDraft: boolean) =>
    planState({ schemes, planVersion, hasDraft });
  expect(line([], null, false)).toBe('none');
  expect(line(['三三制'], null, false)).toBe('unplanned');
  expect(line(['三三制'], null, true)).toBe('draft');
  expect(line(['三三制'], 2, false)).toBe('published');
  expect(line(['三三制'], 2, true)).toBe('redrafted');
});

test('of what is due the most urgent is said: overdue before sent again before soon before ahead', () => {
  const dues = (...all: Partial<ShownDue>[]): Pick<PeriodLine, 'dues'> => ({ dues: all.map(aDue) });
  expect(dueSum(dues())).toEqual({ state: 'none', count: 0 });
  const [ahead, soon, overdue] = [{ state: 'ahead' }, { state: 'soon' }, { state: 'overdue' }] as const;
  const outdated = { state: 'met', isOutdated: true } as const;
  expect(dueSum(dues(ahead, soon, outdated, overdue, overdue))).toEqual({ state: 'overdue', count: 2 });
  expect(dueSum(dues(ahead, soon, outdated))).toEqual({ state: 'outdated', count: 1 });
  expect(dueSum(dues(ahead, soon))).toEqual({ state: 'soon', count: 1 });
  expect(dueSum(dues(ahead, ahead))).toEqual({ state: 'ahead', count: 2 });
  expect(dueSum(dues({ state: 'met' }, { state: 'late' }))).toEqual({ state: 'done', count: 2 });
});

test('a table that was sent twice is one due with two lines, and what was withdrawn stands below them', () => {
  const rows = dueRows(
    [aDue(), aDue({ what: 'daily', day: day('2026-02-15') })],
    [
      sent('again', '2026-02-12T08:00', { fields: { planVersion: 2 } }),
      sent('mistaken', '2026-02-10T08:00', { withdrawn: gone }),
      sent('first', '2026-02-11T08:00'),
    ],
  );
  expect(rows.map(({ due, submission: one }) => [due?.what ?? null, one?.id ?? null])).toEqual([
    ['roster', 'first'],
    [null, 'again'],
    [null, 'mistaken'],
    ['daily', null],
  ]);
});

test('a due of which everything was withdrawn is open again', () => {
  const rows = dueRows([aDue()], [sent('mistaken', '2026-02-10T08:00', { withdrawn: gone })]);
  expect(rows.map(({ due, submission: one }) => [due?.what ?? null, one?.id ?? null])).toEqual([
    ['roster', null],
    [null, 'mistaken'],
  ]);
});

test('what was sent without being asked for stands at the end, and another body or day is not taken for it', () => {
  const other = sent('other', '2026-02-11T08:00', { fields: { bodyId: 'b2' } });
  const report = sent('report', '2026-02-16T08:00', {
    fields: { what: 'daily', day: '2026-02-16', planVersion: null },
  });
  const rows = dueRows([aDue(), aDue({ what: 'daily', day: day('2026-02-15') })], [report, other]);
  expect(rows.map(({ due, submission: one }) => [due?.day ?? null, one?.id ?? null])).toEqual([
    [null, null],
    ['2026-02-15', null],
    [null, 'other'],
    [null, 'report'],
  ]);
});

test('two moments are apart in the largest unit that fits, whichever is earlier', () => {
  const from = at('2026-02-13T00:00');
  expect(apart(from, `${from.slice(0, 17)}59.000Z`)).toEqual({ unit: 'moment', count: 0 });
  expect(apart(from, at('2026-02-13T01:59'))).toEqual({ unit: 'minutes', count: 119 });
  expect(apart(at('2026-02-13T02:00'), from)).toEqual({ unit: 'hours', count: 2 });
  expect(apart(from, at('2026-02-14T23:59'))).toEqual({ unit: 'hours', count: 47 });
  expect(apart(from, at('2026-02-15T00:00'))).toEqual({ unit: 'days', count: 2 });
});

const here = { now: at('2026-02-13T03:00'), zone: 'Asia/Shanghai' };
const typed: SentDraft = {
  what: 'roster',
  bodyId: 'b1',
  day: null,
  planVersion: 2,
  at: '0930',
  manner: 'network',
  receivedBy: ' 李值班 ',
  receipt: '回 12 号',
  note: '',
};

test('a table that was sent this morning is read with its version and without a day', () => {
  expect(readSent({ ...typed, day: day('2026-02-15') }, here)).toEqual({
    problems: [],
    fields: {
      ...typed,
      day: null,
      at: '2026-02-13T01:30:00.000Z',
      receivedBy: '李值班',
    },
  });
});

test('a daily report needs its day and carries no version', () => {
  expect(readSent({ ...typed, what: 'daily' }, here).problems).toEqual(['day']);
  expect(readSent({ ...typed, what: 'daily', day: day('2026-02-15') }, here).fields).toMatchObject({
    day: '2026-02-15',
    planVersion: null,
  });
});

test('a body, a version and a time that was there are asked for, and nothing is sent ahead of time', () => {
  expect(readSent({ ...typed, bodyId: '', planVersion: null, at: '' }, here).problems).toEqual([
    'body',
    'version',
    'at',
  ]);
  const ahead = readSent({ ...typed, at: '2026-02-14 09:30' }, here);
  expect(ahead.problems).toEqual(['ahead']);
  expect(ahead.fields).toBeUndefined();
});
