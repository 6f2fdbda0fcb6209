import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AbsenceReport, absenceKind, absenceReach } from '#domain/absence/absence';
import { findingKey, type Finding } from '#domain/absence/finding';
import { judgeAbsence } from '#domain/absence/judge-absence';
import type { AbsenceAround, JudgedAbsence } from '#domain/absence/judged';
import type { AbsenceRules } from '#domain/absence/rules';
import { addMinutes } from '#domain/time/instant';
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
import { officialDays, someone } from '../helpers/rota-builders.ts';

// Wednesday 2026-11-25 08:30 to Friday 2026-11-27 18:00 in Shanghai.
const from = '2026-11-25 上午';
const until = '2026-11-27 下午';
const trip = (change: Parameters<typeof anAbsence>[2] = {}) => anAbsence(from, until, change);
const before = moment('2026-11-01T00:00Z');
const underWay = moment('2026-11-26T00:00Z');
const after = moment('2026-12-30T00:00Z');

type Around = Partial<AbsenceAround> & { readonly room?: Partial<AbsenceRules> };
const judge = (
  absence: JudgedAbsence,
  rules: readonly ReturnType<typeof aRule>[],
  { room = {}, ...around }: Around = {},
): readonly Finding[] => judgeAbsence(absence, aroundOf(aRoomWith(rules, room), { now: before, ...around }));
const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
};
const outcome = (...given: Parameters<typeof judge>): string => only(judge(...given)).outcome;

const ranked = (rankId: string) => ({ people: [{ personId: someone('a'), rankId }] });

describe('of which absences a rule speaks', () => {
  const field = (change: Parameters<typeof aRule>[0] | object) => [
    aRule({ kind: 'field', field: 'cause', ...change }),
  ];

  test('a rule without conditions speaks of every absence', () => {
    for (const kind of absenceKind.options)
      for (const reach of absenceReach.options)
        expect(judge(trip({ fields: { kind, reach } }), field({}))).toHaveLength(1);
  });

  test('ranks, reaches and kinds are asked together', () => {
    const rule = field({ ranks: ['head'], reaches: ['abroad'], kinds: ['abroad-official', 'other'] });
    const asked = (rankId: string, reach: 'abroad' | 'city', kind: 'other' | 'meeting') =>
      judge(trip({ fields: { reach, kind } }), rule, { room: ranked(rankId) }).length;
    expect(asked('head', 'abroad', 'other')).toBe(1);
    expect(asked('deputy', 'abroad', 'other')).toBe(0);
    expect(asked('head', 'city', 'other')).toBe(0);
    expect(asked('head', 'abroad', 'meeting')).toBe(0);
  });

  test('somebody of whom nothing is said has the usual rank', () => {
    expect(judge(trip(), field({ ranks: ['staff'] }))).toHaveLength(1);
    expect(judge(trip(), field({ ranks: ['head'] }), { room: { usualRank: 'head' } })).toHaveLength(1);
  });

  test('a length is over the one and up to the other, and 0 is any length', () => {
    const asked = (halfDays: number, change: object) => judge(trip({ halfDays }), field(change)).length;
    expect([6, 7, 14, 15].map((half) => asked(half, { overHalfDays: 6, upToHalfDays: 14 }))).toEqual([
      0, 1, 1, 0,
    ]);
    expect(asked(0, {})).toBe(1);
    expect(asked(0, { upToHalfDays: 2 })).toBe(1);
  });

  test('a rule for holidays speaks of what touches a day off, by the official days and else by the week', () => {
    const rule = field({ isForHolidays: true });
    const asked = (one: string, other: string, days: AbsenceAround['days'] = []) =>
      judge(anAbsence(one, other), rule, { days }).length;
    expect(asked(from, until)).toBe(0);
    expect(asked(from, '2026-11-27 晚上')).toBe(0);
    expect(asked(from, '2026-11-28 上午')).toBe(1);
    const days = officialDays('2026-11-20', '2026-11-30', {
      holidays: [{ name: '演练', from: '2026-11-26', until: '2026-11-26' }],
      makeup: ['2026-11-28'],
    });
    expect(asked(from, until, days)).toBe(1);
    expect(asked('2026-11-27 上午', '2026-11-28 下午', days)).toBe(0);
    expect(asked('2026-11-27 上午', '2026-11-29 上午', days)).toBe(1);
  });
});

