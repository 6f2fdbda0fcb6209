import { describe, expect, test } from 'vitest';
import { addMinutes } from '#domain/time/instant';
import { aCall, aFact, changeIncidentSetup, meantIncident, openIncident } from '../helpers/incident-room.ts';
import { openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { issueReport, sendReport } from '../helpers/report-room.ts';

const entriesOf = (room: TestRoom) =>
  room.call('officer', 'log.page', { filter: {}, before: null, limit: 20 }).entries;

describe('an incident at its edges', () => {
  test('that was made void takes nothing more, and the record of a report sent all the same still verifies', async () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const report = issueReport(room, full, 'initial');
    const written = full.incident.stages.find(({ manner }) => manner === 'written');
    room.call('officer', 'incident.settle', { ...meantIncident(full), what: 'void', reason: '误报' });
    const sent = sendReport(room, report, {
      unit: written?.recipient ?? '',
      stageIds: [written?.id ?? ''],
    });
    expect(sent.deliveries).toHaveLength(1);
    expect(room.call('officer', 'incident.one', { id: full.incident.id }).steps.at(-1)?.act).toBe('voided');
    expect((await verdictOf(room)).firstBad).toBeNull();
  });

  test('is graded for a long reason in rare characters', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const reason = '𠮷'.repeat(250);
    const graded = room.call('officer', 'incident.decide', { ...meantIncident(full), level: 'III', reason });
    const other = openIncident(room);
    // One of the two cuts a character in half, wherever the words around them stand.
    room.call('officer', 'incident.decide', {
      ...meantIncident(other),
      level: 'III',
      reason: `因${'𠮷'.repeat(249)}`,
    });
    expect(graded.incident.level).toBe('III');
  });

  test('is not told a figure in words, nor words as a figure', () => {
    const room = openTestRoom();
    const full = openIncident(room, {}, { facts: [aFact(room, 'deaths', 2)] });
    const noted = (facts: ReturnType<typeof aFact>[]) =>
      room.refusal('officer', 'incident.note', { ...meantIncident(full), facts, note: '' }).message;
    // It would be kept as taken back, and nobody dead.
    expect(noted([{ ...aFact(room, 'deaths', 1), number: null, text: '三人' }])).toBe('fact-kind');
    expect(noted([{ ...aFact(room, 'what', ''), number: 3 }])).toBe('fact-kind');
  });

  test('takes only so many ordered clocks, and says so', () => {
    const room = openTestRoom();
    changeIncidentSetup(room, () => ({ policies: [], callTree: [] }));
    let full = openIncident(room);
    const add = () => ({
      ...meantIncident(full),
      label: '续报',
      manner: 'any' as const,
      report: 'followUp' as const,
      recipient: '市长',
      dueAt: addMinutes(room.now(), 5),
      reason: '市长要求',
    });
    for (let count = 0; count < 100; count += 1) full = room.call('officer', 'incident.addStage', add());
    expect(room.refusal('officer', 'incident.addStage', add())).toMatchObject({
      message: 'incident-stages-many',
      details: ['100'],
    });
  });

  test('tells the log that it is closed where its entry was settled by hand before', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const { entryId } = full.incident;
    const { version } = room.call('officer', 'log.entry', { id: entryId ?? (0 as never) }).entry;
    room.call('officer', 'log.setState', { id: entryId ?? (0 as never), version, state: 'done', note: '' });
    room.call('officer', 'incident.settle', { ...meantIncident(full), what: 'close', reason: '明火已扑灭' });
    const [newest] = entriesOf(room);
    expect(newest).toMatchObject({ category: 'MEMO', links: [{ entryId, kind: 'relates' }] });
    expect(newest?.content).toContain('明火已扑灭');
  });

  test('is not called about before the desk heard of it', () => {
    const room = openTestRoom();
    const full = openIncident(room, { receivedAt: addMinutes(room.now(), 0.5) });
    room.pass(30);
    const call = (startedAt: ReturnType<typeof addMinutes>) => ({
      ...meantIncident(full),
      call: aCall(room, { startedAt }),
      facts: [],
    });
    const { receivedAt } = full.incident.fields;
    expect(room.refusal('officer', 'incident.call', call(addMinutes(receivedAt, -1)))).toMatchObject({
      message: 'call-before',
      details: ['2026-001'],
    });
    // A time is typed to the minute.
    room.call('officer', 'incident.call', call(addMinutes(receivedAt, -0.5)));
  });
});

