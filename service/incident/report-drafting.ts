import { composeReport, reportTitle } from '#domain/incident/compose-report';
import { type Incident, type IncidentId } from '#domain/incident/incident';
import {
  isBulletin,
  type ReportFields,
  type ReportImprint,
  type ReportKind,
} from '#domain/incident/incident-report';
import { judgeElements } from '#domain/incident/report-elements';
import { lastTold, nextOrdinal, nextPlace } from '#domain/incident/report-numbers';
import type { IncidentSetup } from '#domain/incident/setup';
import { isPrivatePhone } from '#domain/people/person';
import { localParts } from '#domain/time/zone';
import { incidentNouns, numeral, print } from '../documents/words.ts';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { highestBulletin, reportsOf } from '../store/incident-reports.ts';
import { factsOf, incidentSteps } from '../store/incidents.ts';
import { personById } from '../store/people.ts';
import { incidentNamed } from './record-incident.ts';
import { setupNow, setupOf } from './setup-now.ts';

/** What the next report of a kind is called by: its place among the 续报, its number and the year. */
export type ReportNumbers = { readonly ordinal: number; readonly no: number; readonly year: number };

/** The numbers that a report of a kind gets if it is issued now. */
export function nextNumbers(room: Read, incidentId: IncidentId | null, kind: ReportKind): ReportNumbers {
  const { sqlite } = room.store;
  const year = Number(localParts(room.now, stationOf(room).zone).day.slice(0, 4));
  if (isBulletin(kind)) return { ordinal: 0, no: highestBulletin(sqlite, kind, year) + 1, year };
  const reports = incidentId === null ? [] : reportsOf(sqlite, incidentId);
  return { ordinal: kind === 'followUp' ? nextOrdinal(reports) : 0, no: nextPlace(reports), year };
}

/** What stands on the paper of a report of a kind that is issued now, by whoever is at the desk. */
export function imprintNow(room: Read, kind: ReportKind): ReportImprint {
  const phones = personById(room.store.sqlite, sessionOf(room).personId)?.phones ?? [];
  return {
    unitName: stationOf(room).unitName,
    head: setupNow(room).setup.bulletins.find((one) => one.kind === kind)?.head ?? '',
    // Papers leave the room; nobody's own number does.
    contact: phones.find((phone) => phone.kind === 'office' && !isPrivatePhone(phone))?.number ?? '',
  };
}

/** The chain up to which an incident says what it says now. */
export const toldUntil = (room: Read, incidentId: IncidentId): number =>
  incidentSteps(room.store.sqlite, incidentId).at(-1)?.seq ?? 0;

/** The elements that a report of a kind must have, and whether a text has them. */
export function requiredOf(
  room: Read,
  { incidentId, kind, body }: Pick<ReportFields, 'incidentId' | 'kind' | 'body'>,
): ReportFields['elements'] {
  const facts = incidentId === null ? [] : factsOf(room.store.sqlite, incidentId);
  const fields = incidentId === null ? null : incidentNamed(room, incidentId).incident.fields;
  return judgeElements(kind, body, facts, fields)
    .filter(({ isRequired }) => isRequired)
    .map(({ key, isPresent }) => ({ key, isPresent }));
}

const useOf = {
  initial: 'written-initial',
  followUp: 'written-followUp',
  final: 'written-final',
  bulletin: 'bulletin',
  special: 'special',
} as const satisfies Record<ReportKind, string>;

/** The first template of a set-up for reports of a kind about incidents of a class; null where it has none. */
function templateFor({ templates }: IncidentSetup, kind: ReportKind, of: Incident['class']): string | null {
  const found = templates.find(
    ({ use, classes }) =>
      use === useOf[kind] && (classes.length === 0 || (of !== null && classes.includes(of))),
  );
  return found?.text ?? null;
}

/** Whom a report of an incident goes to: whoever waits for one in writing, or got the ones before, or else everybody outside. */
function recipientsOf(room: Read, incident: Incident): string[] {
  const waiting = incident.stages
    .filter(({ state, manner, origin }) => state === 'open' && manner !== 'phone' && origin !== 'tree')
    .map(({ recipient }) => recipient);
  const before = reportsOf(room.store.sqlite, incident.id)
    .filter(({ state, fields }) => state === 'issued' && !isBulletin(fields.kind))
    .flatMap(({ fields }) => fields.to);
  const named = waiting.length > 0 ? waiting : before;
  const all = named.length > 0 ? named : setupNow(room).setup.recipients.map(({ name }) => name);
  return [...new Set(all)].slice(0, 20);
}

/** A report as the facts of this moment make it, with the numbers that it would get. */
export function draftReport(
  room: Read,
  incidentId: IncidentId | null,
  kind: ReportKind,
): ReportNumbers & { readonly fields: ReportFields } {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const numbers = nextNumbers(room, incidentId, kind);
  const incident = incidentId === null ? null : incidentNamed(room, incidentId).incident;
  const form = setupNow(room).setup.bulletins.find((one) => one.kind === kind);
  const told = incidentId === null ? undefined : lastTold(reportsOf(sqlite, incidentId));
  const toldUntilSeq = told?.fields.factsUntilSeq ?? 0;
  const before =
    incidentId === null
      ? undefined
      : incidentSteps(sqlite, incidentId).findLast(({ seq }) => seq <= toldUntilSeq);
  const words = print.incidentReport.compose;
  const { title, body } = composeReport(
    {
      kind,
      incident,
      before: before?.body.incident ?? null,
      facts: incidentId === null ? [] : factsOf(sqlite, incidentId),
      toldUntilSeq,
      ordinal: numbers.ordinal === 0 ? '' : numeral(numbers.ordinal),
      levelName: (level) => (level === null ? '' : incidentNouns.level[level]),
      className: incident === null ? '' : incidentNouns.class[incident.class ?? 'none'],
      unitName: station.unitName,
      now: room.now,
      zone: station.zone,
      template:
        incident === null ? null : templateFor(setupOf(room, incident.setupSeq), kind, incident.class),
      editorName: sessionOf(room).personName,
    },
    words,
  );
  const fields = {
    incidentId,
    kind,
    title,
    body,
    to: form === undefined ? (incident === null ? [] : recipientsOf(room, incident)) : [...form.to],
    copyTo: form === undefined ? [] : [...form.copyTo],
    factsUntilSeq: incidentId === null ? 0 : toldUntil(room, incidentId),
  };
  return { ...numbers, fields: { ...fields, elements: requiredOf(room, fields) } };
}

/** The title that a report has unless somebody types another one; its 续报 number may have changed while it was written. */
export function retitled(
  room: Read,
  { incidentId, kind, title }: Pick<ReportFields, 'incidentId' | 'kind' | 'title'>,
  ordinal: number,
): string {
  if (kind !== 'followUp' || incidentId === null) return title;
  const { incident } = incidentNamed(room, incidentId);
  const words = print.incidentReport.compose;
  const called = (of: number): string => reportTitle({ kind, incident, ordinal: numeral(of) }, words);
  const composed = Array.from({ length: 99 }, (_one, index) => called(index + 1));
  return composed.includes(title) ? called(ordinal) : title;
}