describe('approval', () => {
  const rule = (change: object = {}) => [
    aRule({ kind: 'approval', approver: '分管领导', manner: 'oral', needsDocument: false, ...change }),
  ];

  test('is open before the departure, missed from then on, and met by one before it', () => {
    expect(outcome(trip(), rule())).toBe('open');
    expect(outcome(trip(), rule(), { now: addMinutes(trip().fromAt, -1) })).toBe('open');
    expect(outcome(trip(), rule(), { now: trip().fromAt })).toBe('missed');
    const approval = approvedAs(trip(), '2026-11-20T02:00Z');
    expect(only(judge(trip({ approval }), rule(), { now: underWay }))).toMatchObject({
      outcome: 'met',
      dueAt: trip().fromAt,
      doneAt: approval.at,
      values: { approver: '分管领导', given: '王书记', because: '' },
    });
  });

  test('that came after the departure is late', () => {
    const late = trip({ approval: approvedAs(trip(), '2026-11-25T00:31Z') });
    expect(only(judge(late, rule(), { now: underWay }))).toMatchObject({
      outcome: 'missed',
      values: { because: 'late' },
    });
    expect(
      outcome(trip({ approval: approvedAs(trip(), '2026-11-25T00:30Z') }), rule(), { now: underWay }),
    ).toBe('met');
  });

  test('of several rules the first that speaks of the absence holds', () => {
    const rules = [
      aRule({
        kind: 'approval',
        id: 'short',
        approver: '分管领导',
        manner: 'oral',
        needsDocument: false,
        upToHalfDays: 5,
      }),
      aRule({ kind: 'approval', id: 'long', approver: '主要领导', manner: 'oral', needsDocument: false }),
      aRule({ kind: 'approval', id: 'never', approver: '谁也不是', manner: 'oral', needsDocument: false }),
    ];
    expect(only(judge(trip(), rules)).ruleId).toBe('long');
    expect(only(judge(trip({ halfDays: 5 }), rules)).ruleId).toBe('short');
  });

  test('an absence that grew beyond what was approved is approved again, before the return that was planned', () => {
    const approval = approvedAs(trip(), '2026-11-20T02:00Z');
    const longer = { ...trip({ approval }), halfDays: 8 };
    expect(only(judge(longer, rule()))).toMatchObject({
      outcome: 'open',
      values: { because: 'grown', days: '4', approvedDays: '3' },
    });
    expect(outcome(longer, rule(), { now: underWay })).toBe('missed');
    const extended = { ...longer, changedAt: underWay, untilBeforeAt: trip().untilAt };
    expect(only(judge(extended, rule(), { now: underWay }))).toMatchObject({
      outcome: 'open',
      dueAt: trip().untilAt,
    });
    expect(outcome(extended, rule(), { now: trip().untilAt })).toBe('missed');
    const again = { ...extended, approval: approvedAs(longer, '2026-11-26T06:00Z') };
    expect(outcome(again, rule(), { now: after })).toBe('met');
  });

  test('what was changed before the departure is approved before the departure', () => {
    const changedAt = moment('2026-11-23T01:00Z');
    const changed = trip({ changedAt, untilBeforeAt: moment('2026-11-28T10:00Z') });
    expect(only(judge(changed, rule())).dueAt).toBe(trip().fromAt);
  });

  test('one that goes farther is approved again, one that became shorter or nearer is not', () => {
    const approval = approvedAs(trip(), '2026-11-20T02:00Z');
    expect(outcome(trip({ approval, fields: { reach: 'country' } }), rule())).toBe('open');
    expect(outcome(trip({ approval, fields: { reach: 'city' }, halfDays: 1 }), rule())).toBe('met');
  });

  test.each([
    ['oral', ['oral', 'phone', 'written', 'signed', 'meeting'], []],
    ['written', ['written', 'signed', 'meeting'], ['oral', 'phone']],
    ['meeting', ['meeting'], ['oral', 'phone', 'written', 'signed']],
  ] as const)('where %s is asked, its manner has to be good enough', (manner, good, poor) => {
    const given = (how: (typeof good)[number] | (typeof poor)[number]) =>
      only(
        judge(trip({ approval: approvedAs(trip(), '2026-11-20T02:00Z', { manner: how }) }), rule({ manner })),
      );
    expect(good.map((how) => given(how).outcome)).toEqual(good.map(() => 'met'));
    expect(poor.map((how) => given(how).values['because'])).toEqual(poor.map(() => 'manner'));
    expect(poor.map((how) => given(how).outcome)).toEqual(poor.map(() => 'open'));
  });

  test('its number is kept where one is asked', () => {
    const numbered = (documentNo: string) =>
      outcome(
        trip({ approval: approvedAs(trip(), '2026-11-20T02:00Z', { documentNo }) }),
        rule({ needsDocument: true }),
        { now: underWay },
      );
    expect([numbered(''), numbered('  '), numbered('云政办〔2026〕8号')]).toEqual([
      'missed',
      'missed',
      'met',
    ]);
  });
});

