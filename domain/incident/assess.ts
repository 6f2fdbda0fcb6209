import { addDays, type Instant, type IsoDay } from '../time/instant.ts';
import { localParts } from '../time/zone.ts';
import type { Incident } from './incident.ts';
import type { IncidentCall } from './incident-call.ts';
import type { IncidentReport } from './incident-report.ts';
import type { IncidentStage } from './stage.ts';

/** An incident with what was called and written of it. */
export type AssessedIncident = {
  readonly incident: Incident;
  readonly calls: readonly IncidentCall[];
  readonly reports: readonly IncidentReport[];
};

/** How many of those that were due were in time. */
export type Punctuality = {
  readonly due: number;
  readonly inTime: number;
  readonly late: number;
  readonly missed: number;
};

/** A clock of an incident that counts: it has a moment, still applies, and was met or is past it. */
export type CountedStage = {
  readonly incident: Incident;
  readonly stage: IncidentStage & { readonly dueAt: Instant };
  readonly outcome: 'inTime' | 'late' | 'missed';
};

/** What counts at all: an incident that was entered by mistake is none. */
export const countedIncidents = (all: readonly AssessedIncident[]): readonly AssessedIncident[] =>
  all.filter(({ incident }) => incident.state !== 'void');

function outcomeOf({ met, dueAt }: CountedStage['stage'], now: Instant): CountedStage['outcome'] | undefined {
  if (met !== null) return met.at <= dueAt ? 'inTime' : 'late';
  return now > dueAt ? 'missed' : undefined;
}

/**
 * The clocks that count: to superiors, not the calls inside the unit; with a moment; that still apply; and met, or past the moment. One that
 * began with 接报 for want of a better time counts by the moment that it had.
 */
export const countedStages = (all: readonly AssessedIncident[], now: Instant): readonly CountedStage[] =>
  countedIncidents(all).flatMap(({ incident }) =>
    incident.stages.flatMap((stage): CountedStage[] => {
      const { dueAt, origin, state } = stage;
      if (dueAt === null || origin === 'tree' || state === 'lifted') return [];
      const outcome = outcomeOf({ ...stage, dueAt }, now);
      return outcome === undefined ? [] : [{ incident, stage: { ...stage, dueAt }, outcome }];
    }),
  );

/** How punctual some clocks were. */
export function punctualityOf(stages: readonly CountedStage[]): Punctuality {
  const count = (wanted: CountedStage['outcome']): number =>
    stages.filter(({ outcome }) => outcome === wanted).length;
  return { due: stages.length, inTime: count('inTime'), late: count('late'), missed: count('missed') };
}

/** By telephone or in writing: what either may meet counts as what met it, and as a call while nothing did. */
export const mannerOf = ({ manner, met }: IncidentStage): 'phone' | 'written' =>
  manner === 'any' ? (met?.by === 'report' ? 'written' : 'phone') : manner;

/** When anybody outside the unit first knew from it: by a call, a report, or in another way that was noted; undefined where nobody did. */
export function firstToldAt({ incident, calls, reports }: AssessedIncident): Instant | undefined {
  const met = incident.stages.flatMap(({ origin, met: one }) =>
    origin === 'tree' || one === null ? [] : [one.at],
  );
  const called = calls
    .filter(
      ({ direction, outcome, purpose }) =>
        direction === 'out' && outcome === 'answered' && ['initial', 'followUp', 'final'].includes(purpose),
    )
    .map(({ startedAt }) => startedAt);
  const sent = issued(reports).flatMap(({ deliveries }) => deliveries.map(({ sentAt }) => sentAt));
  return [...met, ...called, ...sent].toSorted((one, other) => one.localeCompare(other))[0];
}

const issued = (reports: readonly IncidentReport[]): readonly IncidentReport[] =>
  reports.filter(({ state }) => state === 'issued');

const hasReport = ({ reports }: AssessedIncident, kind: IncidentReport['fields']['kind']): boolean =>
  issued(reports).some(({ fields }) => fields.kind === kind);

/** Minutes from 接报 until anybody outside knew; nought where they had known before. */
function firstMinutes(one: AssessedIncident): number | undefined {
  const told = firstToldAt(one);
  if (told === undefined) return undefined;
  return Math.max(0, (Date.parse(told) - Date.parse(one.incident.fields.receivedAt)) / 60_000);
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round(values.reduce((sum, one) => sum + one, 0) / values.length);

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 1 ? half : half - 1], sorted[half]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