test('what another level would change is asked of the rules that the incident goes by, with its follow-ups', () => {
  const room = openTestRoom();
  changeIncidentSetup(room, ({ policies }) => ({
    policies: policies.map((policy) => ({
      ...policy,
      followUp: { everyMinutes: 60, isFinalRequired: false },
    })),
  }));
  const full = openIncident(room);
  const written = full.incident.stages.find(({ manner }) => manner === 'written');
  sendReport(room, issueReport(room, full, 'initial'), {
    unit: written?.recipient ?? '',
    stageIds: [written?.id ?? ''],
  });
  changeIncidentSetup(room, () => ({ policies: [], callTree: [] }));
  const { id, fields, level } = full.incident;
  const asked = { fields, level, facts: [], policies: null };
  expect(room.call('officer', 'incident.dryRun', asked).stages).toEqual([]);
  const { incident } = room.call('officer', 'incident.one', { id });
  expect(incident.stages.some(({ report }) => report === 'followUp')).toBe(true);
  expect(room.call('officer', 'incident.dryRun', { ...asked, incidentId: id }).stages).toEqual(
    incident.stages,
  );
});

test('a clock is met only by a call that can be what it waits for', () => {
  const room = openTestRoom();
  const full = room.call('officer', 'incident.addStage', {
    ...meantIncident(openIncident(room)),
    label: '终报',
    manner: 'any',
    report: 'final',
    recipient: '市长',
    dueAt: null,
    reason: '市长要求',
  });
  const stageIds = full.incident.stages.filter(({ origin }) => origin === 'hand').map(({ id }) => id);
  const call = (purpose: 'initial' | 'verify' | 'final') => ({
    ...meantIncident(full),
    call: aCall(room, { stageIds, unit: '市长', purpose }),
    facts: [],
  });
  for (const purpose of ['initial', 'verify'] as const)
    expect(room.refusal('officer', 'incident.call', call(purpose)).message).toBe('call-stage-purpose');
  const met = room.call('officer', 'incident.call', call('final')).incident.stages;
  expect(met.find(({ id }) => stageIds.includes(id))?.met?.by).toBe('call');
});

describe('a corrected call', () => {
  test('corrects its entry in the log, and keeps what was learned by it there', () => {
    const room = openTestRoom();
    const full = openIncident(room);
    const called = room.call('officer', 'incident.call', {
      ...meantIncident(full),
      call: aCall(room, { name: '李明' }),
      facts: [aFact(room, 'trapped', 2)],
    });
    const [{ id, entryId, incidentId: _of, byName: _by, ...call } = expect.fail()] = called.calls;
    const after = room.call('officer', 'incident.correctCall', {
      ...meantIncident(called),
      callId: id,
      call: { ...call, name: '李鸣', note: '听错姓名', orders: '每小时续报' },
      reason: '姓名有误',
    });
    expect(after.calls[0]).toMatchObject({ name: '李鸣', entryId });
    const { entry } = room.call('officer', 'log.entry', { id: entryId ?? (0 as never) });
    expect(entry).toMatchObject({ counterpart: { name: '李鸣' }, version: 1 });
    expect(entry.content.split('\n').slice(1)).toEqual(['听错姓名', expect.stringContaining('被困2人')]);
    expect(entriesOf(room)[0]).toMatchObject({ category: 'INSTR', state: 'todo' });
  });

  test('is told by another entry where somebody wrote into its own', () => {
    const room = openTestRoom();
    const called = room.call('officer', 'incident.call', {
      ...meantIncident(openIncident(room)),
      call: aCall(room),
      facts: [],
    });
    const [{ id, entryId, incidentId: _of, byName: _by, ...call } = expect.fail()] = called.calls;
    const { entry } = room.call('officer', 'log.entry', { id: entryId ?? (0 as never) });
    room.call('officer', 'log.void', { id: entry.id, version: entry.version, reason: '记错' });
    const after = room.call('officer', 'incident.correctCall', {
      ...meantIncident(called),
      callId: id,
      call: { ...call, outcome: 'noAnswer' },
      reason: '未接通',
    });
    const [newest] = entriesOf(room);
    expect(newest).toMatchObject({ category: 'CALL_OUT', links: [{ entryId, kind: 'relates' }] });
    expect(after.calls[0]?.entryId).toBe(newest?.id);
  });
});

test('an old bulletin prints with the head, the unit and the telephone of its day', () => {
  const room = openTestRoom();

  const { imprint, id } = issueReport(room, null, 'bulletin', { fields: { title: '快报', body: '大风。' } });
  const before = room.call('auditor', 'report.html', { id }).html;
  expect(imprint.head).not.toBe('');
  expect(before).toContain(imprint.head);
  changeIncidentSetup(room, ({ bulletins }) => ({
    bulletins: bulletins.map((form) => ({ ...form, head: '换了的红头' })),
  }));
  expect(room.call('auditor', 'report.html', { id }).html).toBe(before);
  expect(issueReport(room, null, 'bulletin').imprint.head).toBe('换了的红头');
});