describe('lead time', () => {
  const rule = (amount: number, unit: 'hours' | 'days' | 'workdays', paperDays: number | null = null) => [
    aRule({ kind: 'lead', amount, unit, paperDays }),
  ];
  const due = (rules: ReturnType<typeof rule>, around: Around = {}) =>
    only(judge(trip(), rules, around)).dueAt;

  test('of hours is reckoned from the departure', () => {
    expect(due(rule(24, 'hours'))).toBe(moment('2026-11-24T00:30Z'));
    expect(due(rule(0, 'hours'))).toBe(trip().fromAt);
  });

  test('of days counts to the end of the local day so many days before', () => {
    expect(due(rule(1, 'days'))).toBe(moment('2026-11-24T16:00Z'));
    expect(due(rule(3, 'days'))).toBe(moment('2026-11-22T16:00Z'));
    expect(due(rule(0, 'days'))).toBe(trip().fromAt);
    expect(due(rule(0, 'workdays'))).toBe(trip().fromAt);
  });

  test('of workdays goes back over weekends and holidays, and counts make-up days', () => {
    expect(due(rule(3, 'workdays'))).toBe(moment('2026-11-20T16:00Z'));
    const days = officialDays('2026-11-01', '2026-11-30', {
      holidays: [{ name: '演练', from: '2026-11-24', until: '2026-11-24' }],
      makeup: ['2026-11-22'],
    });
    expect(due(rule(1, 'workdays'), { days })).toBe(moment('2026-11-23T16:00Z'));
    expect(due(rule(3, 'workdays'), { days })).toBe(moment('2026-11-20T16:00Z'));
  });

  test('of days follows the clocks of the zone', () => {
    const absence = anAbsence('2026-11-02 上午', '2026-11-03 下午', { zone: 'America/New_York' });
    const found = only(judge(absence, rule(1, 'days'), { zone: 'America/New_York' }));
    expect(found.dueAt).toBe(moment('2026-11-02T05:00Z'));
  });

  test('is open while it can be kept, missed once it cannot, and met by a report at its last moment', () => {
    const last = moment('2026-11-24T16:00Z');
    expect(outcome(trip(), rule(1, 'days'), { now: addMinutes(last, -1) })).toBe('open');
    expect(only(judge(trip(), rule(1, 'days'), { now: last }))).toMatchObject({
      outcome: 'missed',
      doneAt: null,
    });
    expect(outcome(trip({ reports: [told(last)] }), rule(1, 'days'), { now: after })).toBe('met');
    expect(outcome(trip({ reports: [told(addMinutes(last, 1))] }), rule(1, 'days'), { now: after })).toBe(
      'missed',
    );
  });

  test('the first report counts, in whatever order they were kept', () => {
    const reports = [told('2026-11-26T00:00Z'), told('2026-11-20T00:00Z'), told('2026-11-27T00:00Z')];
    expect(only(judge(trip({ reports }), rule(1, 'days'))).doneAt).toBe(moment('2026-11-20T00:00Z'));
  });
});

describe('paper after a telephone call', () => {
  const rule = [aRule({ kind: 'lead', amount: 3, unit: 'days', paperDays: 2 })];
  const call = told('2026-11-24T01:00Z', { manner: 'phone' });
  const paperOf = (reports: readonly AbsenceReport[], now = after) =>
    judge(trip({ reports: [...reports] }), rule, { now }).find(({ kind }) => kind === 'paper');

  test('is asked of whoever telephoned too late, until the end of the second day', () => {
    const open = paperOf([call], moment('2026-11-26T15:59Z'));
    expect(open).toMatchObject({ ruleId: 'lead', outcome: 'open', dueAt: moment('2026-11-26T16:00Z') });
    expect(paperOf([call], moment('2026-11-26T16:00Z'))?.outcome).toBe('missed');
    expect(paperOf([call, told('2026-11-26T15:00Z', { manner: 'afterwards' })])?.outcome).toBe('met');
    expect(paperOf([call, told('2026-11-26T16:01Z', { manner: 'afterwards' })])?.outcome).toBe('missed');
    expect(paperOf([call, told('2026-11-25T01:00Z', { manner: 'phone' })])?.outcome).toBe('missed');
  });

  test('leaves the lead time missed, under a name of its own', () => {
    const findings = judge(trip({ reports: [call] }), rule, { now: underWay });
    expect(findings.map(({ kind, outcome: is }) => `${kind} ${is}`)).toEqual(['lead missed', 'paper open']);
    expect(new Set(findings.map(findingKey)).size).toBe(2);
  });

  test('is not asked where the call was in time, the report was on paper, or nobody telephoned', () => {
    expect(paperOf([told('2026-11-20T01:00Z', { manner: 'phone' })])).toBeUndefined();
    expect(paperOf([told('2026-11-24T01:00Z')])).toBeUndefined();
    expect(paperOf([])).toBeUndefined();
  });

  test('is not asked where the rule knows no telephone', () => {
    const strict = [aRule({ kind: 'lead', amount: 3, unit: 'days', paperDays: null })];
    expect(only(judge(trip({ reports: [call] }), strict, { now: after })).kind).toBe('lead');
  });
});

