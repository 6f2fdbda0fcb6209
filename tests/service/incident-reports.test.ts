import { describe, expect, test } from 'vitest';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { addMinutes } from '#domain/time/instant';
import { aFact, meantIncident, openIncident } from '../helpers/incident-room.ts';
import { openTestRoom, type TestRoom, testPassword, verdictOf } from '../helpers/open-test-room.ts';
import { draftedReport, issueReport, meantReport, sendReport } from '../helpers/report-room.ts';

const again = (room: TestRoom, { incident }: IncidentFull): IncidentFull =>
  room.call('officer', 'incident.one', { id: incident.id });

const written = (full: IncidentFull) => {
  const stage = full.incident.stages.find(
    ({ manner, report }) => manner === 'written' && report === 'initial',
  );
  if (stage === undefined) throw new RangeError('no written stage');
  return stage;
};

const news = (room: TestRoom, full: IncidentFull, deaths: number): IncidentFull =>
  room.call('officer', 'incident.note', {
    ...meantIncident(again(room, full)),
    facts: [aFact(room, 'deaths', deaths, { isVerified: true })],
    note: '',
  });

const entriesOf = (room: TestRoom) =>
  room.call('officer', 'log.page', { filter: {}, before: null, limit: 20 }).entries;

describe('a report', () => {
  test('is composed from the facts, goes to whoever waits for it in writing, and is issued with its signers', () => {
    const room = openTestRoom();
    const full = openIncident(room, {}, { facts: [aFact(room, 'deaths', 2, { isVerified: true })] });
    const fields = draftedReport(room, full, 'initial');
    expect(fields.title).toBe('张店区309国道危化品运输车起火首报');
    expect(fields.to).toEqual(['市政府总值班室']);
    expect(fields.elements.map(({ key }) => key)).toContain('casualties');
    room.pass(4);
    const report = issueReport(room, full, 'initial', {
      fields: { body: '据报，6时42分发生火灾，死亡2人。' },
      reviewer: { manner: 'spoken', name: '李秘书长', at: addMinutes(room.now(), -1) },
    });
    expect(report).toMatchObject({
      ordinal: 0,
      no: 1,
      year: 2026,
      incidentNumber: '2026-001',
      editor: { name: '王方', manner: 'signed' },
      reviewer: { name: '李秘书长', manner: 'spoken', personId: null },
      issuer: { name: '孙伯安', manner: 'signed' },
      issuedAt: room.now(),
      version: 1,
      state: 'issued',
    });
    // What is kept of elements is judged by the service, whatever the screen says.
    expect(report.fields.elements).toContainEqual({ key: 'casualties', isPresent: true });
    expect(report.fields.elements).toContainEqual({ key: 'trend', isPresent: false });
    expect(again(room, full).reports.map(({ id }) => id)).toEqual([report.id]);
  });

  test('is not issued twice as 首报 or 终报, nor of an incident that was none', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const first = issueReport(room, full, 'initial');
    expect(() => issueReport(room, full, 'initial')).toThrow('report-initial-again');
    room.call('officer', 'report.withdraw', { ...meantReport(first), reason: '数字有误' });
    issueReport(room, full, 'initial');
    issueReport(room, full, 'final');
    expect(() => issueReport(room, full, 'final')).toThrow('report-final-again');
    const other = openIncident(room);
    room.call('officer', 'incident.settle', { ...meantIncident(other), what: 'void', reason: '误报' });
    expect(() => issueReport(room, other, 'initial')).toThrow('incident-void');
  });

  test('is not issued with a wrong password or by somebody who agreed in the future, and leaves no number behind', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const input = { fields: draftedReport(room, full, 'special'), no: null, reviewer: null };
    const issuer = { manner: 'signed', account: 'leader', password: '猜的' };
    expect(room.refusal('officer', 'report.issue', { ...input, issuer }).code).toBe('wrong-password');
    const spoken = { manner: 'spoken', name: '李副市长', at: addMinutes(room.now(), 2) };
    expect(room.refusal('officer', 'report.issue', { ...input, issuer: spoken }).message).toBe(
      'report-future',
    );
    expect(room.refusal('auditor', 'report.issue', { ...input, issuer }).code).toBe('not-allowed');
    expect(issueReport(room, full, 'special').no).toBe(1);
  });

  test('tells in a 续报 what came after the report before it, also where that was withdrawn', () => {
    const room = openTestRoom();
    const full = openIncident(room, {}, { facts: [aFact(room, 'deaths', 11, { isVerified: true })] });
    issueReport(room, full, 'initial');
    expect(draftedReport(room, full, 'followUp').body).toContain('无新情况');
    room.pass(5);
    news(room, full, 25);
    const draft = draftedReport(room, full, 'followUp');
    expect(draft.title).toMatch(/续报一$/);
    expect(draft.body).toContain('由11人增至25人');
    // A fact that comes while the report is being written is told by the next one.
    room.pass(1);
    news(room, full, 26);
    const one = issueReport(room, full, 'followUp', { fields: draft });
    expect(draftedReport(room, full, 'followUp').body).toContain('由25人增至26人');
    room.call('officer', 'report.withdraw', { ...meantReport(one), reason: '未送出' });
    expect(draftedReport(room, full, 'followUp').body).toContain('由11人增至26人');
  });

  test('keeps its number where it left the room, and gives it back where nobody outside had it', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    issueReport(room, full, 'initial');
    const first = issueReport(room, full, 'followUp');
    room.call('officer', 'report.withdraw', { ...meantReport(first), reason: '未送出' });
    const second = issueReport(room, full, 'followUp');
    expect([second.ordinal, second.no, second.fields.title.slice(-3)]).toEqual([1, 3, '续报一']);
    const sent = sendReport(room, second);
    room.call('officer', 'report.withdraw', { ...meantReport(sent), reason: '数字有误' });
    const third = issueReport(room, full, 'followUp');
    expect([third.ordinal, third.no, third.fields.title.slice(-3)]).toEqual([2, 4, '续报二']);
  });

  test('gets the number that is free when it is issued, also in its title', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    issueReport(room, full, 'initial');
    const draft = draftedReport(room, full, 'followUp');
    issueReport(room, full, 'followUp');
    expect(issueReport(room, full, 'followUp', { fields: draft }).fields.title).toMatch(/续报二$/);
    expect(
      issueReport(room, full, 'followUp', { fields: { ...draft, title: '自拟标题' } }).fields.title,
    ).toBe('自拟标题');
  });
});

