import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentFields } from '#domain/incident/incident';
import { changeIncidentSetup, openIncident } from './incident-room.ts';
import { openTestRoom, type TestRoom } from './open-test-room.ts';
import { tenMinutesPolicy } from './ten-minutes-policy.ts';

/** A room in which one rule holds for 较大 and worse, and nobody inside has to be called. */
export function openAlarmRoom(): TestRoom {
  const room = openTestRoom();
  changeIncidentSetup(room, () => ({ policies: [tenMinutesPolicy], callTree: [] }));
  return room;
}

/** Takes in an incident of level 较大, whose clocks start now. */
export const reportedNow = (room: TestRoom, change: Partial<IncidentFields> = {}): IncidentFull =>
  openIncident(room, change, { level: 'III', levelReason: '按较大掌握' });