describe('an approval that is old at the departure', () => {
  const rule = [aRule({ kind: 'stale', days: 5, workdays: 1 })];
  const approved = (at: string, reports: readonly AbsenceReport[] = []) =>
    trip({ approval: approvedAs(trip(), at), reports: [...reports] });

  test('is no matter below five days, nor without an approval', () => {
    expect(judge(trip(), rule)).toEqual([]);
    expect(judge(approved('2026-11-20T16:00Z'), rule)).toEqual([]);
    expect(judge(approved('2026-11-20T15:59Z'), rule)).toHaveLength(1);
  });

  test('asks for a report in writing after it, by the end of the workday before', () => {
    const found = (reports: readonly AbsenceReport[], now = after) =>
      only(judge(approved('2026-11-10T01:00Z', reports), rule, { now }));
    expect(found([], before)).toMatchObject({
      outcome: 'open',
      dueAt: moment('2026-11-24T16:00Z'),
      values: { age: '15', days: '5' },
    });
    expect(found([]).outcome).toBe('missed');
    expect(found([told('2026-11-24T09:00Z')]).outcome).toBe('met');
    expect(found([told('2026-11-24T09:00Z', { manner: 'phone' })]).outcome).toBe('missed');
    expect(found([told('2026-11-09T09:00Z')]).outcome).toBe('missed');
    expect(found([told('2026-11-24T16:01Z')]).outcome).toBe('missed');
    expect(found([told('2026-11-24T09:00Z', { manner: 'system' })]).outcome).toBe('met');
  });
});

describe('a change', () => {
  const promptly = [aRule({ kind: 'change', withinHours: null })];
  const within = [aRule({ kind: 'change', withinHours: 2 })];
  const changed = (changedAt: string, reports: readonly AbsenceReport[] = [], old = '2026-11-26T10:00Z') =>
    trip({ changedAt: moment(changedAt), untilBeforeAt: moment(old), reports: [...reports] });

  test('that nobody has to hear of asks for nothing', () => {
    expect(judge(trip({ reports: [told('2026-11-20T00:00Z')] }), promptly)).toEqual([]);
  });

  test('before the departure is reported before the departure or the old return, whatever is earlier', () => {
    expect(only(judge(changed('2026-11-23T01:00Z'), promptly)).dueAt).toBe(trip().fromAt);
    expect(only(judge(changed('2026-11-23T01:00Z', [], '2026-11-24T10:00Z'), promptly)).dueAt).toBe(
      moment('2026-11-24T10:00Z'),
    );
  });

  test('under way is reported before the return that was planned', () => {
    const absence = (reports: readonly AbsenceReport[] = []) => changed('2026-11-25T03:00Z', reports);
    expect(only(judge(absence(), promptly, { now: moment('2026-11-26T09:59Z') }))).toMatchObject({
      outcome: 'open',
      dueAt: moment('2026-11-26T10:00Z'),
    });
    expect(outcome(absence(), promptly, { now: moment('2026-11-26T10:00Z') })).toBe('missed');
    expect(outcome(absence([told('2026-11-26T10:00Z', { manner: 'phone' })]), promptly, { now: after })).toBe(
      'met',
    );
    expect(outcome(absence([told('2026-11-26T10:01Z')]), promptly, { now: after })).toBe('missed');
  });

  test('within hours is reckoned from when it became known', () => {
    expect(only(judge(changed('2026-11-25T03:00Z'), within)).dueAt).toBe(moment('2026-11-25T05:00Z'));
  });

  test('is reported by what is told after it; a time typed to the minute can be any moment of that minute', () => {
    const at = (report: string) =>
      only(judge(changed('2026-11-25T03:00:37Z', [told(report)]), within, { now: after })).doneAt;
    expect(at('2026-11-25T02:59Z')).toBeNull();
    expect(at('2026-11-25T03:00:36Z')).toBeNull();
    expect(at('2026-11-25T03:00Z')).toBe(moment('2026-11-25T03:00Z'));
    const same = changed('2026-11-25T03:00Z', [told('2026-11-25T03:00Z')]);
    expect(only(judge(same, within, { now: after })).doneAt).toBeNull();
  });

  test('that comes after the planned return is too late whatever follows', () => {
    const late = changed('2026-11-26T10:01Z', [told('2026-11-26T10:02Z')]);
    for (const rule of [promptly, within])
      expect(only(judge(late, rule, { now: after }))).toMatchObject({
        outcome: 'missed',
        doneAt: moment('2026-11-26T10:02Z'),
        values: { late: 'true' },
      });
    expect(only(judge(changed('2026-11-26T10:00Z'), within)).values).not.toHaveProperty('late');
  });
});

