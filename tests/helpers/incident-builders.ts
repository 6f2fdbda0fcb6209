import type { DeadlinePolicy } from '#domain/incident/deadline-policy';
import { fact, type FactKey, isFigure, type KeptFact } from '#domain/incident/facts';
import { type Incident, incidentFields, incidentId, type IncidentFields } from '#domain/incident/incident';
import { type LayingRules, layStages } from '#domain/incident/lay-stages';
import { type IncidentSetup, incidentSetup } from '#domain/incident/setup';
import type { IncidentStage } from '#domain/incident/stage';
import type { Instant } from '#domain/time/instant';
import shipped from '#presets/incident' with { type: 'json' };
import { moment, onDay } from './builders.ts';

/** The set-up that ships with the program. */
export const shippedIncidents: IncidentSetup = incidentSetup.parse(shipped);

/** A policy that ships, in use unless told otherwise. */
export function shippedPolicy(id: string, change: Partial<DeadlinePolicy> = {}): DeadlinePolicy {
  const found = shippedIncidents.policies.find((policy) => policy.id === id);
  if (found === undefined) throw new Error(`no policy ${id}`);
  return { ...found, isOn: true, ...change };
}

/** 02:13 in Shanghai, when a tanker on fire was reported. */
export const ring = moment('2026-11-21T18:13Z');

/** What is typed of a tanker on fire that was reported at 02:13 and began at 02:05. */
export const theFire = (change: Partial<IncidentFields> = {}): IncidentFields =>
  incidentFields.parse({
    title: '危化品运输车起火',
    kindId: 'accident.hazmat-fire',
    place: '309国道与西外环路口',
    occurredAt: moment('2026-11-21T18:05Z'),
    isOccurredAbout: false,
    learnedAt: null,
    receivedAt: ring,
    reporter: { unit: '张店区值班室', name: '王强', post: '值班员', phone: '0533-2345678' },
    alreadyInformed: '',
    isSensitive: false,
    ...change,
  });

/** Such an incident before its clocks were laid. */
export const aFire = (
  change: Partial<Omit<Incident, 'fields'>> & { readonly fields?: Partial<IncidentFields> } = {},
): Incident => ({
  id: incidentId.parse('fire'),
  year: 2026,
  no: 1,
  kindName: '危化品火灾',
  class: 'accident',
  level: null,
  setupSeq: 1,
  entryId: null,
  state: 'open',
  stages: [],
  ...change,
  fields: theFire(change.fields),
});

/** What clocks of a test are laid by: nobody inside the unit is called, nothing was sent yet. */
export const layingBy = (
  policies: readonly DeadlinePolicy[],
  change: Partial<LayingRules> = {},
): LayingRules => ({
  policies,
  callTree: [],
  day: onDay('2026-11-22'),
  now: ring,
  called: ({ role, personId }) => ({ recipient: role, personId }),
  deliveries: [],
  ...change,
});

/** An incident with its clocks laid after a step; `before` is the incident as it was before the step. */
export const laid = (incident: Incident, rules: LayingRules, before: Incident | null = null): Incident => ({
  ...incident,
  stages: layStages(incident, rules, before),
});

/** The clocks of an incident in short: the policy and stage, the state, and the minutes from the ring to the deadline. */
export const clocksOf = ({
  stages,
}: Pick<Incident, 'stages'>): readonly (readonly [string, string, number | null])[] =>
  stages.map(({ id, state, dueAt }) => [
    id.split('/').slice(0, 2).join('/'),
    state,
    dueAt === null ? null : minutesAfter(ring, dueAt),
  ]);

/** Minutes, with their fraction, from one moment to another. */
export const minutesAfter = (from: Instant, until: Instant): number =>
  (Date.parse(until) - Date.parse(from)) / 60_000;

/** The clock of a stage of a policy. */
export function clockOf({ stages }: Pick<Incident, 'stages'>, start: string): IncidentStage {
  const found = stages.find(({ id }) => id.startsWith(start));
  if (found === undefined) throw new Error(`no clock ${start}`);
  return found;
}

/** What was said of things, each a minute after the one before it. */
export const stated = (said: readonly (readonly [FactKey, number | string | null])[]): KeptFact[] =>
  said.map(([key, value], place) => ({
    ...fact.parse({
      key,
      label: key === 'other' ? '其他' : '',
      number: isFigure(key) ? value : null,
      text: isFigure(key) ? '' : value,
      isAbout: false,
      isVerified: false,
      source: '现场',
      knownAt: new Date(Date.parse(ring) + place * 60_000).toISOString(),
    }),
    seq: 1,
    place,
    recordedAt: ring,
    byName: '王方',
  }));
