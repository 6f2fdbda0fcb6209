import { currentFacts, isTakenBack, type KeptFact } from '#domain/incident/facts';
import { fillTemplate } from '#domain/incident/fill-template';
import { type GapSource, gapValues } from '#domain/incident/gap-values';
import type { IncidentCall } from '#domain/incident/incident-call';
import { pickTemplate } from '#domain/incident/pick-template';
import type { TemplateUse } from '#domain/incident/setup';
import { gapsOfFacts } from '#domain/incident/template-gaps';
import type { Instant } from '#domain/time/instant';
import { incidentNouns, numeral } from '../documents/words.ts';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { callsOf } from '../store/incident-calls.ts';
import { factsOf, type StoredIncident } from '../store/incidents.ts';
import { setupOf } from './setup-now.ts';

type Told = Pick<StoredIncident, 'incident'> & { readonly facts: readonly KeptFact[] };

/** What templates are filled from at this desk: the incident as it stands, who sits here, and for whom it is. */
export function gapSource(
  room: Read,
  { incident, facts }: Told,
  { recipient, ordinal }: { readonly recipient: string; readonly ordinal: string },
): GapSource {
  const { unitName, zone } = stationOf(room);
  const { personName } = sessionOf(room);
  return {
    incident,
    current: currentFacts(facts),
    className: incident.class === null ? '' : incidentNouns.class[incident.class],
    levelName: incident.level === null ? '' : incidentNouns.level[incident.level],
    unitName,
    zone,
    officer: personName,
    editor: personName,
    recipient,
    ordinal,
    now: room.now,
  };
}

/** Reports on the telephone that reached a recipient, in order of time. */
const reached = (calls: readonly IncidentCall[], recipient: string): readonly IncidentCall[] =>
  calls.filter(
    ({ direction, outcome, unit, purpose }) =>
      direction === 'out' &&
      outcome === 'answered' &&
      unit === recipient &&
      ['initial', 'followUp', 'final'].includes(purpose),
  );

/** Gaps with something to say that was not known when a recipient was told last; undefined where they were never told. */
function newsSince(
  facts: readonly KeptFact[],
  toldAt: Instant | undefined,
): ReturnType<typeof gapsOfFacts> | undefined {
  if (toldAt === undefined) return undefined;
  const fresh = facts.filter((one) => one.recordedAt > toldAt && !isTakenBack(one));
  return gapsOfFacts(fresh.map(({ key }) => key));
}

/** What is said on the telephone, by the template of the set-up that the incident goes by; empty where the unit wrote none. */
export function scriptText(
  room: Read,
  { incident }: StoredIncident,
  { use, recipient }: { readonly use: TemplateUse; readonly recipient: string },
): string {
  const template = pickTemplate(setupOf(room, incident.setupSeq), use, incident.class);
  if (template === undefined) return '';
  const { sqlite } = room.store;
  const facts = factsOf(sqlite, incident.id);
  const told = reached(callsOf(sqlite, incident.id), recipient);
  const before = told.filter(({ purpose }) => purpose === 'followUp').length;
  const ordinal = use === 'phone-followUp' ? numeral(before + 1) : '';
  const values = gapValues(gapSource(room, { incident, facts }, { recipient, ordinal }));
  const news = use === 'phone-followUp' ? newsSince(facts, told.at(-1)?.startedAt) : undefined;
  return fillTemplate(template.text, values, news);
}
