import type { PeriodLine, PlanVersion } from '#contract/methods/period-nouns';
import type { Input, Output } from '#contract/methods';
import type { CallOut } from '#domain/period/call-out';
import { daysOfPeriod } from '#domain/period/holds';
import { type PeriodFields, periodFields } from '#domain/period/period';
import type { PlanCell } from '#domain/period/plan';
import type { PeriodSetup } from '#domain/period/setup';
import { type Submission, type SubmissionFields, submissionFields } from '#domain/period/submission';
import { type Seat, type TestRoom, testPassword } from './open-test-room.ts';
import { aPeriodSetup, aScheme, centralOffice } from './period-setup.ts';
import { personAt } from './rota-room.ts';

/** Who is in the two pools of periods of a test room, in order. */
const leaders: readonly Seat[] = ['leader', 'admin'];
const staff: readonly Seat[] = ['chief', 'officer', 'second'];

/** Says how a test room prepares important periods. */
export function setUpPeriods(room: TestRoom, change: Partial<PeriodSetup> = {}): void {
  const { version } = room.call('chief', 'period.setup', {});
  room.call('chief', 'period.changeSetup', { setup: aPeriodSetup(change), version });
}

/** The first three days of 2027, on which the people of a test room are shared out by that scheme, unless told otherwise. */
export function aPeriod(room: TestRoom, change: Partial<PeriodFields> = {}): PeriodFields {
  const fromDay = change.fromDay ?? '2027-01-01';
  const pool = (key: string, seats: readonly Seat[]) => ({
    key,
    people: seats.map((seat) => personAt(room, seat)),
    leads: [],
  });
  return periodFields.parse({
    kind: 'holiday',
    name: '2027年元旦',
    fromDay,
    untilDay: '2027-01-03',
    rank: 5,
    basis: '国办发明电〔2026〕8号',
    isSensitive: false,
    parts: [{ fromDay, scheme: aScheme(), pools: [pool('leaders', leaders), pool('staff', staff)] }],
    bodies: [{ ...centralOffice, bodyId: 'city', daily: { at: '16:30' } }],
    note: '',
    ...change,
  });
}

/** Declares such a period. */
export const declarePeriod = (room: TestRoom, change: Partial<PeriodFields> = {}): PeriodLine =>
  room.call('chief', 'period.declare', { fields: aPeriod(room, change), note: '按通知设立' });

/** Names a period as it was looked at last. */
export const meantPeriod = ({ id, version }: PeriodLine): Pick<PeriodLine, 'id' | 'version'> => ({
  id,
  version,
});

/** A table in which everybody of a pool takes the tiers in turn, from `first` on. */
export function inTurn(room: TestRoom, fields: PeriodFields, first = 0): PlanCell[] {
  const tiers = ['duty', 'standby', 'rest'];
  const cellsOf = (poolKey: string, seats: readonly Seat[]) =>
    daysOfPeriod({ fields }).flatMap((day, index) =>
      seats.map((seat, place): PlanCell => {
        const tierKey = tiers[(place + index + first) % seats.length] ?? 'rest';
        const isLead = poolKey === 'staff' && tierKey === 'duty';
        return { day, personId: personAt(room, seat), poolKey, tierKey, isLead, isPinned: false };
      }),
    );
  return [...cellsOf('leaders', leaders), ...cellsOf('staff', staff)];
}

/** Keeps a draft of the table of a period and gives its version. */
export function draftPlan(room: TestRoom, { id }: Pick<PeriodLine, 'id'>, first = 0): number {
  const { fields, draft, published } = room.call('chief', 'period.one', { id });
  return room.call('chief', 'period.keepDraft', {
    id,
    version: draft?.version ?? 0,
    base: published?.version ?? 0,
    cells: inTurn(room, fields, first),
  }).version;
}

/** Drafts and publishes the table of a period. */
export const publishPlan = (room: TestRoom, line: Pick<PeriodLine, 'id'>, first = 0): PlanVersion =>
  room.call('chief', 'period.publish', {
    id: line.id,
    draftVersion: draftPlan(room, line, first),
    reason: first === 0 ? '' : '人员调整',
    password: testPassword,
  });