describe('the return', () => {
  const rule = (days: number) => [aRule({ kind: 'return', days })];
  const back = (at: string, recordedAt: string) =>
    trip({ state: 'returned', returned: { at: moment(at), recordedAt: moment(recordedAt) } });

  test('is not spoken of before it is due', () => {
    expect(judge(trip(), rule(1), { now: addMinutes(trip().untilAt, -1) })).toEqual([]);
    expect(outcome(trip(), rule(1), { now: trip().untilAt })).toBe('open');
  });

  test('is recorded by the end of the day so many days after it', () => {
    expect(outcome(trip(), rule(1), { now: moment('2026-11-28T15:59Z') })).toBe('open');
    expect(outcome(trip(), rule(1), { now: moment('2026-11-28T16:00Z') })).toBe('missed');
    expect(outcome(back('2026-11-27T09:00Z', '2026-11-28T16:00Z'), rule(1), { now: after })).toBe('met');
    expect(outcome(back('2026-11-27T09:00Z', '2026-11-28T16:01Z'), rule(1), { now: after })).toBe('missed');
    expect(outcome(back('2026-11-27T09:00Z', '2026-11-27T15:00Z'), rule(0), { now: after })).toBe('met');
  });

  test('that was sooner than planned is reckoned from when it was', () => {
    const early = back('2026-11-26T09:00Z', '2026-11-28T01:00Z');
    expect(outcome(early, rule(1), { now: underWay })).toBe('missed');
  });
});

describe('what the form says and who is told', () => {
  test.each(['cause', 'place', 'transport', 'companions', 'contactPhone', 'arrangement'] as const)(
    'a field that has to be filled is missed where it is empty: %s',
    (field) => {
      const rule = [aRule({ kind: 'field', field, isAdvice: true })];
      expect(only(judge(trip({ fields: { [field]: '  ' } }), rule))).toMatchObject({
        outcome: 'missed',
        subject: field,
        isAdvice: true,
      });
      expect(outcome(trip({ fields: { [field]: '有' } }), rule)).toBe('met');
    },
  );

  test('an acting leader has to be named, from the directory or by name', () => {
    const rule = [aRule({ kind: 'field', field: 'acting' })];
    expect(outcome(trip(), rule)).toBe('missed');
    const acting = { personId: null, name: '李副局长', post: '', phone: '' };
    expect(outcome(trip({ fields: { acting } }), rule)).toBe('met');
  });

  test('whoever has to be told is told before the departure', () => {
    const rule = [aRule({ kind: 'report', to: '省教育厅' })];
    const reports = (at: string) => [told('2026-11-02T00:00Z'), told(at, { to: '省教育厅' })];
    expect(outcome(trip(), rule)).toBe('open');
    expect(outcome(trip({ reports: [told('2026-11-02T00:00Z')] }), rule, { now: underWay })).toBe('missed');
    expect(outcome(trip({ reports: reports('2026-11-25T00:30Z') }), rule, { now: after })).toBe('met');
    expect(outcome(trip({ reports: reports('2026-11-25T00:31Z') }), rule, { now: after })).toBe('missed');
    const again = [told('2026-11-26T00:00Z', { to: '省教育厅' }), ...reports('2026-11-24T00:00Z')];
    expect(outcome(trip({ reports: again }), rule, { now: after })).toBe('met');
  });

  test('the sentence of the rule and its paper go with what it says', () => {
    const rule = aRule({
      kind: 'report',
      to: '省教育厅',
      text: '提前报省教育厅',
      source: '鄂高工委〔2015〕15号',
    });
    expect(only(judge(trip(), [rule])).values).toEqual({
      to: '省教育厅',
      text: '提前报省教育厅',
      source: '鄂高工委〔2015〕15号',
    });
  });

  test('of a cancelled absence nothing is asked', () => {
    const duties = [heldDuty('a', '2026-11-25T00:30Z', '2026-11-26T00:30Z')];
    expect(
      judge(trip({ state: 'cancelled' }), [aRule({ kind: 'field', field: 'acting' })], { duties }),
    ).toEqual([]);
  });
});

