import { addMinutes } from '#domain/time/instant';
import { chooseRoom, makeCheck } from './check-room.ts';
import { fileIncidents } from './file-incidents.ts';
import { aCall, changeIncidentSetup, meantIncident, openIncident } from './incident-room.ts';
import type { TestRoom } from './open-test-room.ts';
import { issueReport, meantReport, sendReport } from './report-room.ts';

/**
 * Leaves behind incidents by two set-ups, with every way in which a later record may change an earlier one: clocks that were ordered, met and moved, a
 * call that was put right, reports that were sent, confirmed and taken back, checks that were put right and dropped.
 */
export function fileMoreIncidents(room: TestRoom): void {
  fileIncidents(room);
  changeIncidentSetup(room, ({ policies, ...setup }) => ({
    ...setup,
    policies: policies.map((policy) => ({
      ...policy,
      stages: policy.stages.map((stage) => ({ ...stage, minutes: stage.minutes && stage.minutes + 5 })),
    })),
  }));
  const opened = openIncident(room, { title: '桥梁坍塌' });
  const ordered = room.call('officer', 'incident.addStage', {
    ...meantIncident(opened),
    label: '现场情况',
    manner: 'any',
    report: 'followUp',
    recipient: '市领导',
    dueAt: addMinutes(room.now(), 40),
    reason: '市领导要求',
  });
  const moved = room.call('officer', 'incident.change', {
    ...meantIncident(ordered),
    fields: { ...ordered.incident.fields, occurredAt: addMinutes(room.now(), -7) },
    reason: '核实了时间',
  });
  const called = room.call('officer', 'incident.call', {
    ...meantIncident(moved),
    call: aCall(room, { outcome: 'noAnswer' }),
    facts: [],
  });
  room.call('officer', 'incident.correctCall', {
    ...meantIncident(called),
    callId: called.calls[0]?.id ?? '',
    call: aCall(room, { outcome: 'busy' }),
    reason: '记错',
  });
  const stageIds = opened.incident.stages.filter(({ manner }) => manner === 'written').slice(0, 1);
  const sent = sendReport(room, issueReport(room, called, 'initial'), {
    stageIds: stageIds.map(({ id }) => id),
  });
  room.call('officer', 'report.receipt', {
    ...meantReport(sent),
    place: 0,
    receipt: '收文 12 号',
    receiptAt: room.now(),
    confirmedBy: '',
    confirmedAt: null,
  });
  const second = issueReport(room, null, 'bulletin', { fields: { title: '又一期', body: '一切正常。' } });
  room.call('officer', 'report.withdraw', { ...meantReport(second), reason: '重复' });
  const none = openIncident(room, { title: '又一起误报' });
  const written = issueReport(room, none, 'initial');
  room.call('officer', 'incident.settle', { ...meantIncident(none), what: 'void', reason: '误报' });
  // A report may be on its way when it turns out that there was nothing.
  sendReport(room, written, { stageIds: stageIds.map(({ id }) => id) });
  const made = makeCheck(room, chooseRoom(room, 'west'));
  makeCheck(room, made, { rings: 3 }, '看错');
  const dropped = chooseRoom(room, 'east');
  room.call('officer', 'check.drop', { id: dropped.id, version: dropped.version, reason: '线路检修' });
}