/** That the first version of a table went to the superior body just now. */
export const aSubmission = (room: TestRoom, change: Partial<SubmissionFields> = {}): SubmissionFields =>
  submissionFields.parse({
    what: 'roster',
    bodyId: 'city',
    day: null,
    planVersion: 1,
    at: room.now(),
    manner: 'network',
    receivedBy: '',
    receipt: '',
    note: '',
    ...change,
  });

/** Records that the table of a period was sent. */
export const sendTable = (room: TestRoom, { id }: Pick<PeriodLine, 'id'>): Submission =>
  room.call('officer', 'period.report', { periodId: id, fields: aSubmission(room) });

type StartedCallOut = Output<'callout.start'>;

/** Calls the officer and the second one in; without a period unless told otherwise. */
export const startCallOut = (room: TestRoom, change: Partial<Input<'callout.start'>> = {}): StartedCallOut =>
  room.call('chief', 'callout.start', {
    isDrill: false,
    periodId: null,
    tierName: '备勤',
    people: [personAt(room, 'officer'), personAt(room, 'second')],
    reason: '山体滑坡',
    place: '县政府一楼大厅',
    minutes: 30,
    ...change,
  });

/** Names a call-out as it was looked at last. */
export const meantCallOut = ({ id, version }: StartedCallOut): Pick<StartedCallOut, 'id' | 'version'> => ({
  id,
  version,
});

/** Notes what somebody who was called said or did just now. */
export const noteCalled = (
  room: TestRoom,
  callOut: StartedCallOut,
  seat: Seat,
  what: Input<'callout.note'>['what'],
): StartedCallOut =>
  room.call('officer', 'callout.note', {
    ...meantCallOut(callOut),
    personIds: [personAt(room, seat)],
    what,
    at: null,
    note: what === 'cannot' ? '发烧' : what === 'undo' ? '记错人' : '',
  });

/** Ends a call-out. */
const endCallOut = (room: TestRoom, callOut: StartedCallOut): CallOut =>
  room.call('chief', 'callout.end', { ...meantCallOut(callOut), conclusion: '险情排除' });

/**
 * Declares three periods: the first is changed and its table published twice, one more table kept as a draft, sent, received and another
 * sending taken back; the second is cancelled, the third stays as it was declared. Calls people in twice and once for a drill.
 */
export function filePeriods(room: TestRoom): void {
  setUpPeriods(room);
  const declared = declarePeriod(room);
  publishPlan(room, declared);
  const changed = room.call('chief', 'period.change', {
    ...meantPeriod(declared),
    fields: aPeriod(room, { note: '加强林区巡查' }),
    reason: '上级要求',
  });
  publishPlan(room, changed, 1);
  draftPlan(room, changed, 2);
  const sent = sendTable(room, changed);
  const wrong = sendTable(room, changed);
  room.call('chief', 'period.receipt', { id: sent.id, receivedBy: '市值班员', receipt: '收文 12 号' });
  room.call('chief', 'period.withdraw', { id: wrong.id, reason: '重复登记' });
  const event = { kind: 'event', name: '马拉松赛', rank: 6, fromDay: changed.fromDay } as const;
  const cancelled = declarePeriod(room, event);
  room.call('chief', 'period.cancel', { ...meantPeriod(cancelled), reason: '活动取消' });
  declarePeriod(room, { ...event, name: '农民运动会', parts: [], bodies: [] });
  const callOut = startCallOut(room, { periodId: changed.id });
  const added = room.call('chief', 'callout.add', {
    ...meantCallOut(callOut),
    people: [personAt(room, 'auditor')],
  });
  room.pass(5);
  const answered = noteCalled(room, added, 'officer', 'answered');
  const arrived = noteCalled(room, answered, 'officer', 'arrived');
  const excused = noteCalled(room, arrived, 'second', 'cannot');
  endCallOut(room, noteCalled(room, excused, 'second', 'undo'));
  endCallOut(room, startCallOut(room, { isDrill: true, reason: '季度演练' }));
  startCallOut(room);
}
