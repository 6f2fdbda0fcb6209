import { DutyError } from '#contract/errors';
import type { CallFields } from '#domain/incident/incident-call';
import { type Incident, incidentNumber } from '#domain/incident/incident';
import { fill, incidentNouns } from '../documents/words.ts';
import { incidentFullOf } from '../incident/incident-full.ts';
import { callContent, correctCallEntry, logEntry } from '../incident/log-of-incident.ts';
import { meantIncident, meetStagesOf, recordIncident } from '../incident/record-incident.ts';
import type { Read, Write } from '../room.ts';
import { callById, listCall } from '../store/incident-calls.ts';
import { canonicalText } from '../store/ledger.ts';
import { refuseFacts } from './incidents.ts';
import { type Part, sessionOf } from './part.ts';

/**
 * Refuses calls that cannot have been: begun in the future, ended before they began, or made about an incident before the desk had heard of it.
 * A typed time names a minute; what happened in that minute is not before it.
 */
function refuseCall(
  room: Read,
  incident: Incident,
  { direction, startedAt, endedAt, callBack }: CallFields,
): void {
  const { receivedAt } = incident.fields;
  if (direction === 'out' && startedAt.slice(0, 16) < receivedAt.slice(0, 16))
    throw new DutyError('rule-broken', 'call-before', [incidentNumber(incident)]);
  if (startedAt > room.now || (endedAt !== null && endedAt > room.now))
    throw new DutyError('rule-broken', 'call-future');
  if (endedAt !== null && endedAt < startedAt) throw new DutyError('rule-broken', 'call-backwards');
  if (callBack !== null && callBack.at > room.now) throw new DutyError('rule-broken', 'call-future');
}

/** Refuses clocks that such a call cannot meet: a 终报 is told by nothing else, and who only checks the caller tells nothing. */
function refuseStages({ stages }: Incident, { stageIds, purpose, outcome }: CallFields): void {
  if (outcome !== 'answered') return;
  for (const { report, recipient, id } of stages) {
    if (!stageIds.includes(id)) continue;
    if (purpose === 'verify' || (report === 'final' && purpose !== 'final'))
      throw new DutyError('rule-broken', 'call-stage-purpose', [recipient]);
  }
}

/** Writes what the other end ordered into the log, as a matter to be done. */
function logOrders(room: Write, incident: Incident, call: CallFields): void {
  if (call.orders.trim() === '') return;
  logEntry(room, incident.entryId, {
    category: 'INSTR',
    content: fill(incidentNouns.log.ordersBy, { number: incidentNumber(incident), orders: call.orders }),
    occurredAt: call.startedAt,
    state: 'todo',
    isImportant: true,
    counterpart: { unit: call.unit, name: call.name, post: call.post, phone: call.number },
    fields: { leader: `${call.name} ${call.post}`.trim() || call.unit, channel: 'phone' },
  });
}

/** Calls about incidents: each goes into the log, meets the clocks it is for, and leaves what was learned. */
export const incidentCallHandlers: Part<'incident.call' | 'incident.correctCall'> = {
  'incident.call': (room, { call, facts, ...meant }) => {
    const incident = meantIncident(room, meant);
    refuseCall(room, incident, call);
    refuseFacts(room, facts);
    refuseStages(incident, call);
    const entryId = logEntry(room, incident.entryId, callContent({ call, incident }, facts));
    const id = room.newId();
    listCall(
      room.store.sqlite,
      room.append('incident-call', {
        act: 'noted',
        call: { ...call, id, incidentId: incident.id, byName: sessionOf(room).personName, entryId },
        note: '',
      }),
    );
    logOrders(room, incident, call);
    if (facts.length > 0) recordIncident(room, { act: 'facts', incident, facts, note: '' });
    if (call.outcome === 'answered' && call.stageIds.length > 0)
      meetStagesOf(room, incident.id, {
        stageIds: call.stageIds,
        // Told is told when the other end has answered.
        met: { at: call.startedAt, by: 'call', of: id },
        note: '',
      });
    return incidentFullOf(room, incident.id);
  },
  'incident.correctCall': (room, { callId, call, reason, ...meant }) => {
    const incident = meantIncident(room, meant);
    const before = callById(room.store.sqlite, callId);
    if (before === undefined || before.incidentId !== incident.id)
      throw new DutyError('not-found', 'incident-call');
    refuseCall(room, incident, call);
    const { id, incidentId, byName, entryId, ...fields } = before;
    if (canonicalText(fields) === canonicalText(call)) throw new DutyError('rule-broken', 'nothing-changed');
    // What a call has met stays met; a correction is no way to take it back or to meet more.
    if (canonicalText(fields.stageIds) !== canonicalText(call.stageIds))
      throw new DutyError('rule-broken', 'call-stages');
    const written = correctCallEntry(room, entryId, {
      before: callContent({ call: fields, incident }, []),
      after: callContent({ call, incident }, []),
      reason,
    });
    // What was ordered is a matter of its own, which may be under way: other orders are another one.
    if (fields.orders !== call.orders) logOrders(room, incident, call);
    listCall(
      room.store.sqlite,
      room.append('incident-call', {
        act: 'corrected',
        call: { ...call, id, incidentId, byName, entryId: written },
        note: reason,
      }),
    );
    return incidentFullOf(room, incident.id);
  },
};
