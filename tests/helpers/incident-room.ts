import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { Input } from '#contract/methods';
import { type Fact, fact, type FactKey, isFigure } from '#domain/incident/facts';
import { type IncidentFields, incidentFields } from '#domain/incident/incident';
import { type CallFields, callFields } from '#domain/incident/incident-call';
import type { IncidentSetup } from '#domain/incident/setup';
import type { Seat, TestRoom } from './open-test-room.ts';

/** A tanker on fire that was reported just now, unless told otherwise. */
export const anIncident = (room: TestRoom, change: Partial<IncidentFields> = {}): IncidentFields =>
  incidentFields.parse({
    title: '张店区309国道危化品运输车起火',
    kindId: '',
    place: '张店区309国道与西外环路口',
    occurredAt: null,
    isOccurredAbout: false,
    learnedAt: null,
    receivedAt: room.now(),
    reporter: { unit: '张店区值班室', name: '王强', post: '值班员', phone: '0533-2345678' },
    alreadyInformed: '',
    isSensitive: false,
    ...change,
  });

/** A fact said now by the caller. */
export const aFact = (
  room: TestRoom,
  key: FactKey,
  said: number | string,
  change: Partial<Fact> = {},
): Fact =>
  fact.parse({
    key,
    label: key === 'other' ? '其他' : '',
    number: isFigure(key) ? said : null,
    text: isFigure(key) ? '' : said,
    isAbout: false,
    isVerified: false,
    source: '张店区值班室',
    knownAt: room.now(),
    ...change,
  });

/** Takes in such an incident at a seat. */
export const openIncident = (
  room: TestRoom,
  change: Partial<IncidentFields> = {},
  rest: Partial<Omit<Input<'incident.open'>, 'fields'>> = {},
  seat: Seat = 'officer',
): IncidentFull =>
  room.call(seat, 'incident.open', {
    fields: anIncident(room, change),
    facts: [],
    level: null,
    levelReason: '',
    entryId: null,
    ...rest,
  });

/** Names an incident as it was looked at last. */
export const meantIncident = ({
  incident,
  version,
}: IncidentFull): { readonly id: IncidentFull['incident']['id']; readonly version: number } => ({
  id: incident.id,
  version,
});

/** A call out that was answered just now, unless told otherwise. */
export const aCall = (room: TestRoom, change: Partial<CallFields> = {}): CallFields =>
  callFields.parse({
    direction: 'out',
    purpose: 'initial',
    stageIds: [],
    unit: '市政府总值班室',
    number: '0533-3180000',
    startedAt: room.now(),
    endedAt: null,
    outcome: 'answered',
    name: '李明',
    post: '值班员',
    script: '',
    elements: [],
    isReadBack: true,
    callBack: null,
    orders: '',
    alreadyInformed: '',
    isRecorded: false,
    note: '',
    ...change,
  });

/** Changes the set-up of incidents of a test room, where it is not so already. */
export function changeIncidentSetup(
  room: TestRoom,
  change: (setup: IncidentSetup) => Partial<IncidentSetup>,
): void {
  const { setup, version } = room.call('chief', 'incident.setup', {});
  const next = { ...setup, ...change(setup) };
  if (JSON.stringify(next) !== JSON.stringify(setup))
    room.call('chief', 'incident.changeSetup', { setup: next, version });
}

/** An incident that was graded, called through and explained, with facts over time. */
export function workedIncident(room: TestRoom): IncidentFull {
  const full = openIncident(room, {}, { facts: [aFact(room, 'deaths', 3)] });
  const phone = full.incident.stages.find(({ manner, origin }) => manner === 'phone' && origin === 'policy');
  room.pass(4);
  const called = room.call('officer', 'incident.call', {
    ...meantIncident(full),
    call: aCall(room, { stageIds: phone === undefined ? [] : [phone.id], orders: '每小时续报' }),
    facts: [aFact(room, 'trapped', 2)],
  });
  room.pass(1);
  return room.call('chief', 'incident.decide', { ...meantIncident(called), level: 'III', reason: '' });
}
