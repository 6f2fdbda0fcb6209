import { DutyError } from '#contract/errors';
import { currentFacts, type Fact, type KeptFact } from '#domain/incident/facts';
import { type Incident, type IncidentId, incidentNumber } from '#domain/incident/incident';
import { isBulletin } from '#domain/incident/incident-report';
import { type Delivered, layStages, metStages, type Timed } from '#domain/incident/lay-stages';
import type { CallTreeLine, IncidentSetup } from '#domain/incident/setup';
import type { IncidentStage } from '#domain/incident/stage';
import { suggestLevel } from '#domain/incident/suggest-level';
import { presentAt } from '#domain/shift/presence';
import type { Instant, IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read, Write } from '../room.ts';
import { incidentById, incidentSteps, listIncidentStep, type StoredIncident } from '../store/incidents.ts';
import { reportsOf } from '../store/incident-reports.ts';
import { personById } from '../store/people.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { runningShift } from '../store/shifts.ts';
import type { Sqlite } from '../store/sql.ts';
import { setupOf } from './setup-now.ts';

/** The incident of an id; refuses one that is not there. */
export function incidentNamed(room: Read, id: string): StoredIncident {
  const found = incidentById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'incident');
  return found;
}

/** True where nothing but acknowledged alarms came after a version: whoever was writing then is not stopped by them. */
const isOnlyHeardSince = (room: Read, id: IncidentId, version: number): boolean => {
  const since = incidentSteps(room.store.sqlite, id).slice(version);
  return since.length > 0 && since.every(({ body }) => body.act === 'acknowledged');
};

/** The incident that somebody looked at, where nobody changed it since; a void one takes nothing more. */
export function meantIncident(
  room: Read,
  { id, version }: { readonly id: IncidentId; readonly version: number },
): Incident {
  const { incident, version: newest } = incidentNamed(room, id);
  if (newest !== version && !isOnlyHeardSince(room, id, version))
    throw new DutyError('conflict', 'incident', [incidentNumber(incident)]);
  if (incident.state === 'void')
    throw new DutyError('rule-broken', 'incident-void', [incidentNumber(incident)]);
  return incident;
}

/** The day at the station on which an incident was received, by which rules are in force. */
export const dayReceived = (room: Read, receivedAt: Instant): IsoDay =>
  localParts(receivedAt, stationOf(room).zone).day;

/** Written reports of an incident as they reached their recipients, those withdrawn later too: they were sent. */
const deliveriesOf = (sqlite: Sqlite, incidentId: string): readonly Delivered[] =>
  reportsOf(sqlite, incidentId)
    .filter(({ fields }) => !isBulletin(fields.kind))
    .flatMap(({ id, fields, deliveries }) =>
      deliveries.map(({ unit, sentAt }) => ({
        recipient: unit,
        at: sentAt,
        isFinal: fields.kind === 'final',
        of: id,
      })),
    );

/** A place of the list of calls with the name of who holds it; as long as a clock can be called. */
const calledName = ({ role }: CallTreeLine, name: string): string =>
  `${role} ${name}`.slice(0, 100).toWellFormed();

/** Whom a line of the list of calls means now: the leader or chief of the running shift, or the person it names. */
function calledNow(room: Read, line: CallTreeLine): Pick<IncidentStage, 'recipient' | 'personId'> {
  const shift = runningShift(room.store.sqlite);
  const chief = shift === undefined ? undefined : presentAt(shift).find(({ duty }) => duty === 'chief');
  if (line.duty === 'chief' && chief !== undefined)
    return { recipient: calledName(line, chief.name), personId: chief.personId };
  if (line.duty === 'leader' && shift !== undefined && shift.leaderName !== '')
    return { recipient: calledName(line, shift.leaderName), personId: null };
  const person = line.personId === null ? undefined : personById(room.store.sqlite, line.personId);
  return person === undefined
    ? { recipient: line.role, personId: null }
    : { recipient: calledName(line, person.name), personId: person.id };
}

