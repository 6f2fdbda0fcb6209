import { countedStages } from '#domain/incident/assess';
import { currentFacts, figureOf, type KeptFact } from '#domain/incident/facts';
import type { Incident } from '#domain/incident/incident';
import type { Entry } from '#domain/log/entry';
import { addDays, type Instant } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import {
  factsOf,
  incidentOfEntry,
  incidentsBetween,
  incidentSteps,
  openIncidents,
} from '../store/incidents.ts';
import { isWithin, type ProductGround } from './ground.ts';

/** An incident that a product tells of, with what holds of it. */
export type ToldIncident = {
  readonly incident: Incident;
  readonly current: ReadonlyMap<string, KeptFact>;
  readonly closedAt: Instant | null;
};

/** How many days before a span an incident that has been closed since may have been received and still have gone on in it. */
const longestClosed = 90;

function toldOf({ sqlite }: ProductGround, incident: Incident): ToldIncident {
  const closed =
    incident.state === 'closed'
      ? incidentSteps(sqlite, incident.id).findLast(({ body }) => body.act === 'closed')
      : undefined;
  return { incident, current: currentFacts(factsOf(sqlite, incident.id)), closedAt: closed?.at ?? null };
}

const byReceived = (one: ToldIncident, other: ToldIncident): number =>
  one.incident.fields.receivedAt.localeCompare(other.incident.fields.receivedAt) ||
  one.incident.year - other.incident.year ||
  one.incident.no - other.incident.no;

/** Incidents near a span: received up to some months before it or in it, and whatever goes on now; void ones are none. */
function incidentsNear({ sqlite, fromDay, span, station }: ProductGround): readonly Incident[] {
  const from = dutyDaySpan(addDays(fromDay, -longestClosed), station).from;
  const found = [...incidentsBetween(sqlite, from, span.until), ...openIncidents(sqlite)];
  return [...new Map(found.map(({ incident }) => [incident.id, incident])).values()].filter(
    ({ state, fields }) => state !== 'void' && fields.receivedAt < span.until,
  );
}

/** Incidents that were received in the span, the earliest first. */
export const receivedIncidents = (ground: ProductGround): readonly ToldIncident[] =>
  incidentsNear(ground)
    .filter(({ fields }) => isWithin(ground.span, fields.receivedAt))
    .map((incident) => toldOf(ground, incident))
    .toSorted(byReceived);

/** Incidents that were received before the span and still went on in it. */
export const ongoingIncidents = (ground: ProductGround): readonly ToldIncident[] =>
  incidentsNear(ground)
    .filter(({ fields }) => fields.receivedAt < ground.span.from)
    .map((incident) => toldOf(ground, incident))
    .filter(({ incident, closedAt }) => incident.state === 'open' || (closedAt ?? '') >= ground.span.from)
    .toSorted(byReceived);

/** Entries of 突发事件接报 in which no incident began and that belong to none. */
export const notedIncidents = ({ entries, sqlite }: ProductGround): readonly Entry[] =>
  entries.filter(
    ({ category, id, links }) =>
      category === 'EVENT' &&
      incidentOfEntry(sqlite, id) === undefined &&
      !links.some(({ entryId }) => incidentOfEntry(sqlite, entryId) !== undefined),
  );

/** People hurt: as a whole or by how badly, whichever is more, for reports give one or the other. */
export function injuredOf(current: ToldIncident['current']): number | null {
  const parts = [figureOf(current, 'seriouslyInjured'), figureOf(current, 'slightlyInjured')];
  const whole = figureOf(current, 'injured');
  if (whole === null && parts.every((part) => part === null)) return null;
  return Math.max(
    whole ?? 0,
    parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
  );
}

/** Who died, is missing and was hurt in incidents that were received in the span, each incident counted once, by what is known now. */
export function harmOf(received: readonly ToldIncident[]): {
  readonly deaths: number;
  readonly missing: number;
  readonly injured: number;
} {
  const sum = (count: (current: ToldIncident['current']) => number | null): number =>
    received.reduce((all, { current }) => all + (count(current) ?? 0), 0);
  return {
    deaths: sum((current) => figureOf(current, 'deaths')),
    missing: sum((current) => figureOf(current, 'missing')),
    injured: sum(injuredOf),
  };
}

/** Reports to superiors that fell due in the span, and those of them that were late or are missing. */
export function punctualityOfSpan(ground: ProductGround): { readonly due: number; readonly late: number } {
  const due = countedStages(
    incidentsNear(ground).map((incident) => ({ incident, calls: [], reports: [] })),
    ground.now,
  ).filter(({ stage }) => isWithin(ground.span, stage.dueAt));
  return { due: due.length, late: due.filter(({ outcome }) => outcome !== 'inTime').length };
}