describe('the rota beside an absence', () => {
  test('every duty and standby of the person that meets it is named, and nobody else’s', () => {
    const duties = [
      heldDuty('a', '2026-11-26T00:30Z', '2026-11-27T00:30Z', { isStandby: true, postName: '备勤' }),
      heldDuty('a', '2026-11-25T00:30Z', '2026-11-26T00:30Z'),
      heldDuty('b', '2026-11-25T00:30Z', '2026-11-26T00:30Z', { seat: 1 }),
      heldDuty('a', '2026-11-27T10:00Z', '2026-11-28T00:30Z'),
      heldDuty('a', '2026-11-24T00:30Z', '2026-11-25T00:30Z'),
    ];
    expect(judge(trip(), [], { duties })).toMatchObject([
      {
        ruleId: 'duty',
        subject: '2026-11-25 0 leader',
        day: '2026-11-25',
        values: { post: '带班领导', standby: 'false' },
      },
      {
        ruleId: 'duty',
        subject: '2026-11-26 0 leader',
        dueAt: '2026-11-26T00:30:00.000Z',
        values: { standby: 'true' },
      },
    ]);
  });

  test('whoever is back sooner misses no duty after that; whoever is overdue misses that of the next day', () => {
    const duties = [heldDuty('a', '2026-11-27T00:30Z', '2026-11-28T00:30Z')];
    const known = { state: 'reported' } as const;
    const returned = { at: moment('2026-11-27T00:30Z'), recordedAt: moment('2026-11-27T01:00Z') };
    expect(judge(trip({ state: 'returned', returned }), [], { duties })).toEqual([]);
    expect(judge(trip(known), [], { duties })).toHaveLength(1);
    const later = [heldDuty('a', '2026-11-28T00:30Z', '2026-11-29T00:30Z')];
    expect(judge(trip(known), [], { duties: later })).toEqual([]);
    expect(judge(trip(known), [], { duties: later, now: moment('2026-11-27T12:00Z') })).toHaveLength(1);
  });
});

describe('whoever leaves again', () => {
  test('has come back before: the earlier absence is named, and does not name the later one', () => {
    const overdue = away('a', '2026-11-20T00:30Z', '2026-11-25T04:00Z');
    expect(judge(trip(), [], { others: [overdue] })).toMatchObject([
      { kind: 'unreturned', outcome: 'missed', subject: overdue.id, values: { number: overdue.number } },
    ]);
    const later = away('a', '2026-11-26T00:30Z', '2026-11-28T04:00Z');
    expect(judge(trip(), [], { others: [later] })).toEqual([]);
  });
});

describe('the two heads', () => {
  const heads = [{ people: [someone('a'), someone('b')] as [never, never], reason: '党政正职' }];
  const room = { keepsHeadsApart: true, heads };
  const acting = (person: string) => ({ personId: someone(person), name: '乙', post: '', phone: '' });
  const kinds = (absence: JudgedAbsence, around: Around) =>
    judge(absence, [], around).map(({ kind, outcome: is }) => `${kind} ${is}`);

  test('are not away together; trips that only touch are none', () => {
    const meets = away('b', '2026-11-27T09:59Z', '2026-11-28T00:00Z');
    const touches = away('b', '2026-11-27T10:00Z', '2026-11-28T00:00Z');
    expect(kinds(trip(), { room, others: [meets] })).toEqual(['heads missed', 'presides missed']);
    expect(kinds(trip(), { room, others: [touches] })).toEqual(['presides missed']);
    expect(judge(trip(), [], { room, others: [meets] })[0]).toMatchObject({
      subject: 'of-b',
      isAdvice: false,
      values: { name: '姓名b', number: '2026-0007' },
    });
  });

  test('preside for one another, which is advice', () => {
    expect(kinds(trip({ fields: { acting: acting('b') } }), { room })).toEqual(['presides met']);
    expect(only(judge(trip({ fields: { acting: acting('c') } }), [], { room }))).toMatchObject({
      outcome: 'missed',
      isAdvice: true,
      values: { name: '姓名b', acting: '乙' },
    });
  });

  test('are nobody else’s matter, and nothing where the room does not keep them apart', () => {
    const others = [away('b', '2026-11-26T00:00Z', '2026-11-28T00:00Z')];
    expect(kinds(trip({ fields: { personId: someone('c') } }), { room, others })).toEqual([]);
    expect(kinds(trip(), { room: { ...room, keepsHeadsApart: false }, others })).toEqual([]);
  });
});

