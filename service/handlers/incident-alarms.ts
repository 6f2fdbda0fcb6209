import type { RingingAlarm, ShownStage } from '#contract/methods/incident-nouns';
import { incidentNumber } from '#domain/incident/incident';
import { byDue, isStageLate } from '#domain/incident/stage';
import { incidentLine } from '../incident/incident-full.ts';
import { recordIncident } from '../incident/record-incident.ts';
import type { Read } from '../room.ts';
import { noteAcknowledged, rungAlarms } from '../store/incident-alarms.ts';
import { callsOf } from '../store/incident-calls.ts';
import { incidentById, openIncidents, type StoredIncident } from '../store/incidents.ts';
import type { Part } from './part.ts';

/** Open clocks of an incident as lists outside it show them. */
function shownStages(room: Read, { incident }: StoredIncident): readonly ShownStage[] {
  const calls = callsOf(room.store.sqlite, incident.id);
  return incident.stages
    .filter(({ state }) => state === 'open')
    .map((stage) => ({
      ...stage,
      incidentId: incident.id,
      incidentNumber: incidentNumber(incident),
      incidentTitle: incident.fields.title,
      isLate: isStageLate(stage, room.now),
      attempts: calls.filter(
        ({ direction, outcome, stageIds }) =>
          direction === 'out' && outcome !== 'answered' && stageIds.includes(stage.id),
      ).length,
    }));
}

/** The newest alarm of each of these clocks that nobody has acknowledged. */
function waitingAlarms(room: Read, stages: readonly ShownStage[]): RingingAlarm[] {
  const rung = rungAlarms(room.store.sqlite);
  return stages.flatMap(({ incidentId, id, dueAt }) => {
    const newest = rung.findLast(
      (alarm) => alarm.incidentId === incidentId && alarm.stageId === id && alarm.dueAt === dueAt,
    );
    if (dueAt === null || newest === undefined || newest.isAcknowledged) return [];
    return [{ incidentId, stageId: id, dueAt, mark: newest.mark, rungAt: newest.rungAt }];
  });
}

/** What goes on of incidents, and the alarms of their clocks. */
export const incidentAlarmHandlers: Part<'incident.now' | 'incident.acknowledge'> = {
  'incident.now': (room) => {
    const open = openIncidents(room.store.sqlite);
    const stages = open.flatMap((one) => shownStages(room, one)).toSorted(byDue);
    return {
      now: room.now,
      incidents: open.map((one) => incidentLine(room, one)),
      stages,
      alarms: waitingAlarms(room, stages),
      setBack: room.alarms.setBack(),
    };
  },
  'incident.acknowledge': (room, { alarms }) => {
    const { sqlite } = room.store;
    for (const id of new Set(alarms.map(({ incidentId }) => incidentId))) {
      const stored = incidentById(sqlite, id);
      if (stored?.incident.state !== 'open') continue;
      const heard = alarms.filter(
        (alarm) => alarm.incidentId === id && noteAcknowledged(sqlite, alarm, room.now),
      );
      const about = [...new Set(heard.map(({ stageId }) => stageId))];
      if (about.length > 0) recordIncident(room, { act: 'acknowledged', incident: stored.incident, about });
    }
    return {};
  },
};
