import { expect, test } from 'vitest';
import { incidentId } from '#domain/incident/incident';
import type { IncidentAtHandover } from '#domain/shift/sheet';
import { addMinutes } from '#domain/time/instant';
import { printFonts } from '#service/documents/fonts';
import { handoverHtml } from '#service/documents/handover-html';
import { openAlarmRoom, reportedNow } from '../helpers/alarm-room.ts';
import { meantIncident } from '../helpers/incident-room.ts';
import { handoverInput, openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { squeezed } from '../helpers/read-documents.ts';
import { aSheet } from '../helpers/sample-sheet.ts';

const incidentsOf = (room: TestRoom): readonly IncidentAtHandover[] | undefined =>
  room.call('chief', 'handover.sheet', { shiftNo: 1 }).facts.incidents;

test('the sheet of a room that never had an incident does not speak of any', () => {
  const room = openTestRoom();
  expect(room.call('chief', 'handover.sheet', { shiftNo: 1 }).facts).not.toHaveProperty('incidents');
});

test('the sheet says which incidents go on and which clocks run, the earliest due first, until they are closed', () => {
  const room = openAlarmRoom();
  const one = reportedNow(room);
  const [phone] = one.incident.stages;
  const met = room.call('officer', 'incident.meetStage', {
    ...meantIncident(one),
    stageId: phone?.id ?? '',
    at: null,
    note: '已用专线电话报告',
  });
  expect(incidentsOf(room)).toMatchObject([
    {
      id: one.incident.id,
      number: '2026-001',
      title: one.incident.fields.title,
      level: 'III',
      stages: [
        {
          label: '书面报告',
          recipient: '市政府总值班室',
          dueAt: addMinutes(one.incident.fields.receivedAt, 25),
        },
        { label: '最迟', dueAt: addMinutes(one.incident.fields.receivedAt, 120) },
        { report: 'final', dueAt: null },
      ],
    },
  ]);
  room.call('officer', 'incident.settle', { ...meantIncident(met), what: 'close', reason: '处置完毕' });
  expect(incidentsOf(room)?.flatMap(({ stages }) => stages)).toEqual([]);
});

test('what is signed of incidents stays as it was signed, and the chain holds', async () => {
  const room = openAlarmRoom();
  const one = reportedNow(room);
  const before = incidentsOf(room);
  room.call('chief', 'shift.handOver', handoverInput(room, 'second'));
  room.call('second', 'incident.settle', { ...meantIncident(one), what: 'void', reason: '误报' });
  expect(incidentsOf(room)).toEqual(before);
  expect((await verdictOf(room)).isIntact).toBe(true);
});

test('the printed sheet has each running clock with its deadline, those that were over marked', () => {
  const sheet = aSheet();
  const at = sheet.signedAt ?? sheet.dueAt;
  const stages = [
    {
      id: 'a',
      label: '电话报告',
      report: 'initial' as const,
      recipient: '市政府总值班室',
      dueAt: addMinutes(at, -5),
    },
    {
      id: 'b',
      label: '',
      report: 'followUp' as const,
      recipient: '省政府总值班室',
      dueAt: addMinutes(at, 55),
    },
    { id: 'c', label: '', report: 'final' as const, recipient: '市委值班室', dueAt: null },
  ];
  const common = { level: 'III' as const, stages };
  const incidents: readonly IncidentAtHandover[] = [
    { ...common, id: incidentId.parse('i1'), number: '2026-007', title: '油罐车侧翻起火' },
    { id: incidentId.parse('i2'), number: '2026-008', title: '小区停水', level: null, stages: [] },
  ];
  const fonts = printFonts(['方正小标宋简体', 'FangSong_GB2312', '楷体_GB2312', 'SimHei', '宋体']);
  const frame = { unitName: '淄博市人民政府办公室', zone: 'Asia/Shanghai', fonts };
  const printed = (some: readonly IncidentAtHandover[] | undefined): string => {
    const { incidents: _none, ...facts } = sheet.facts;
    const whole = { ...sheet, facts: some === undefined ? facts : { ...facts, incidents: [...some] } };
    return squeezed(handoverHtml(whole, frame).replaceAll(/<[^>]+>/gu, ' '));
  };
  const page = printed(incidents);
  for (const text of [
    '在办突发事件和报告时限',
    '油罐车侧翻起火（较大）',
    '11-22 17:59（已到时）',
    '续报',
    '省政府总值班室',
    '11-22 18:59',
    '终报',
    '未定时限',
    '小区停水（未定级）',
    '没有未完成的时限',
  ])
    expect(page).toContain(squeezed(text));
  expect(page).not.toContain(squeezed('18:59（已到时）'));
  expect(printed(undefined)).not.toContain('在办突发事件');
  expect(printed([])).toContain('在办突发事件');
});