describe('a bulletin', () => {
  test('is numbered by kind and year, also without an incident, and a taken number is refused with the highest', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    expect(issueReport(room, full, 'special').no).toBe(1);
    expect(issueReport(room, null, 'bulletin').no).toBe(1);
    expect(issueReport(room, null, 'special', { no: 7 }).no).toBe(7);
    const input = {
      fields: draftedReport(room, null, 'special'),
      reviewer: null,
      issuer: { manner: 'signed', account: 'leader', password: testPassword },
    };
    expect(room.refusal('officer', 'report.issue', { ...input, no: 7 })).toMatchObject({
      code: 'rule-broken',
      message: 'report-no-taken',
      details: ['7', '7'],
    });
    // A gap that somebody typed stays open to be typed; the next number is after the highest.
    expect(issueReport(room, null, 'special', { no: 3 }).no).toBe(3);
    expect(issueReport(room, null, 'special').no).toBe(8);
  });

  test('never gives the number of a withdrawn one again, and begins anew with the year', () => {
    const room = openTestRoom();
    const one = issueReport(room, null, 'bulletin');
    room.call('officer', 'report.withdraw', { ...meantReport(one), reason: '重复' });
    expect(() => issueReport(room, null, 'bulletin', { no: 1 })).toThrow('report-no-taken');
    expect(issueReport(room, null, 'bulletin').no).toBe(2);
    room.setClock(addMinutes(room.now(), 60 * 24 * 60));
    expect(issueReport(room, null, 'bulletin')).toMatchObject({ no: 1, year: 2027 });
  });

  test('reports of an incident take no typed number, and need an incident', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    expect(() => issueReport(room, full, 'initial', { no: 3 })).toThrow('report-no');
    expect(room.refusal('officer', 'report.compose', { incidentId: null, kind: 'initial' }).code).toBe(
      'bad-input',
    );
  });
});

