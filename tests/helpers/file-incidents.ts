import { type IncidentSetup, templateUse } from '#domain/incident/setup';
import { aRoom, checkRoom, setUpRooms } from './check-room.ts';
import { meantIncident, openIncident, workedIncident } from './incident-room.ts';
import { presetSetup } from '#service/incident/setup-now';
import type { TestRoom } from './open-test-room.ts';
import { issueReport, sendReport } from './report-room.ts';

/** As few lines of every list as work: each place of a record is tried out where records are damaged. */
function smallSetup(): Partial<IncidentSetup> {
  const setup = presetSetup();
  const firstOf = (use: string) =>
    setup.templates.filter((one) => one.use === use && one.classes.length === 0).slice(0, 1);
  return {
    kinds: setup.kinds.filter(({ id }) => id === 'accident.hazmat-fire'),
    levelRules: setup.levelRules.filter(({ kinds }) => kinds.length === 0).slice(0, 1),
    policies: setup.policies.filter(({ id }) => id === 'zibo-2016'),
    templates: templateUse.options.flatMap(firstOf),
    questions: setup.questions.filter(({ kinds }) => kinds.length === 0).slice(0, 1),
    callTree: setup.callTree.slice(0, 1),
    recipients: setup.recipients.slice(0, 1),
  };
}

/** Leaves behind an incident that was called, written of and closed, one that was none, a bulletin, and a spot check. */
export function fileIncidents(room: TestRoom): void {
  setUpRooms(room, [aRoom('east'), aRoom('west')], smallSetup());
  const full = workedIncident(room);
  sendReport(room, issueReport(room, full, 'initial'));
  const after = room.call('officer', 'incident.one', { id: full.incident.id });
  room.call('chief', 'incident.settle', { ...meantIncident(after), what: 'close', reason: '处置完毕' });
  const none = openIncident(room, { title: '误报的火情' });
  room.call('officer', 'incident.settle', { ...meantIncident(none), what: 'void', reason: '误报' });
  issueReport(room, null, 'bulletin', { fields: { title: '值班情况', body: '一切正常。' } });
  checkRoom(room, 'east', { result: 'late', rings: 6 });
}
