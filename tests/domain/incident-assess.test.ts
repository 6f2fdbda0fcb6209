import { expect, test } from 'vitest';
import {
  type AssessedIncident,
  countedStages,
  figuresOf,
  firstToldAt,
  lateMinutes,
  mannerOf,
  monthsOf,
  punctualityBy,
  receivedIn,
  spanYearBefore,
} from '#domain/incident/assess';
import { type Incident, incidentFields, incidentId } from '#domain/incident/incident';
import { callFields, type IncidentCall } from '#domain/incident/incident-call';
import { type IncidentReport, reportFields, reportId } from '#domain/incident/incident-report';
import type { IncidentStage } from '#domain/incident/stage';
import { addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import { moment, onDay } from '../helpers/builders.ts';

const received = moment('2026-11-21T02:13Z');
const after = (minutes: number): Instant => addMinutes(received, minutes);
const now = after(600);

const aStage = (change: Partial<IncidentStage> = {}): IncidentStage => ({
  id: 'zibo/phone/市政府总值班室',
  origin: 'policy',
  policyId: 'zibo',
  policyName: '淄博',
  source: '',
  label: '电话报告',
  manner: 'phone',
  report: 'initial',
  recipient: '市政府总值班室',
  personId: null,
  isHard: false,
  clockStart: 'received',
  startAt: received,
  isFallback: false,
  minutes: 10,
  dueAt: after(10),
  warnAt: [],
  addedAt: received,
  state: 'open',
  met: null,
  lateReason: '',
  ...change,
});

const metAt = (minutes: number, by: 'call' | 'report' | 'hand' = 'call'): Partial<IncidentStage> => ({
  state: 'met',
  met: { at: after(minutes), by, of: 'x' },
});

function anIncident(
  stages: readonly IncidentStage[],
  change: Partial<Incident> = {},
  rest: Partial<Pick<AssessedIncident, 'calls' | 'reports'>> = {},
): AssessedIncident {
  return {
    incident: {
      id: incidentId.parse(`i${change.no ?? 1}`),
      year: 2026,
      no: 1,
      fields: incidentFields.parse({
        title: '危化品运输车起火',
        kindId: '',
        place: '',
        occurredAt: null,
        isOccurredAbout: false,
        learnedAt: null,
        receivedAt: received,
        reporter: { unit: '', name: '', post: '', phone: '' },
        alreadyInformed: '',
        isSensitive: false,
      }),
      kindName: '',
      class: null,
      level: null,
      setupSeq: 1,
      entryId: null,
      state: 'open',
      stages: [...stages],
      ...change,
    },
    calls: [],
    reports: [],
    ...rest,
  };
}

const aCall = (startedAt: Instant, change: Partial<IncidentCall> = {}): IncidentCall => ({
  ...callFields.parse({
    direction: 'out',
    purpose: 'initial',
    stageIds: [],
    unit: '市政府总值班室',
    number: '',
    startedAt,
    endedAt: null,
    outcome: 'answered',
    name: '',
    post: '',
    script: '',
    elements: [],
    isReadBack: false,
    callBack: null,
    orders: '',
    alreadyInformed: '',
    isRecorded: false,
    note: '',
  }),
  id: 'c',
  incidentId: incidentId.parse('i1'),
  byName: '王方',
  entryId: null,
  ...change,
});

function aReport(
  kind: 'initial' | 'followUp' | 'final',
  sentAt: Instant | null,
  change: Partial<IncidentReport> = {},
): IncidentReport {
  const signer = { name: '王方', personId: null, manner: 'spoken' as const, at: received };
  return {
    id: reportId.parse(`${kind}-${sentAt ?? ''}`),
    fields: reportFields.parse({
      incidentId: 'i1',
      kind,
      title: '报告',
      body: '内容',
      to: [],
      copyTo: [],
      elements: [
        { key: 'time', isPresent: true },
        { key: 'place', isPresent: true },
        { key: 'cause', isPresent: false },
      ],
      factsUntilSeq: 0,
    }),
    ordinal: 0,
    year: 2026,
    no: 1,
    incidentNumber: '2026-001',
    editor: signer,
    reviewer: null,
    issuer: signer,
    issuedAt: received,
    imprint: { unitName: '', head: '', contact: '' },
    deliveries:
      sentAt === null
        ? []
        : [
            {
              unit: '市政府总值班室',
              stageIds: [],
              sentAt,
              manner: 'fax',
              receiver: '',
              receipt: '',
              receiptAt: null,
              confirmedBy: '',
              confirmedAt: null,
            },
          ],
    state: 'issued',
    reason: '',
    ...change,
  };
}

const outcomes = (stages: readonly IncidentStage[], at = now, change: Partial<Incident> = {}) =>
  countedStages([anIncident(stages, change)], at).map(({ outcome }) => outcome);

test('a clock that was met by its moment is in time, a millisecond after it late, and missed as soon as it is past', () => {
  expect(outcomes([aStage(metAt(10))])).toEqual(['inTime']);
  expect(
    outcomes([
      aStage({ state: 'met', met: { at: moment('2026-11-21T02:23:00.001Z'), by: 'call', of: 'x' } }),
    ]),
  ).toEqual(['late']);
  expect(outcomes([aStage()], after(10))).toEqual([]);
  expect(outcomes([aStage()], moment('2026-11-21T02:23:00.001Z'))).toEqual(['missed']);
});

test('what was lifted, has no moment, is inside the unit or belongs to a void incident does not count', () => {
  expect(outcomes([aStage({ state: 'lifted' })])).toEqual([]);
  expect(outcomes([aStage({ minutes: null, dueAt: null, ...metAt(3) })])).toEqual([]);
  expect(outcomes([aStage({ origin: 'tree', ...metAt(3) })])).toEqual([]);
  expect(outcomes([aStage(metAt(3))], now, { state: 'void' })).toEqual([]);
  expect(figuresOf([anIncident([aStage(metAt(3))], { state: 'void' })], now)).toMatchObject({
    incidents: 0,
    phone: { due: 0 },
    firstMeanMinutes: null,
  });
});

test('an order of a leader counts, a clock that began with 接报 for want of a better time counts by the moment it had, and a closed incident keeps what it missed', () => {
  expect(outcomes([aStage({ origin: 'hand', ...metAt(3) })])).toEqual(['inTime']);
  expect(outcomes([aStage({ isFallback: true, clockStart: 'occurred', ...metAt(12) })])).toEqual(['late']);
  expect(outcomes([aStage()], now, { state: 'closed' })).toEqual(['missed']);
});

test('by telephone or in writing: what either may meet counts as what met it, and as a call while nothing did', () => {
  expect(mannerOf(aStage({ manner: 'written' }))).toBe('written');
  expect(mannerOf(aStage({ manner: 'any', ...metAt(3, 'report') }))).toBe('written');
  expect(mannerOf(aStage({ manner: 'any', ...metAt(3, 'call') }))).toBe('phone');
  expect(mannerOf(aStage({ manner: 'any', ...metAt(3, 'hand') }))).toBe('phone');
  expect(mannerOf(aStage({ manner: 'any' }))).toBe('phone');
  const { phone, written, hard } = figuresOf(
    [
      anIncident([
        aStage(metAt(3)),
        aStage({ id: 'b', manner: 'written', dueAt: after(25), ...metAt(30, 'report') }),
        aStage({ id: 'c', manner: 'any', isHard: true, dueAt: after(120) }),
      ]),
    ],
    now,
  );
  expect(phone).toEqual({ due: 2, inTime: 1, late: 0, missed: 1 });
  expect(written).toEqual({ due: 1, inTime: 0, late: 1, missed: 0 });
  expect(hard).toEqual({ due: 1, inTime: 0, late: 0, missed: 1 });
});

test('a minute of lateness that has begun is one; what was never reported is late until now', () => {
  const [late] = countedStages(
    [
      anIncident([
        aStage({ state: 'met', met: { at: moment('2026-11-21T02:23:01Z'), by: 'call', of: 'x' } }),
      ]),
    ],
    now,
  );
  const [missed] = countedStages([anIncident([aStage()])], now);
  expect(late === undefined ? -1 : lateMinutes(late, now)).toBe(1);
  expect(missed === undefined ? -1 : lateMinutes(missed, now)).toBe(590);
});

test('outside the unit it is first known by an answered call about it, a report that was sent, or what met a clock', () => {
  const told = (parts: Partial<Pick<AssessedIncident, 'calls' | 'reports'>>, stages: IncidentStage[] = []) =>
    firstToldAt(anIncident(stages, {}, parts));
  expect(told({})).toBeUndefined();
  expect(told({ calls: [aCall(after(7))] })).toBe(after(7));
  expect(
    told({
      calls: [
        aCall(after(1), { outcome: 'noAnswer' }),
        aCall(after(2), { direction: 'in' }),
        aCall(after(3), { purpose: 'internal' }),
        aCall(after(4), { purpose: 'verify' }),
        aCall(after(9), { purpose: 'followUp' }),
      ],
    }),
  ).toBe(after(9));
  expect(told({ reports: [aReport('initial', null), aReport('initial', after(20))] })).toBe(after(20));
  expect(told({ reports: [aReport('initial', after(20), { state: 'withdrawn' })] })).toBeUndefined();
  expect(told({ calls: [aCall(after(7))] }, [aStage({ origin: 'tree', ...metAt(1) })])).toBe(after(7));
  expect(told({ calls: [aCall(after(7))] }, [aStage(metAt(5, 'hand'))])).toBe(after(5));
});

test('the time to the first report: mean and middle, nought for those who had known before, without those never told', () => {
  const told = (minutes: number) => anIncident([], {}, { calls: [aCall(after(minutes))] });
  const figures = (minutes: readonly number[]) => {
    const { firstMeanMinutes, firstMedianMinutes } = figuresOf([...minutes.map(told), anIncident([])], now);
    return [firstMeanMinutes, firstMedianMinutes];
  };
  expect(figures([])).toEqual([null, null]);
  expect(figures([-5])).toEqual([0, 0]);
  expect(figures([4, 40, 6])).toEqual([17, 6]);
  expect(figures([4, 40, 6, 9])).toEqual([15, 8]);
});

test('reports that were withdrawn are none; final ones count of closed incidents only, elements of first reports only', () => {
  const all = [
    anIncident(
      [],
      { state: 'closed' },
      {
        reports: [aReport('initial', after(5)), aReport('followUp', after(9)), aReport('final', after(99))],
      },
    ),
    anIncident(
      [],
      { state: 'closed', no: 2 },
      { reports: [aReport('initial', after(5), { state: 'withdrawn' })] },
    ),
    anIncident([], { no: 3 }, { reports: [aReport('initial', after(5)), aReport('final', after(6))] }),
  ];
  expect(figuresOf(all, now)).toMatchObject({
    incidents: 3,
    withFirst: 2,
    withFollowUp: 1,
    closed: 2,
    withFinal: 1,
    elementsPresent: 4,
    elementsAll: 6,
  });
});

test('clocks are counted by a name, those with most that were due first', () => {
  const stages = countedStages(
    [
      anIncident([
        aStage({ id: 'a', recipient: '省政府', ...metAt(3) }),
        aStage({ id: 'b', recipient: '市政府', ...metAt(3) }),
        aStage({ id: 'c', recipient: '市政府', ...metAt(30) }),
      ]),
    ],
    now,
  );
  const nameOf = ({ recipient }: IncidentStage): string => recipient;
  expect(punctualityBy(stages, nameOf, (name) => name)).toEqual([
    { name: '市政府', due: 2, inTime: 1, late: 1, missed: 0 },
    { name: '省政府', due: 1, inTime: 1, late: 0, missed: 0 },
  ]);
});

test('an incident belongs to the day on which it was received at the station, first and last day included', () => {
  // 23:30 on the 20th in UTC is 07:30 on the 21st in Shanghai.
  const early = anIncident([], {
    fields: { ...anIncident([]).incident.fields, receivedAt: moment('2026-11-20T23:30Z') },
  });
  const within = (fromDay: IsoDay, untilDay: IsoDay) =>
    receivedIn([early], { fromDay, untilDay, zone: 'Asia/Shanghai' }).length;
  expect(within(onDay('2026-11-21'), onDay('2026-11-21'))).toBe(1);
  expect(within(onDay('2026-11-20'), onDay('2026-11-20'))).toBe(0);
  expect(within(onDay('2026-11-01'), onDay('2026-11-30'))).toBe(1);
});

test.each([
  ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
  ['2026-11-01', '2026-11-22', '2025-11-01', '2025-11-22'],
  ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
  ['2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
  ['2024-02-29', '2024-03-31', '2023-03-01', '2023-03-31'],
])('the same days a year before %s to %s', (from, until, fromBefore, untilBefore) => {
  expect(spanYearBefore(onDay(from), onDay(until))).toEqual({ fromDay: fromBefore, untilDay: untilBefore });
});

test('the months of a span end with it', () => {
  expect(monthsOf(onDay('2026-01-31'), onDay('2026-03-02'))).toEqual([
    { month: '2026-01', fromDay: '2026-01-31', untilDay: '2026-01-31' },
    { month: '2026-02', fromDay: '2026-02-01', untilDay: '2026-02-28' },
    { month: '2026-03', fromDay: '2026-03-01', untilDay: '2026-03-02' },
  ]);
  expect(monthsOf(onDay('2025-12-01'), onDay('2026-11-30'))).toHaveLength(12);
});
