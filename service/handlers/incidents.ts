import { DutyError } from '#contract/errors';
import type { Input } from '#contract/methods';
import { type Fact, isFigure } from '#domain/incident/facts';
import { type Incident, type IncidentFields, incidentId, incidentNumber } from '#domain/incident/incident';
import { futureSlackMinutes } from '#domain/log/entry';
import { addDays, addMinutes } from '#domain/time/instant';
import { dutyDaySpan, localParts } from '#domain/time/zone';
import { fill, incidentNouns } from '../documents/words.ts';
import { incidentFullOf, incidentLine } from '../incident/incident-full.ts';
import { eventContent, factsText, gradeEntry, logEntry, settleEntry } from '../incident/log-of-incident.ts';
import {
  gradedBefore,
  kindIn,
  meantIncident,
  recordIncident,
  relaid,
  suggestedLevel,
} from '../incident/record-incident.ts';
import { setupOf, setupSeqNow } from '../incident/setup-now.ts';
import type { Read, Write } from '../room.ts';
import { entryById } from '../store/entries.ts';
import {
  factsOf,
  incidentOfEntry,
  incidentsBetween,
  nextIncidentNo,
  openIncidents,
} from '../store/incidents.ts';
import { canonicalText } from '../store/ledger.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { type Part, stationOf } from './part.ts';

const longestSpan = 800;
const words = incidentNouns.log;

/** Refuses moments that cannot be: an incident cannot be heard of before it happens, nor in the future. */
export function refuseIncidentTimes(room: Read, { occurredAt, learnedAt, receivedAt }: IncidentFields): void {
  const latest = addMinutes(room.now, futureSlackMinutes);
  if (receivedAt > latest || (occurredAt !== null && occurredAt > latest))
    throw new DutyError('rule-broken', 'incident-future');
  if (learnedAt !== null && learnedAt > receivedAt) throw new DutyError('rule-broken', 'incident-learned');
  if (occurredAt !== null && occurredAt > receivedAt) throw new DutyError('rule-broken', 'incident-occurred');
}

/** Refuses facts that were said in the future, and other facts without a name. */
export function refuseFacts(room: Read, facts: readonly Fact[]): void {
  for (const { key, label, knownAt, number, text } of facts) {
    if (knownAt > addMinutes(room.now, futureSlackMinutes)) throw new DutyError('rule-broken', 'fact-future');
    if ((key === 'other') === (label.trim() === '')) throw new DutyError('bad-input', 'fact-label', [key]);
    if (isFigure(key) ? text !== '' : number !== null) throw new DutyError('bad-input', 'fact-kind', [key]);
  }
}

/** What the rules suggested, as a decision on the level records it. */
function suggestedNow(
  room: Read,
  incident: Incident,
  added: readonly Fact[] = [],
): NonNullable<RecordBody<'incident'>['suggested']> {
  const found = suggestedLevel(
    room,
    incident,
    factsOf(room.store.sqlite, incident.id),
    setupOf(room, incident.setupSeq),
    added,
  );
  return { level: found.level, because: found.because.map(({ text }) => text) };
}

function refuseUnexplained(level: Incident['level'], suggested: Incident['level'], reason: string): void {
  if (level !== null && suggested !== null && level !== suggested && reason.trim() === '')
    throw new DutyError('rule-broken', 'level-reason', [incidentNouns.level[suggested]]);
}

function opened(room: Write, input: Input<'incident.open'>): string {
  const { fields, facts, level, levelReason, entryId } = input;
  const { sqlite } = room.store;
  refuseIncidentTimes(room, fields);
  refuseFacts(room, facts);
  const setupSeq = setupSeqNow(room);
  const setup = setupOf(room, setupSeq);
  if (fields.kindId !== '' && !setup.kinds.some(({ id }) => id === fields.kindId))
    throw new DutyError('not-found', 'incident-kind');
  if (entryId !== null) {
    const entry = entryById(sqlite, entryId);
    if (entry === undefined || entry.category !== 'EVENT' || entry.isVoid)
      throw new DutyError('not-found', 'entry');
    const known = incidentOfEntry(sqlite, entryId);
    if (known !== undefined)
      throw new DutyError('rule-broken', 'entry-has-incident', [incidentNumber(known.incident)]);
  }
  const year = Number(localParts(room.now, stationOf(room).zone).day.slice(0, 4));
  const first: Incident = {
    id: incidentId.parse(room.newId()),
    year,
    no: nextIncidentNo(sqlite, year),
    fields,
    ...kindIn(setup, fields.kindId),
    level,
    setupSeq,
    entryId: null,
    state: 'open',
    stages: [],
  };
  const suggested = suggestedNow(room, first, facts);
  refuseUnexplained(level, suggested.level, levelReason);
  const written = entryId ?? logEntry(room, null, eventContent(room, first, facts));
  recordIncident(room, {
    act: 'opened',
    incident: relaid(room, { ...first, entryId: written }, null),
    facts,
    note: levelReason,
    suggested,
  });
  return first.id;
}

