import { aRoom, checkRoom, setUpRooms } from './check-room.ts';
import { meantIncident, openIncident, workedIncident } from './incident-room.ts';
import type { TestRoom } from './open-test-room.ts';
import { issueReport, sendReport } from './report-room.ts';

/** Leaves behind an incident that was called, written of and closed, one that was none, a bulletin, and a spot check. */
export function fileIncidents(room: TestRoom): void {
  setUpRooms(room, [aRoom('east'), aRoom('west')]);
  const full = workedIncident(room);
  sendReport(room, issueReport(room, full, 'initial'));
  const after = room.call('officer', 'incident.one', { id: full.incident.id });
  room.call('chief', 'incident.settle', { ...meantIncident(after), what: 'close', reason: '处置完毕' });
  const none = openIncident(room, { title: '误报的火情' });
  room.call('officer', 'incident.settle', { ...meantIncident(none), what: 'void', reason: '误报' });
  issueReport(room, null, 'bulletin', { fields: { title: '值班情况', body: '一切正常。' } });
  checkRoom(room, 'east', { result: 'late', rings: 6 });
}