describe('the floor of leaders', () => {
  const leaders = ['a', 'b', 'c'].map((person) => ({
    personId: someone(person),
    name: person,
    joinedDay: null,
    leftDay: null,
  }));
  const room = { ...ranked('head'), floor: 2 };
  const short = (absence: JudgedAbsence, others: readonly ReturnType<typeof away>[], more: object = {}) =>
    judge(absence, [], { room: { ...room, ...more }, leaders, others }).map(({ subject }) => subject);

  test('says every day on which too few are there', () => {
    const others = [away('b', '2026-11-26T00:30Z', '2026-11-26T04:00Z')];
    expect(short(trip(), others)).toEqual(['2026-11-26']);
    expect(judge(trip(), [], { room, leaders, others })[0]).toMatchObject({
      kind: 'floor',
      day: '2026-11-26',
      values: { present: '1', floor: '2' },
    });
    expect(short(trip(), [])).toEqual([]);
    expect(short(trip(), [], { floor: 3 })).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
  });

  test('counts a day from the begin of the morning to the begin of the evening', () => {
    const evening = [away('b', '2026-11-25T10:00Z', '2026-11-26T00:30Z')];
    expect(short(trip(), evening)).toEqual([]);
    expect(short(anAbsence('2026-11-25 晚上', '2026-11-26 上午'), [], { floor: 3 })).toEqual(['2026-11-26']);
  });

  test('counts somebody who is away twice on a day once', () => {
    const others = [
      away('b', '2026-11-26T00:30Z', '2026-11-26T04:00Z'),
      away('b', '2026-11-26T05:00Z', '2026-11-26T08:00Z'),
    ];
    expect(judge(trip(), [], { room, leaders, others })[0]?.values['present']).toBe('1');
  });

  test('counts nobody on days before coming or after leaving', () => {
    const moved = leaders.map((one) => ({
      ...one,
      leftDay: one.name === 'b' ? onDay('2026-11-25') : null,
      joinedDay: one.name === 'c' ? onDay('2026-11-26') : null,
    }));
    const found = judge(trip(), [], { room, leaders: moved, others: [] });
    expect(found.map(({ day, values }) => [day, values['present']])).toEqual([
      ['2026-11-25', '1'],
      ['2026-11-26', '1'],
      ['2026-11-27', '1'],
    ]);
  });

  test('is asked of leaders only, and not where it is 0', () => {
    expect(short(trip(), [], { ...ranked('staff'), floor: 3 })).toEqual([]);
    expect(short(trip(), [], { floor: 0 })).toEqual([]);
  });
});

describe('the acting leader', () => {
  const room = { checksActing: true };
  const acting = { personId: someone('b'), name: '乙', post: '', phone: '' };
  const absence = trip({ fields: { acting } });
  const kinds = (others: readonly ReturnType<typeof away>[], more: Around = {}) =>
    judge(absence, [], { room, others, ...more }).map(({ kind, subject }) => `${kind} ${subject}`);

  test('is there: not away, not even for half a day; touching is no matter', () => {
    expect(kinds([away('b', '2026-11-27T04:00Z', '2026-11-28T00:00Z')])).toEqual(['acting-away of-b']);
    expect(kinds([away('b', '2026-11-27T10:00Z', '2026-11-28T00:00Z')])).toEqual([]);
  });

  test('acts for one', () => {
    const actingId = someone('b');
    expect(kinds([away('c', '2026-11-26T04:00Z', '2026-11-28T00:00Z', { actingId })])).toEqual([
      'acting-twice of-c',
    ]);
    expect(kinds([away('c', '2026-11-20T04:00Z', '2026-11-25T00:30Z', { actingId })])).toEqual([]);
  });

  test('is not the person, and may have a duty', () => {
    const self = trip({ fields: { acting: { ...acting, personId: someone('a') } } });
    expect(only(judge(self, [], { room })).kind).toBe('acting-self');
    expect(kinds([], { duties: [heldDuty('b', '2026-11-25T00:30Z', '2026-11-26T00:30Z')] })).toEqual([]);
  });

  test('who leaves while acting for somebody else is told so, once where the two act for each other', () => {
    const actingId = someone('a');
    const other = away('c', '2026-11-26T04:00Z', '2026-11-28T00:00Z', { actingId });
    expect(judge(absence, [], { room, others: [other] })).toMatchObject([
      { kind: 'acting-away', subject: 'of-c', values: { name: '甲', actsFor: '姓名c' } },
    ]);
    const mutual = away('b', '2026-11-26T04:00Z', '2026-11-28T00:00Z', { actingId });
    expect(kinds([mutual])).toEqual(['acting-away of-b']);
  });

  test('of another unit, or where the room does not ask, is not looked at', () => {
    const others = [away('b', '2026-11-26T04:00Z', '2026-11-28T00:00Z')];
    expect(kinds(others, { room: { checksActing: false } })).toEqual([]);
    const elsewhere = trip({ fields: { acting: { ...acting, personId: null } } });
    expect(judge(elsewhere, [], { room, others })).toEqual([]);
  });
});

