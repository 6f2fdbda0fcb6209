import { describe, expect, test } from 'vitest';
import { isoDay } from '#domain/time/instant';
import { moment } from '../helpers/builders.ts';
import { openTestRoom, testPassword } from '../helpers/open-test-room.ts';
import {
  aPeriod,
  aSubmission,
  declarePeriod,
  draftPlan,
  meantCallOut,
  meantPeriod,
  publishPlan,
  sendTable,
  setUpPeriods,
  startCallOut,
} from '../helpers/period-room.ts';
import { personAt } from '../helpers/rota-room.ts';

const day = (text: string) => isoDay.parse(text);

describe('a period and its steps', () => {
  test('one that was served cannot be cancelled, one that runs cannot be closed, and one that is closed stays as it is', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    publishPlan(room, declared);
    expect(
      room.refusal('chief', 'period.close', { ...meantPeriod(declared), conclusion: '平稳' }),
    ).toMatchObject({ message: 'period-runs' });
    room.setClock(moment('2027-01-02T01:00Z'));
    expect(
      room.refusal('chief', 'period.cancel', { ...meantPeriod(declared), reason: '不办' }),
    ).toMatchObject({ message: 'period-served' });
    room.setClock(moment('2027-01-04T01:00Z'));
    const closed = room.call('chief', 'period.close', { ...meantPeriod(declared), conclusion: '平稳' });
    expect(closed).toMatchObject({ state: 'closed', stage: 'over' });
    for (const [method, input] of [
      ['period.change', { ...meantPeriod(closed), fields: aPeriod(room), reason: '' }],
      ['period.cancel', { ...meantPeriod(closed), reason: '误' }],
      ['period.keepDraft', { id: closed.id, version: 0, base: 1, cells: [] }],
    ] as const)
      expect([method, room.refusal('chief', method, input).message]).toEqual([method, 'period-over']);
  });

  test('two windows do not change past each other, neither a period nor its table', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    room.call('chief', 'period.change', {
      ...meantPeriod(declared),
      fields: aPeriod(room, { note: '一' }),
      reason: '',
    });
    const stale = { ...meantPeriod(declared), fields: aPeriod(room, { note: '二' }), reason: '' };
    expect(room.refusal('chief', 'period.change', stale)).toMatchObject({ code: 'conflict' });
    const version = draftPlan(room, declared);
    const draft = { id: declared.id, version: version - 1, base: 0, cells: [] };
    expect(room.refusal('chief', 'period.keepDraft', draft)).toMatchObject({ code: 'conflict' });
    publishPlan(room, declared);
    expect(room.refusal('chief', 'period.keepDraft', { ...draft, version: 0 })).toMatchObject({
      code: 'conflict',
    });
  });

  test('a table that names somebody who is away is not published', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    const draftVersion = draftPlan(room, declared);
    const line = room.call('chief', 'absence.register', {
      fields: {
        personId: personAt(room, 'leader'),
        kind: 'business',
        cause: '',
        from: { day: day('2027-01-01'), part: 'morning', time: null },
        until: { day: day('2027-01-03'), part: 'evening', time: null },
        reach: 'province',
        place: '',
        transport: '',
        companions: '',
        contactPhone: '',
        acting: null,
        arrangement: '',
        note: '',
      },
      decisions: [],
      note: '',
    });
    room.call('chief', 'absence.approve', {
      id: line.id,
      version: line.version,
      approval: { name: '王局长', post: '局长', at: room.now(), manner: 'written', documentNo: '' },
      signer: null,
      note: '',
    });
    const wanted = { id: declared.id, draftVersion, reason: '', password: testPassword };
    expect(room.refusal('chief', 'period.publish', wanted)).toMatchObject({
      code: 'rule-broken',
      message: 'period-plan-away',
      details: ['孙伯安', expect.any(String)],
    });
  });
});

