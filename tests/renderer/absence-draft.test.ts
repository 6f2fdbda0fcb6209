import { expect, test } from 'vitest';
import type { Finding } from '#domain/absence/finding';
import { findingKey } from '#domain/absence/finding';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import { personId } from '#domain/people/person';
import { instant } from '#domain/time/instant';
import {
  type AbsenceDraft,
  absenceAsTyped,
  blankAbsence,
  changedParts,
  readAbsence,
  readDecisions,
  toldOf,
} from '../../renderer/screens/absence/absence-draft.ts';
import { readEdge, readEdgeDay, splitEdge } from '../../renderer/screens/absence/typed-edge.ts';

const zone = 'Asia/Shanghai';
const now = instant.parse('2026-11-22T05:00:00.000Z');
const around = { now, zone, parts: usualAbsenceRules.dayParts };
const someone = personId.parse('p1');

const typed = (parts: Partial<AbsenceDraft> = {}): AbsenceDraft => ({
  ...blankAbsence(someone),
  from: { day: '1125', part: 'morning', time: '' },
  until: { day: '11-27', part: 'afternoon', time: '' },
  ...parts,
});

const finding = (parts: Partial<Finding>): Finding => ({
  ruleId: 'lead',
  kind: 'lead',
  subject: '',
  outcome: 'missed',
  isAdvice: false,
  day: null,
  dueAt: null,
  doneAt: null,
  values: {},
  ...parts,
});

test('days are typed as they are said, and a part of the day or a time may stand behind them', () => {
  for (const [text, day] of [
    ['1125', '2026-11-25'],
    ['11-25', '2026-11-25'],
    ['11月25日', '2026-11-25'],
    ['１１．２５', '2026-11-25'],
    ['20270103', '2027-01-03'],
    ['0103', '2027-01-03'],
    ['0601', '2027-06-01'],
    ['2026-06-01', '2026-06-01'],
    ['1001', '2026-10-01'],
    ['今天', '2026-11-22'],
    ['明', '2026-11-23'],
    ['后天', '2026-11-24'],
    ['1332', undefined],
    ['下周', undefined],
  ] as const)
    expect([text, readEdgeDay(text, now, zone)]).toEqual([text, day]);
  const split = (day: string) => splitEdge({ day, part: 'morning', time: '' }, now, zone);
  expect(split('11-25 下午')).toEqual({ day: '11-25', part: 'afternoon', time: '' });
  expect(split('明天晚上')).toEqual({ day: '明天', part: 'evening', time: '' });
  expect(split('1125 1430')).toEqual({ day: '1125', part: 'time', time: '1430' });
  expect(split('1125 2560')).toEqual({ day: '1125 2560', part: 'morning', time: '' });
});

test('an edge has a time where one is known, and says what is wrong with it', () => {
  expect(readEdge({ day: '1125', part: 'time', time: '8点30分' }, around)).toEqual({
    day: '2026-11-25',
    part: 'time',
    time: '08:30',
  });
  expect(readEdge({ day: '1125', part: 'evening', time: '0830' }, around)).toEqual({
    day: '2026-11-25',
    part: 'evening',
    time: null,
  });
  // Saved while the cursor stands in the field still.
  expect(readEdge({ day: '11-25 下午', part: 'morning', time: '' }, around)).toEqual({
    day: '2026-11-25',
    part: 'afternoon',
    time: null,
  });
  expect(readEdge({ day: '1125', part: 'time', time: '' }, around)).toBe('time');
  expect(readEdge({ day: '1125', part: 'time', time: '2560' }, around)).toBe('time');
  expect(readEdge({ day: 'soon', part: 'morning', time: '' }, around)).toBe('day');
  expect(readEdge({ day: ' ', part: 'morning', time: '' }, around)).toBe('required');
});

test('a form with a person, a departure and a return can be saved, whatever else is missing', () => {
  const { fields, problems } = readAbsence(typed(), around);
  expect(problems).toEqual({});
  expect(fields).toMatchObject({
    personId: 'p1',
    from: { day: '2026-11-25', part: 'morning', time: null },
    until: { day: '2026-11-27', part: 'afternoon', time: null },
    cause: '',
    acting: null,
  });
});