/** An incident with the clocks that it has after a step; `before` is how it was graded before it. */
export function relaid(
  room: Read,
  incident: Incident,
  before: Timed | null,
  by: Pick<IncidentSetup, 'policies' | 'callTree'> = setupOf(room, incident.setupSeq),
): Incident {
  return {
    ...incident,
    stages: layStages(
      incident,
      {
        policies: by.policies,
        callTree: by.callTree,
        day: dayReceived(room, incident.fields.receivedAt),
        now: room.now,
        called: (line) => calledNow(room, line),
        deliveries: deliveriesOf(room.store.sqlite, incident.id),
      },
      before,
    ),
  };
}

/** What decided on the clocks of an incident, for the laying of its clocks after the next step. */
export const gradedBefore = (incident: Incident): Timed => incident;

/** The class and name of a kind of a set-up; a kind that it does not know is none yet. */
export function kindIn(setup: IncidentSetup, kindId: string): Pick<Incident, 'class' | 'kindName'> {
  const kind = setup.kinds.find(({ id }) => id === kindId);
  return kind === undefined ? { class: null, kindName: '' } : { class: kind.class, kindName: kind.name };
}

/** What the rules that an incident goes by make of facts; new ones are taken as said now. */
export function suggestedLevel(
  room: Read,
  { fields, class: of }: Pick<Incident, 'fields' | 'class'>,
  kept: readonly KeptFact[],
  setup: IncidentSetup,
  added: readonly Fact[] = [],
): ReturnType<typeof suggestLevel> {
  const fresh = added.map(
    (fact, place): KeptFact => ({
      ...fact,
      seq: Number.MAX_SAFE_INTEGER,
      place,
      recordedAt: room.now,
      byName: '',
    }),
  );
  return suggestLevel(setup.levelRules, {
    class: of,
    kindId: fields.kindId,
    current: currentFacts([...kept, ...fresh]),
    day: dayReceived(room, fields.receivedAt),
  });
}

/** Records a step of an incident and lists it. */
export function recordIncident(
  room: Write,
  step: Pick<RecordBody<'incident'>, 'act' | 'incident'> & Partial<RecordBody<'incident'>>,
): void {
  listIncidentStep(
    room.store.sqlite,
    room.append('incident', { facts: [], about: [], note: '', suggested: null, ...step }),
  );
}

/**
 * Marks clocks of an incident as met and records the step; those that a report of this manner cannot meet are refused.
 * Where none of them was open only the follow-ups that a report lays are recorded, and nothing where there are none, or
 * where the incident was made void meanwhile: it takes nothing more.
 */
export function meetStagesOf(
  room: Write,
  id: string,
  {
    stageIds,
    met,
    note,
  }: {
    readonly stageIds: readonly string[];
    readonly met: NonNullable<IncidentStage['met']>;
    readonly note: string;
  },
): void {
  const { incident } = incidentNamed(room, id);
  // What was none takes nothing more, also where a report of it is sent that was issued before.
  if (incident.state === 'void') return;
  const about = stageIds.filter((wanted) => {
    const stage = incident.stages.find((one) => one.id === wanted);
    if (stage === undefined) throw new DutyError('not-found', 'incident-stage');
    const cannot =
      (met.by === 'call' && stage.manner === 'written') || (met.by === 'report' && stage.manner === 'phone');
    if (cannot) throw new DutyError('rule-broken', 'incident-stage-manner', [stage.recipient, stage.label]);
    return stage.met === null;
  });
  const stages = metStages(incident.stages, about, met);
  const next = relaid(room, { ...incident, stages }, gradedBefore(incident));
  if (about.length === 0 && JSON.stringify(next.stages) === JSON.stringify(incident.stages)) return;
  recordIncident(room, { act: 'met', incident: next, about, note });
}