describe('what superior bodies get', () => {
  test('a table is due by the rule, late after it, and outdated once another version is published', () => {
    const room = openTestRoom();
    setUpPeriods(room);
    const declared = declarePeriod(room);
    publishPlan(room, declared);
    const dueOf = () => room.call('chief', 'period.one', { id: declared.id }).line.dues[0];
    expect(dueOf()).toMatchObject({
      what: 'roster',
      dueAt: '2026-12-29T09:00:00.000Z',
      state: 'ahead',
      isOutdated: false,
    });
    room.setClock(moment('2026-12-28T10:00Z'));
    expect(dueOf()).toMatchObject({ state: 'soon' });
    room.setClock(moment('2026-12-29T09:01Z'));
    expect(dueOf()).toMatchObject({ state: 'overdue' });
    const sent = sendTable(room, declared);
    expect(sent.dueAt).toBe('2026-12-29T09:00:00.000Z');
    expect(dueOf()).toMatchObject({ state: 'late' });
    const early = { fields: aSubmission(room, { at: moment('2026-12-29T08:00Z') }), periodId: declared.id };
    room.call('officer', 'period.report', early);
    expect(dueOf()).toMatchObject({ state: 'met' });
    publishPlan(room, declared, 1);
    expect(dueOf()).toMatchObject({ state: 'met', isOutdated: true });
    expect(room.call('chief', 'period.now', {}).dues).toContainEqual(
      expect.objectContaining({ isOutdated: true }),
    );
    room.call('officer', 'period.report', {
      periodId: declared.id,
      fields: aSubmission(room, { planVersion: 2 }),
    });
    expect(dueOf()).toMatchObject({ isOutdated: false });
  });

  test('what cannot have been sent is refused', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    const refused = (change: Parameters<typeof aSubmission>[1]) =>
      room.refusal('officer', 'period.report', { periodId: declared.id, fields: aSubmission(room, change) })
        .message;
    expect(refused({})).toBe('period-sent-roster');
    publishPlan(room, declared);
    expect(refused({ planVersion: 2 })).toBe('period-sent-roster');
    expect(refused({ bodyId: 'nobody' })).toBe('period-body');
    expect(refused({ at: moment('2027-01-01T00:00Z') })).toBe('period-future');
    expect(refused({ what: 'daily', planVersion: null, day: day('2027-01-04') })).toBe('period-sent-daily');
    const sent = sendTable(room, declared);
    room.call('chief', 'period.withdraw', { id: sent.id, reason: '重复' });
    expect(
      room.refusal('chief', 'period.receipt', { id: sent.id, receivedBy: '甲', receipt: '1' }).message,
    ).toBe('period-withdrawn');
    expect(room.call('chief', 'period.one', { id: declared.id }).line.dues[0]?.submissionId).toBeNull();
  });

  test('of a period without a scheme the rota is recorded as sent', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room, { parts: [] });
    const fields = aSubmission(room, { planVersion: null });
    room.call('officer', 'period.report', { periodId: declared.id, fields });
    expect(room.call('chief', 'period.one', { id: declared.id }).line.dues[0]).toMatchObject({
      state: 'met',
      isOutdated: false,
    });
  });

  test('the report of a day serves two periods that want it', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    const other = declarePeriod(room, { name: '元旦安保', kind: 'event', rank: 6, parts: [] });
    publishPlan(room, declared);
    room.setClock(moment('2027-01-01T08:00Z'));
    const daily = () =>
      room
        .call('chief', 'period.now', {})
        .dues.filter(({ what, day: of }) => what === 'daily' && of === '2027-01-01');
    expect(daily()).toHaveLength(1);
    room.call('officer', 'period.report', {
      periodId: other.id,
      fields: aSubmission(room, { what: 'daily', planVersion: null, day: day('2027-01-01') }),
    });
    expect(daily()).toEqual([]);
    const dues = room.call('chief', 'period.one', { id: declared.id }).line.dues;
    expect(dues.find(({ day: of }) => of === '2027-01-01')).toMatchObject({ state: 'met' });
  });

  test('a period that begins at once owes its table hours after it was declared, and no report of days before', () => {
    const room = openTestRoom();
    const line = declarePeriod(room, {
      kind: 'emergency',
      name: '防汛应急响应',
      fromDay: day('2026-11-20'),
      untilDay: day('2026-11-23'),
      parts: [],
    });
    expect(line.dues.map(({ what, dueAt }) => [what, dueAt])).toEqual([
      ['roster', '2026-11-21T02:40:00.000Z'],
      ['daily', '2026-11-21T08:30:00.000Z'],
      ['daily', '2026-11-22T08:30:00.000Z'],
      ['daily', '2026-11-23T08:30:00.000Z'],
    ]);
  });
});

