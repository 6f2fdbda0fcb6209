import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { addMinutes } from '#domain/time/instant';
import { aCall, meantIncident, openIncident } from '../helpers/incident-room.ts';
import { onDay } from '../helpers/builders.ts';
import { xlsxRows } from '../helpers/read-cells.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';

const november = { fromDay: onDay('2026-11-01'), untilDay: onDay('2026-11-30') };

const stageOf = ({ incident }: IncidentFull, label: string): string =>
  incident.stages.find((stage) => stage.label === label && stage.origin === 'policy')?.id ?? '';

/** Reports an incident by telephone so many minutes after it was received. */
function phoneIn(room: TestRoom, minutes: number): IncidentFull {
  const full = openIncident(room);
  room.pass(minutes);
  return room.call('officer', 'incident.call', {
    ...meantIncident(full),
    call: aCall(room, { stageIds: [stageOf(full, '电话报告')] }),
    facts: [],
  });
}

/** Three incidents under 淄博 10/25/120: one told in time, one late with a reason, one that was entered by mistake; three hours pass. */
function roomWithIncidents(): TestRoom {
  const room = openTestRoom({ desk: 'manned' });
  phoneIn(room, 6);
  const late = phoneIn(room, 14);
  room.call('officer', 'incident.explainLate', {
    ...meantIncident(late),
    stageIds: [stageOf(late, '电话报告')],
    reason: '对方占线',
  });
  const wrong = phoneIn(room, 30);
  room.call('officer', 'incident.settle', { ...meantIncident(wrong), what: 'void', reason: '误报' });
  room.pass(180);
  return room;
}

test('a span is assessed with its months, recipients, stages and late ones, beside the year before', () => {
  const room = roomWithIncidents();
  const found = room.call('auditor', 'assess.figures', november);
  expect(found.span).toMatchObject({
    ...november,
    incidents: 2,
    phone: { due: 2, inTime: 1, late: 1, missed: 0 },
    written: { due: 4, inTime: 0, late: 0, missed: 4 },
    hard: { due: 2, missed: 2 },
    withFirst: 0,
    closed: 0,
    firstMeanMinutes: 10,
    firstMedianMinutes: 10,
    elementsAll: 0,
  });
  expect(found.yearBefore).toMatchObject({ fromDay: '2025-11-01', untilDay: '2025-11-30', incidents: 0 });
  expect(found.months.map(({ month, incidents }) => [month, incidents])).toEqual([['2026-11', 2]]);
  expect(found.recipients).toEqual([{ recipient: '市政府总值班室', due: 6, inTime: 1, late: 1, missed: 4 }]);
  expect(new Map(found.labels.map(({ label, due, missed }) => [label, [due, missed]]))).toEqual(
    new Map([
      ['书面报告', [2, 2]],
      ['最迟', [2, 2]],
      ['电话报告', [2, 0]],
    ]),
  );
  expect(found.late).toHaveLength(5);
  expect(found.late.find(({ metAt }) => metAt !== null)).toMatchObject({
    number: '2026-002',
    label: '电话报告',
    lateMinutes: 4,
    reason: '对方占线',
  });
  expect(found.late.map(({ dueAt }) => dueAt)).toEqual(
    found.late
      .map(({ dueAt }) => dueAt)
      .toSorted()
      .toReversed(),
  );
});

test('incidents of the year before stand beside those of now', () => {
  const room = openTestRoom({ desk: 'manned' });
  phoneIn(room, 3);
  const yearLater = { fromDay: onDay('2027-11-01'), untilDay: onDay('2027-11-30') };
  room.setClock(addMinutes(room.now(), 365 * 24 * 60));
  const { span, yearBefore } = room.call('auditor', 'assess.figures', yearLater);
  expect(span.incidents).toBe(0);
  expect(yearBefore).toMatchObject({ ...november, incidents: 1, phone: { inTime: 1 } });
});

test('a closed incident keeps what it missed, and what was not due yet does not count', () => {
  const room = openTestRoom({ desk: 'manned' });
  const full = phoneIn(room, 30);
  const closed = room.call('officer', 'incident.settle', {
    ...meantIncident(full),
    what: 'close',
    reason: '明火已扑灭',
  });
  expect(closed.incident.state).toBe('closed');
  room.pass(300);
  const { span } = room.call('auditor', 'assess.figures', november);
  // The report in writing was five minutes overdue when it was closed; the limit of two hours was not.
  expect(span).toMatchObject({ closed: 1, withFinal: 0, phone: { late: 1 }, written: { due: 1, missed: 1 } });
});

test('a span that ends before it begins, or is longer than three years, is refused', () => {
  const room = openTestRoom({ desk: 'manned' });
  const reversed = { fromDay: november.untilDay, untilDay: november.fromDay };
  expect(room.refusal('officer', 'assess.figures', reversed)).toMatchObject({
    code: 'bad-input',
    message: 'range',
  });
  const long = { fromDay: '2020-01-01', untilDay: '2026-12-31' };
  expect(room.refusal('officer', 'assess.figures', long).message).toBe('range-too-long');
  const first = { fromDay: onDay('1900-12-31'), untilDay: onDay('1901-01-01') };
  expect(room.refusal('officer', 'assess.figures', first).message).toBe('year-before');
});

test('the assessment leaves as a workbook that says what the screen says, and the record has it', async () => {
  const room = roomWithIncidents();
  const job = room.call('auditor', 'assess.export', { ...november, folder: join(room.folder, 'out') });
  const done = await room.room().jobs.finished(job.id);
  expect(done).toMatchObject({ state: 'done', failure: null });
  const [file = ''] = done.files.map((one) => one.file);
  expect(basename(file)).toBe('assessment-2026-11-01-2026-11-30.xlsx');
  const rows = await xlsxRows(readFileSync(file));
  expect(rows).toContainEqual(['电话报告及时率', '50%', '—']);
  const newest = room
    .room()
    .store.sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT 1')
    .pluck()
    .get() as string;
  expect(JSON.parse(newest)).toMatchObject({
    kind: 'export',
    body: { ...november, assessmentOf: '2026-11-01/2026-11-30', formats: ['xlsx'] },
  });
  expect(room.refusal('auditor', 'assess.export', { ...november, folder: 'out' }).code).toBe('bad-input');
});