describe('whatever the rules, the absence and the moment are', () => {
  const minute = fc.integer({ min: -30 * 1440, max: 30 * 1440 });
  const at = minute.map((minutes) => addMinutes(trip().fromAt, minutes));
  const reports = fc.array(
    fc.record({
      at,
      manner: fc.constantFrom('written', 'phone', 'afterwards', 'system'),
      to: fc.constantFrom('甲处', '乙处'),
    }),
    { maxLength: 4 },
  );
  const rules = [
    aRule({ kind: 'approval', approver: '分管领导', manner: 'written', needsDocument: false }),
    aRule({ kind: 'lead', amount: 3, unit: 'workdays', paperDays: 2 }),
    aRule({ kind: 'lead', id: 'lead-2', amount: 30, unit: 'hours', paperDays: null }),
    aRule({ kind: 'stale', days: 5, workdays: 1 }),
    aRule({ kind: 'change', withinHours: null }),
    aRule({ kind: 'return', days: 1 }),
    aRule({ kind: 'report', to: '甲处' }),
    aRule({ kind: 'field', field: 'acting' }),
  ];
  const absences = fc
    .record({
      reports,
      approvedAt: fc.option(at),
      changedAt: fc.option(at),
      returnedAt: fc.option(at),
      late: fc.nat(5000),
    })
    .map(({ reports: given, approvedAt, changedAt, returnedAt, late }) =>
      trip({
        reports: given.map((one) => told(one.at, { manner: one.manner, to: one.to })),
        approval: approvedAt === null ? null : approvedAs(trip(), approvedAt),
        changedAt,
        untilBeforeAt: changedAt === null ? null : trip().untilAt,
        returned: returnedAt === null ? null : { at: returnedAt, recordedAt: addMinutes(returnedAt, late) },
        state: returnedAt === null ? 'reported' : 'returned',
      }),
    );

  test('what is missed stays missed, and only what is open can still change', () => {
    fc.assert(
      fc.property(absences, at, fc.nat(40_000), (absence, now, more) => {
        const later = new Map(
          judge(absence, rules, { now: addMinutes(now, more) }).map((one) => [findingKey(one), one.outcome]),
        );
        for (const one of judge(absence, rules, { now })) {
          const then = later.get(findingKey(one));
          if (one.outcome === 'open') expect(['open', 'missed']).toContain(then);
          else expect(then).toBe(one.outcome);
        }
      }),
    );
  });

  test('a finding that is open is due later, one that is met was done by its time, and no two have one name', () => {
    fc.assert(
      fc.property(absences, at, (absence, now) => {
        const findings = judge(absence, rules, { now });
        expect(new Set(findings.map(findingKey)).size).toBe(findings.length);
        for (const { outcome: is, dueAt, doneAt } of findings) {
          if (is === 'open' && dueAt !== null) expect(dueAt > now).toBe(true);
          if (is === 'met' && dueAt !== null) expect(doneAt !== null && doneAt <= dueAt).toBe(true);
        }
      }),
    );
  });

  test('one more report never makes anything worse, but for the paper that a late call asks for', () => {
    const worth = { missed: 0, open: 1, met: 2 } as const;
    fc.assert(
      fc.property(absences, at, at, (absence, extra, now) => {
        const reported = { ...absence, reports: [...absence.reports, told(extra, { to: '甲处' })] };
        const then = new Map(judge(reported, rules, { now }).map((one) => [findingKey(one), one.outcome]));
        for (const one of judge(absence, rules, { now }).filter(({ kind }) => kind !== 'paper')) {
          const is = then.get(findingKey(one)) ?? 'met';
          // What nobody was told of in time is late at once when it is told after its time.
          const toldTooLate = one.outcome === 'open' && one.dueAt !== null && extra > one.dueAt;
          if (!toldTooLate) expect(worth[is]).toBeGreaterThanOrEqual(worth[one.outcome]);
        }
      }),
    );
  });
});
