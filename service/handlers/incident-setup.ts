import { DutyError } from '#contract/errors';
import { type Incident, incidentId } from '#domain/incident/incident';
import type { IncidentSetup } from '#domain/incident/setup';
import { type IncidentFault, incidentSetupFaults } from '#domain/incident/setup-fault';
import { templateUse } from '#domain/incident/setup';
import { incidentNouns } from '../documents/words.ts';
import { gradedBefore, incidentNamed, kindIn, relaid, suggestedLevel } from '../incident/record-incident.ts';
import { presetSetup, setupNow, setupOf } from '../incident/setup-now.ts';
import type { Read } from '../room.ts';
import { listIncidentSetup } from '../store/incident-setup.ts';
import { canonicalText } from '../store/ledger.ts';
import { personById } from '../store/people.ts';
import { refuseFacts, refuseIncidentTimes } from './incidents.ts';
import type { Part } from './part.ts';

/** Codes of the program stand in a sentence as people call them. */
const told = ({ rule, details }: IncidentFault): readonly string[] => {
  const use = templateUse.options.find((one) => rule === 'incident-no-template' && one === details[0]);
  return use === undefined ? details : [incidentNouns.use[use]];
};

function refuseFaulty(room: Read, setup: IncidentSetup): void {
  const [fault] = incidentSetupFaults(setup, {
    isPerson: (id) => personById(room.store.sqlite, id) !== undefined,
  });
  if (fault !== undefined) throw new DutyError('rule-broken', fault.rule, told(fault));
}

/** True where the set-up that somebody looked at still holds; the first incident writes down the one that ships and changes nothing. */
const isNewest = (now: ReturnType<typeof setupNow>, version: number): boolean =>
  now.version === version ||
  (version === 0 && now.version === 1 && canonicalText(now.setup) === canonicalText(presetSetup()));

const unknownIncident: Omit<Incident, 'fields'> = {
  id: incidentId.parse('dry-run'),
  year: 0,
  no: 1,
  kindName: '',
  class: null,
  level: null,
  setupSeq: 0,
  entryId: null,
  state: 'open',
  stages: [],
};

/** How incidents are sorted, graded and timed, and what would come of it. */
export const incidentSetupHandlers: Part<
  'incident.setup' | 'incident.changeSetup' | 'incident.presets' | 'incident.dryRun'
> = {
  'incident.setup': (room) => {
    const { setup, version } = setupNow(room);
    return { setup, version };
  },
  'incident.changeSetup': (room, { setup, version }) => {
    refuseFaulty(room, setup);
    const before = setupNow(room);
    if (!isNewest(before, version))
      throw new DutyError('conflict', 'incident-setup', [String(before.version)]);
    if (canonicalText(setup) === canonicalText(before.setup))
      throw new DutyError('rule-broken', 'nothing-changed');
    listIncidentSetup(room.store.sqlite, room.append('incident-setup', { setup }));
    return { setup, version: before.version + 1 };
  },
  'incident.presets': () => presetSetup(),
  'incident.dryRun': (room, { fields, facts, level, policies, incidentId: of }) => {
    refuseIncidentTimes(room, fields);
    refuseFacts(room, facts);
    const known = of === undefined ? undefined : incidentNamed(room, of).incident;
    const setup = known === undefined ? setupNow(room).setup : setupOf(room, known.setupSeq);
    const kind = known?.fields.kindId === fields.kindId ? {} : kindIn(setup, fields.kindId);
    const incident: Incident = { ...(known ?? unknownIncident), fields, level, ...kind };
    const found = suggestedLevel(room, incident, [], setup, facts);
    const by = policies === null ? setup : { ...setup, policies };
    const before = known === undefined ? null : gradedBefore(known);
    return {
      suggestion: {
        level: found.level,
        because: found.because.map(({ text }) => text),
        reportBecause: found.reportBecause.map(({ text }) => text),
      },
      stages: relaid(room, incident, before, by).stages.filter(({ state }) => state !== 'lifted'),
    };
  },
};