describe('sending', () => {
  test('meets the written clocks of the recipient at the time it was sent, late where it was, and goes into the log', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const stage = written(full);
    room.pass(30);
    const report = issueReport(room, full, 'initial');
    room.pass(2);
    const sentAt = addMinutes(room.now(), -1);
    const sent = sendReport(room, report, { stageIds: [stage.id], sentAt });
    expect(sent.deliveries).toHaveLength(1);
    const met = again(room, full).incident.stages.find(({ id }) => id === stage.id);
    expect(met).toMatchObject({ state: 'met', met: { at: sentAt, by: 'report', of: report.id } });
    expect(met?.dueAt !== null && (met?.dueAt ?? '') < sentAt).toBe(true);
    expect(entriesOf(room)[0]).toMatchObject({
      category: 'REPORT',
      occurredAt: sentAt,
      fields: { productNo: '首报', channel: 'fax', receiver: '李明', sentAt },
    });
    expect(entriesOf(room)[0]?.links.map(({ entryId }) => entryId)).toEqual([full.incident.entryId]);
  });

  test('twice to the same recipient is allowed, and what was met first stays', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const { id } = written(full);
    const first = sendReport(room, issueReport(room, full, 'initial'), { stageIds: [id] });
    const firstAt = room.now();
    room.pass(10);
    expect(sendReport(room, first, { stageIds: [id] }).deliveries).toHaveLength(2);
    expect(again(room, full).incident.stages.find((one) => one.id === id)?.met?.at).toBe(firstAt);
  });

  test('by somebody who is not on the shift is recorded and is not in the log', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const report = issueReport(room, full, 'initial');
    const before = entriesOf(room).length;
    expect(sendReport(room, report, {}, 'second').deliveries).toHaveLength(1);
    expect(entriesOf(room)).toHaveLength(before);
  });

  test('is refused in the future, before the issue, to the clock of another unit, and as something else than a 终报', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    room.pass(20);
    const report = issueReport(room, full, 'initial');
    const send = (change: Parameters<typeof sendReport>[2]) => () => sendReport(room, report, change);
    expect(send({ sentAt: addMinutes(room.now(), 1) })).toThrow('report-future');
    expect(send({ sentAt: addMinutes(room.now(), -2) })).toThrow('report-before');
    expect(send({ unit: '市应急局', stageIds: [written(full).id] })).toThrow('report-stage-unit');
    const final = full.incident.stages.find((stage) => stage.report === 'final');
    expect(send({ stageIds: [final?.id ?? ''] })).toThrow('report-stage-final');
    expect(send({ stageIds: ['nobody'] })).toThrow('incident-stage');
    const phone = full.incident.stages.find(
      ({ manner, recipient }) => manner === 'phone' && recipient === '市政府总值班室',
    );
    expect(send({ stageIds: [phone?.id ?? ''] })).toThrow('incident-stage-manner');
    expect(again(room, full).reports[0]?.deliveries).toEqual([]);
  });

  test('a time typed to the minute of the issue is not before it', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    room.setClock(addMinutes(room.now(), 0.6));
    const report = issueReport(room, full, 'initial');
    const minute = addMinutes(room.now(), -0.6);
    expect(sendReport(room, report, { sentAt: minute }).deliveries[0]?.sentAt).toBe(minute);
  });
});

describe('afterwards', () => {
  test('a receipt and a confirmation by telephone are noted, and neither lies before it was sent', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const sent = sendReport(room, issueReport(room, full, 'initial'));
    room.pass(5);
    const note = {
      place: 0,
      receipt: '收文18号',
      receiptAt: room.now(),
      confirmedBy: '李明',
      confirmedAt: room.now(),
    };
    const early = { ...note, confirmedAt: addMinutes(room.now(), -6) };
    expect(room.refusal('officer', 'report.receipt', { ...meantReport(sent), ...early }).message).toBe(
      'report-receipt-before',
    );
    const noted = room.call('officer', 'report.receipt', { ...meantReport(sent), ...note });
    expect(noted.deliveries[0]).toMatchObject({ receipt: '收文18号', confirmedBy: '李明' });
    expect(entriesOf(room)[0]?.category).toBe('FEEDBACK');
    expect(room.refusal('officer', 'report.receipt', { ...meantReport(noted), ...note }).message).toBe(
      'nothing-changed',
    );
    expect(room.refusal('officer', 'report.receipt', { ...meantReport(noted), ...note, place: 3 }).code).toBe(
      'not-found',
    );
    expect(room.refusal('officer', 'report.receipt', { ...meantReport(sent), ...note }).code).toBe(
      'conflict',
    );
  });

  test('a withdrawn report takes nothing more, and what it met stays met', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const { id } = written(full);
    const sent = sendReport(room, issueReport(room, full, 'initial'), { stageIds: [id] });
    const gone = room.call('officer', 'report.withdraw', { ...meantReport(sent), reason: '伤亡数字有误' });
    expect(gone).toMatchObject({ state: 'withdrawn', reason: '伤亡数字有误' });
    expect(again(room, full).incident.stages.find((one) => one.id === id)?.state).toBe('met');
    expect(() => sendReport(room, gone)).toThrow('report-withdrawn');
    expect(entriesOf(room)[0]).toMatchObject({ category: 'REPORT' });
    expect(entriesOf(room)[0]?.content).toContain('伤亡数字有误');
  });

  test('everything issued in a span is listed, the newest first, of one incident where it is named', async () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const first = issueReport(room, full, 'initial');
    room.pass(1);
    const other = issueReport(room, null, 'bulletin');
    const span = { fromDay: '2026-01-01' as never, untilDay: '2026-12-31' as never };
    const all = room.call('auditor', 'report.all', { ...span, incidentId: null });
    expect(all.map(({ id }) => id)).toEqual([other.id, first.id]);
    expect(room.call('auditor', 'report.all', { ...span, incidentId: full.incident.id })).toHaveLength(1);
    const none = { fromDay: '2026-01-01' as never, untilDay: '2026-11-20' as never, incidentId: null };
    expect(room.call('auditor', 'report.all', none)).toEqual([]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});