describe('a call to those on standby', () => {
  test('keeps who answered, who came when, and what was corrected; drills are counted apart', () => {
    const room = openTestRoom();
    const started = startCallOut(room);
    const drill = startCallOut(room, { isDrill: true, reason: '季度演练' });
    expect([started.no, drill.no, startCallOut(room).no]).toEqual([1, 1, 2]);
    room.pass(40);
    const [officer, second] = [personAt(room, 'officer'), personAt(room, 'second')];
    const note = (from: typeof started, change: object) =>
      room.call('officer', 'callout.note', {
        ...meantCallOut(from),
        personIds: [officer],
        what: 'arrived',
        at: null,
        note: '',
        ...change,
      });
    const arrived = note(started, {});
    expect(arrived.people[0]).toMatchObject({ answeredAt: room.now(), arrivedAt: room.now() });
    const undone = note(arrived, { what: 'undo', note: '认错人' });
    expect(undone.people[0]).toMatchObject({ arrivedAt: null, answeredAt: arrived.people[0]?.answeredAt });
    const excused = note(undone, { personIds: [second], what: 'cannot', note: '发烧' });
    expect(excused.people[1]).toMatchObject({ excuse: '发烧' });
    const refused = (change: object) =>
      room.refusal('officer', 'callout.note', {
        ...meantCallOut(excused),
        personIds: [officer],
        what: 'answered',
        at: null,
        note: '',
        ...change,
      }).message;
    expect(refused({ at: moment('2026-11-21T09:00Z') })).toBe('callout-future');
    expect(refused({ at: moment('2026-11-20T09:00Z') })).toBe('callout-before');
    expect(refused({ what: 'cannot' })).toBe('callout-cannot-reason');
    expect(refused({ personIds: [personAt(room, 'auditor')] })).toBe('person');
    expect(refused({ version: 1 })).toBe('call-out');
    const ended = room.call('chief', 'callout.end', { ...meantCallOut(excused), conclusion: '全部到位' });
    expect(room.refusal('chief', 'callout.end', { ...meantCallOut(ended), conclusion: '再来' }).message).toBe(
      'callout-over',
    );
    expect(room.call('officer', 'period.now', {}).callOuts.map(({ id }) => id)).not.toContain(ended.id);
  });

  test('nobody is called for a period that was called off', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    room.call('chief', 'period.cancel', { ...meantPeriod(declared), reason: '不办' });
    const call = {
      isDrill: false,
      periodId: declared.id,
      tierName: '备勤',
      people: [personAt(room, 'officer')],
      reason: '塌方',
      place: '',
      minutes: null,
    };
    expect(room.refusal('chief', 'callout.start', call)).toMatchObject({ message: 'period-over' });
  });

  test('the summary of a period counts real calls and not drills', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    publishPlan(room, declared);
    room.setClock(moment('2027-01-02T01:00Z'));
    const call = startCallOut(room, { periodId: declared.id });
    startCallOut(room, { periodId: declared.id, isDrill: true });
    room.pass(20);
    room.call('officer', 'callout.note', {
      ...meantCallOut(call),
      personIds: [personAt(room, 'officer')],
      what: 'arrived',
      at: null,
      note: '',
    });
    const summary = room.call('chief', 'period.summary', { id: declared.id });
    const lineOf = (seat: 'officer' | 'second') =>
      summary.lines.find(({ personId }) => personId === personAt(room, seat));
    expect(lineOf('officer')).toMatchObject({ called: 1, arrived: 1, inTime: 1 });
    expect(lineOf('second')).toMatchObject({ called: 1, arrived: 0, inTime: 0 });
    expect(summary.callOuts).toHaveLength(2);
    expect(summary).toMatchObject({ days: 3, daysOver: 1, versions: 1 });
    const served = summary.lines.reduce((sum, one) => sum + one.duty + one.standby + one.rest, 0);
    // Two days have begun, on each of which five people are in a tier.
    expect(served).toBe(10);
    expect(summary.reports).toContainEqual(
      expect.objectContaining({ what: 'roster', due: 1, inTime: 0, late: 0, missing: 1 }),
    );
  });
});