function decided(room: Write, { level, reason, ...meant }: Input<'incident.decide'>): void {
  const before = meantIncident(room, meant);
  if (level === before.level) throw new DutyError('rule-broken', 'nothing-changed');
  // Else what is owed and late could be graded away.
  if (level === null) throw new DutyError('rule-broken', 'level-none', [incidentNumber(before)]);
  const suggested = suggestedNow(room, before);
  refuseUnexplained(level, suggested.level, reason);
  const incident = relaid(room, { ...before, level }, gradedBefore(before));
  const nameOf = (of: Incident['level']): string => incidentNouns.level[of ?? 'none'];
  const content = fill(words.graded, {
    number: incidentNumber(before),
    before: nameOf(before.level),
    after: nameOf(level),
    reason: reason.trim() === '' ? '' : fill(words.gradedReason, { reason }),
  });
  logEntry(room, before.entryId, { category: 'MEMO', content });
  gradeEntry(room, before.entryId, level, content.slice(0, 500).toWellFormed());
  recordIncident(room, { act: 'level', incident, note: reason, suggested });
}

const settledAs = { close: 'closed', reopen: 'open', void: 'void' } as const;
const settledBy = { close: 'closed', reopen: 'reopened', void: 'voided' } as const;

function settled(room: Write, { what, reason, ...meant }: Input<'incident.settle'>): void {
  const before = meantIncident(room, meant);
  if ((what === 'reopen') === (before.state === 'open'))
    throw new DutyError('rule-broken', 'nothing-changed');
  const act = settledBy[what];
  const incident = relaid(room, { ...before, state: settledAs[what] }, gradedBefore(before));
  recordIncident(room, { act, incident, note: reason });
  const note = fill(words.ended, { number: incidentNumber(before), act: incidentNouns.act[act], reason });
  if (!settleEntry(room, before.entryId, what === 'reopen' ? 'doing' : 'done', note))
    logEntry(room, before.entryId, { category: 'MEMO', content: note });
}

/** Incidents: which there are, and the steps that each takes. */
export const incidentHandlers: Part<
  | 'incident.list'
  | 'incident.one'
  | 'incident.open'
  | 'incident.note'
  | 'incident.change'
  | 'incident.decide'
  | 'incident.settle'
> = {
  'incident.list': (room, { fromDay, untilDay, withOpen }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    const station = stationOf(room);
    const { sqlite } = room.store;
    const until = dutyDaySpan(untilDay, station).until;
    const found = incidentsBetween(sqlite, dutyDaySpan(fromDay, station).from, until);
    const ids = new Set(found.map(({ incident }) => incident.id));
    const open = withOpen ? openIncidents(sqlite).filter(({ incident }) => !ids.has(incident.id)) : [];
    return [...found, ...open].map((one) => incidentLine(room, one));
  },
  'incident.one': (room, { id }) => incidentFullOf(room, id),
  'incident.open': (room, input) => incidentFullOf(room, opened(room, input)),
  'incident.note': (room, { facts, note, ...meant }) => {
    const incident = meantIncident(room, meant);
    refuseFacts(room, facts);
    const content = fill(words.facts, { number: incidentNumber(incident), facts: factsText(facts) });
    const text = note === '' ? content : `${content}\n${note}`;
    logEntry(room, incident.entryId, { category: 'FEEDBACK', content: text });
    recordIncident(room, { act: 'facts', incident, facts, note });
    return incidentFullOf(room, incident.id);
  },
  'incident.change': (room, { fields, reason, ...meant }) => {
    const before = meantIncident(room, meant);
    refuseIncidentTimes(room, fields);
    if (canonicalText(fields) === canonicalText(before.fields))
      throw new DutyError('rule-broken', 'nothing-changed');
    const setup = setupOf(room, before.setupSeq);
    if (
      fields.kindId !== '' &&
      fields.kindId !== before.fields.kindId &&
      !setup.kinds.some(({ id }) => id === fields.kindId)
    )
      throw new DutyError('not-found', 'incident-kind');
    const kind = fields.kindId === before.fields.kindId ? {} : kindIn(setup, fields.kindId);
    const incident = relaid(room, { ...before, ...kind, fields }, gradedBefore(before));
    recordIncident(room, { act: 'changed', incident, note: reason });
    return incidentFullOf(room, before.id);
  },
  'incident.decide': (room, input) => {
    decided(room, input);
    return incidentFullOf(room, input.id);
  },
  'incident.settle': (room, input) => {
    settled(room, input);
    return incidentFullOf(room, input.id);
  },
};
