import type { IncidentFull, IncidentLine, IncidentStepLine } from '#contract/methods/incident-nouns';
import { currentFacts, figureOf } from '#domain/incident/facts';
import { incidentNumber } from '#domain/incident/incident';
import { isStageLate } from '#domain/incident/stage';
import type { Read } from '../room.ts';
import { callsOf } from '../store/incident-calls.ts';
import { factsOf, type IncidentRecord, incidentSteps, type StoredIncident } from '../store/incidents.ts';
import { reportsOf } from '../store/incident-reports.ts';
import { canonicalText } from '../store/ledger.ts';
import { incidentNamed, suggestedLevel } from './record-incident.ts';
import { setupOf } from './setup-now.ts';

/** An incident as a list shows it. */
export function incidentLine(room: Read, { incident, version }: StoredIncident): IncidentLine {
  const { sqlite } = room.store;
  const current = currentFacts(factsOf(sqlite, incident.id));
  const { fields, stages, kindName, class: of, level, state } = incident;
  const open = stages.filter((stage) => stage.state === 'open');
  const reports = reportsOf(sqlite, incident.id).filter((report) => report.state === 'issued');
  return {
    id: incident.id,
    number: incidentNumber(incident),
    version,
    entryId: incident.entryId,
    title: fields.title,
    kindName,
    class: of,
    level,
    isSensitive: fields.isSensitive,
    place: fields.place,
    occurredAt: fields.occurredAt,
    receivedAt: fields.receivedAt,
    state,
    openStages: open.length,
    lateStages: stages.filter((stage) => isStageLate(stage, room.now)).length,
    metStages: stages.filter((stage) => stage.state === 'met').length,
    nextDueAt: open
      .map(({ dueAt }) => dueAt)
      .reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null),
    deaths: figureOf(current, 'deaths'),
    missing: figureOf(current, 'missing'),
    trapped: figureOf(current, 'trapped'),
    injured: figureOf(current, 'injured'),
    reports: reports.length,
    hasFinal: reports.some((report) => report.fields.kind === 'final'),
  };
}

const fieldParts = ['fields', 'level', 'state'] as const;

function changedParts(before: IncidentRecord | undefined, { body }: IncidentRecord): string[] {
  if (before === undefined) return [];
  const old = before.body.incident;
  const now = body.incident;
  const fields = Object.keys(now.fields).filter((key) => {
    const name = key as keyof typeof now.fields;
    return canonicalText(now.fields[name]) !== canonicalText(old.fields[name]);
  });
  return [...fields, ...fieldParts.filter((part) => part !== 'fields' && now[part] !== old[part])];
}

const stepLine = (record: IncidentRecord, before: IncidentRecord | undefined): IncidentStepLine => ({
  seq: record.seq,
  act: record.body.act,
  at: record.at,
  byName: record.byName,
  note: record.body.note,
  about: [...record.body.about],
  level: record.body.incident.level,
  suggested: record.body.suggested?.level ?? null,
  changed: changedParts(before, record),
});

/** An incident with everything that belongs to it; refuses one that is not there. */
export function incidentFullOf(room: Read, id: string): IncidentFull {
  const { sqlite } = room.store;
  const { incident, version } = incidentNamed(room, id);
  const facts = factsOf(sqlite, id);
  const suggested = suggestedLevel(room, incident, facts, setupOf(room, incident.setupSeq));
  const records = incidentSteps(sqlite, id);
  return {
    incident,
    number: incidentNumber(incident),
    version,
    facts: [...facts],
    suggestion: {
      level: suggested.level,
      because: suggested.because.map(({ text }) => text),
      reportBecause: suggested.reportBecause.map(({ text }) => text),
    },
    steps: records.map((record, place) => stepLine(record, records[place - 1])),
    calls: [...callsOf(sqlite, id)],
    reports: [...reportsOf(sqlite, id)],
  };
}
