import { DutyError } from '#contract/errors';
import type { Input } from '#contract/methods';
import { type Incident, incidentNumber, mostStages } from '#domain/incident/incident';
import { stationTime } from '../documents/station-time.ts';
import { fill, incidentNouns } from '../documents/words.ts';
import { incidentFullOf } from '../incident/incident-full.ts';
import { logEntry } from '../incident/log-of-incident.ts';
import {
  gradedBefore,
  meantIncident,
  meetStagesOf,
  recordIncident,
  relaid,
} from '../incident/record-incident.ts';
import type { Write } from '../room.ts';
import { type Part, stationOf } from './part.ts';

const words = incidentNouns.log;

function stageAdded(room: Write, input: Input<'incident.addStage'>): void {
  const { label, manner, report, recipient, dueAt, reason, ...meant } = input;
  const before = meantIncident(room, meant);
  if (before.state !== 'open')
    throw new DutyError('rule-broken', 'incident-closed', [incidentNumber(before)]);
  if (before.stages.filter(({ origin }) => origin === 'hand').length >= mostStages.byHand)
    throw new DutyError('rule-broken', 'incident-stages-many', [String(mostStages.byHand)]);
  const id = `hand/${room.newId()}/${recipient}`.slice(0, 240).toWellFormed();
  const stage: Incident['stages'][number] = {
    id,
    origin: 'hand',
    policyId: '',
    policyName: '',
    source: '',
    label,
    manner,
    report,
    recipient,
    personId: null,
    isHard: dueAt !== null,
    clockStart: 'fixed',
    startAt: room.now,
    isFallback: false,
    minutes: null,
    dueAt,
    warnAt: [],
    addedAt: room.now,
    state: 'open',
    met: null,
    lateReason: '',
  };
  const incident = relaid(room, { ...before, stages: [...before.stages, stage] }, gradedBefore(before));
  recordIncident(room, { act: 'stage-added', incident, about: [id], note: reason });
  const time = stationTime(stationOf(room).zone);
  const due = dueAt === null ? '' : fill(words.due, { time: time.minute(dueAt) });
  const values = { number: incidentNumber(before), recipient, label, due, reason };
  logEntry(room, before.entryId, { category: 'INSTR', content: fill(words.added, values) });
}

function explained(room: Write, { stageIds, reason, ...meant }: Input<'incident.explainLate'>): void {
  const before = meantIncident(room, meant);
  for (const id of stageIds)
    if (!before.stages.some((stage) => stage.id === id)) throw new DutyError('not-found', 'incident-stage');
  const stages = before.stages.map((stage) =>
    stageIds.includes(stage.id) ? { ...stage, lateReason: reason } : stage,
  );
  recordIncident(room, {
    act: 'late-reason',
    incident: { ...before, stages },
    about: stageIds,
    note: reason,
  });
}

function stageMet(room: Write, { stageId, at, note, ...meant }: Input<'incident.meetStage'>): void {
  const before = meantIncident(room, meant);
  const stage = before.stages.find(({ id }) => id === stageId);
  if (stage === undefined) throw new DutyError('not-found', 'incident-stage');
  if (stage.met !== null) throw new DutyError('rule-broken', 'nothing-changed');
  const metAt = at ?? room.now;
  if (metAt > room.now) throw new DutyError('rule-broken', 'met-future');
  meetStagesOf(room, before.id, {
    stageIds: [stageId],
    met: { at: metAt, by: 'hand', of: '' },
    note,
  });
  const values = { number: incidentNumber(before), recipient: stage.recipient, label: stage.label, note };
  logEntry(room, before.entryId, {
    category: 'REPORT',
    content: fill(words.metByHand, values),
    occurredAt: metAt,
  });
}

/** Clocks of an incident that people lay, meet or explain by hand. */
export const incidentStageHandlers: Part<
  'incident.addStage' | 'incident.meetStage' | 'incident.explainLate'
> = {
  'incident.addStage': (room, input) => {
    stageAdded(room, input);
    return incidentFullOf(room, input.id);
  },
  'incident.meetStage': (room, input) => {
    stageMet(room, input);
    return incidentFullOf(room, input.id);
  },
  'incident.explainLate': (room, input) => {
    explained(room, input);
    return incidentFullOf(room, input.id);
  },
};