test('what nobody can have meant is named beside its field', () => {
  const wrong = (parts: Partial<AbsenceDraft>) => readAbsence(typed(parts), around).problems;
  expect(wrong({ personId: null })).toEqual({ personId: 'required' });
  expect(wrong({ from: { day: '', part: 'morning', time: '' } })).toEqual({ from: 'required' });
  expect(wrong({ until: { day: '1124', part: 'evening', time: '' } })).toEqual({ until: 'order' });
  expect(
    wrong({
      from: { day: '1125', part: 'afternoon', time: '' },
      until: { day: '1125', part: 'morning', time: '' },
    }),
  ).toEqual({ until: 'order' });
  expect(wrong({ cause: '调'.repeat(301) })).toEqual({ cause: 'tooLong' });
  expect(wrong({ note: 'a\u0007' })).toEqual({ note: 'unprintable' });
  expect(wrong({ acting: { personId: null, name: '', post: '副主任', phone: '' } })).toEqual({
    acting: 'actingName',
  });
  expect(wrong({ told: { byName: ' ', manner: 'phone' } })).toEqual({ told: 'required' });
  const backBefore = typed({ until: { day: '1124', part: 'evening', time: '' } });
  expect(readAbsence(backBefore, around).fields).toBeUndefined();
});

test('a trip within one half day is a trip', () => {
  const half = typed({
    from: { day: '1125', part: 'morning', time: '' },
    until: { day: '1125', part: 'morning', time: '' },
  });
  expect(readAbsence(half, around).problems).toEqual({});
});

test('a form that stands comes back as it was typed, and only what is changed counts as a change', () => {
  const { fields } = readAbsence(
    typed({
      from: { day: '1125', part: 'time', time: '0830' },
      acting: { personId: personId.parse('p2'), name: '陈立新', post: '副主任', phone: '6012345' },
    }),
    around,
  );
  if (fields === undefined) throw new Error('the form can be read');
  const again = absenceAsTyped(fields, { byName: '周明远', manner: 'phone' });
  expect(readAbsence(again, around).fields).toEqual(fields);
  expect(toldOf(again)).toEqual({ byName: '周明远', manner: 'phone' });
  const later = readAbsence({ ...again, until: { day: '1129', part: 'evening', time: '' } }, around).fields;
  if (later === undefined) throw new Error('the form can be read');
  expect(changedParts(fields, later)).toEqual(['until']);
  // The store gives the parts of a part in another order.
  const acting = { phone: '6012345', post: '副主任', name: '陈立新', personId: personId.parse('p2') };
  expect(changedParts({ ...fields, acting }, fields)).toEqual([]);
});

test('a decision is kept for a rule that is missed now, with who decided and why', () => {
  const missed = finding({});
  const other = finding({ ruleId: 'duty', kind: 'duty', subject: '2026-11-25 0 leader' });
  const kept = finding({ ruleId: 'field', kind: 'field', outcome: 'met' });
  const all = [missed, other, kept];
  const said = { byName: ' 陈立新 ', byPost: '副主任', reason: '紧急任务' };
  expect(readDecisions({ [findingKey(missed)]: said, [findingKey(kept)]: said, gone: said }, all)).toEqual({
    decisions: [{ ruleId: 'lead', subject: '', byName: '陈立新', byPost: '副主任', reason: '紧急任务' }],
    problems: {},
  });
  expect(readDecisions({ [findingKey(other)]: { ...said, reason: '' } }, all)).toEqual({
    decisions: [],
    problems: { [findingKey(other)]: 'decision' },
  });
  expect(readDecisions({ [findingKey(other)]: { ...said, reason: '急'.repeat(301) } }, all).problems).toEqual(
    {
      [findingKey(other)]: 'tooLong',
    },
  );
  expect(readDecisions({ [findingKey(other)]: { byName: '', byPost: '', reason: '' } }, all)).toEqual({
    decisions: [],
    problems: {},
  });
});