/** The figures of some incidents, whatever span they are of. */
export function figuresOf(all: readonly AssessedIncident[], now: Instant) {
  const counted = countedIncidents(all);
  const stages = countedStages(counted, now);
  const closed = counted.filter(({ incident }) => incident.state === 'closed');
  const minutes = counted.flatMap((one) => firstMinutes(one) ?? []);
  const elements = counted.flatMap(({ reports }) =>
    issued(reports)
      .filter(({ fields }) => fields.kind === 'initial')
      .flatMap(({ fields }) => fields.elements),
  );
  return {
    incidents: counted.length,
    phone: punctualityOf(stages.filter(({ stage }) => mannerOf(stage) === 'phone')),
    written: punctualityOf(stages.filter(({ stage }) => mannerOf(stage) === 'written')),
    hard: punctualityOf(stages.filter(({ stage }) => stage.isHard)),
    withFirst: counted.filter((one) => hasReport(one, 'initial')).length,
    withFollowUp: counted.filter((one) => hasReport(one, 'followUp')).length,
    closed: closed.length,
    withFinal: closed.filter((one) => hasReport(one, 'final')).length,
    firstMeanMinutes: mean(minutes),
    firstMedianMinutes: median(minutes),
    elementsPresent: elements.filter(({ isPresent }) => isPresent).length,
    elementsAll: elements.length,
  };
}

/** Clocks by a name, each name with how punctual they were; those with most that were due first. */
export const punctualityBy = <Name>(
  stages: readonly CountedStage[],
  nameOf: (stage: IncidentStage) => Name,
  keyOf: (name: Name) => string,
): readonly (Punctuality & { readonly name: Name })[] =>
  [...Map.groupBy(stages, ({ stage }) => keyOf(nameOf(stage)))]
    .flatMap(([, ofName]) => {
      const [first] = ofName;
      return first === undefined ? [] : [{ name: nameOf(first.stage), ...punctualityOf(ofName) }];
    })
    .toSorted((one, other) => other.due - one.due || keyOf(one.name).localeCompare(keyOf(other.name)));

/** Minutes by which a clock was, or is, late; a minute that has begun is one. */
export const lateMinutes = ({ stage }: CountedStage, now: Instant): number =>
  Math.ceil((Date.parse(stage.met?.at ?? now) - Date.parse(stage.dueAt)) / 60_000);

/** Incidents that were received on days from `fromDay` to `untilDay`, both included. */
export const receivedIn = (
  all: readonly AssessedIncident[],
  { fromDay, untilDay, zone }: { readonly fromDay: IsoDay; readonly untilDay: IsoDay; readonly zone: string },
): readonly AssessedIncident[] =>
  all.filter(({ incident }) => {
    const { day } = localParts(incident.fields.receivedAt, zone);
    return day >= fromDay && day <= untilDay;
  });

const dayYearBefore = (day: IsoDay): IsoDay => {
  const same = `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
  // Only a leap year has this day, and no two follow each other; what begins with it begins with the next one then.
  return (same.endsWith('-02-29') ? same.replace('02-29', '03-01') : same) as IsoDay;
};

/** The same days a year before; the end of February stays the end of February. */
export const spanYearBefore = (
  fromDay: IsoDay,
  untilDay: IsoDay,
): { readonly fromDay: IsoDay; readonly untilDay: IsoDay } => ({
  fromDay: dayYearBefore(fromDay),
  untilDay: addDays(dayYearBefore(addDays(untilDay, 1)), -1),
});

/** The months of a span, each with its first and last day in the span. */
export function monthsOf(
  fromDay: IsoDay,
  untilDay: IsoDay,
): readonly { readonly month: string; readonly fromDay: IsoDay; readonly untilDay: IsoDay }[] {
  const months: { month: string; fromDay: IsoDay; untilDay: IsoDay }[] = [];
  for (let day = fromDay; day <= untilDay; ) {
    const month = day.slice(0, 7);
    // 31 days after the first of a month it is the next one, and its first day less one ends this one.
    const next = `${addDays(`${month}-01` as IsoDay, 31).slice(0, 7)}-01` as IsoDay;
    const last = addDays(next, -1);
    months.push({ month, fromDay: day, untilDay: last < untilDay ? last : untilDay });
    day = next;
  }
  return months;
}
