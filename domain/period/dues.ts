import { addDays, addMinutes, type Instant, type IsoDay } from '../time/instant.ts';
import { instantAt } from '../time/zone.ts';
import { daysOfPeriod } from './holds.ts';
import type { Period, PeriodBody, PeriodFields } from './period.ts';
import type { Submission } from './submission.ts';

/** Something that a superior body is to have by a time: the table of a period, or the report of one of its days. */
export type Due = {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly what: 'roster' | 'daily';
  /** The day reported on; null of a table. */
  readonly day: IsoDay | null;
  readonly dueAt: Instant;
};

/** When the table of a period is due at a body: by its rule, or hours after the declaration where the rule's time was over then. */
export function rosterDueAt(
  { fields, declaredAt }: Pick<Period, 'declaredAt'> & { readonly fields: Pick<PeriodFields, 'fromDay'> },
  { roster }: PeriodBody,
  zone: string,
): Instant | null {
  if (roster === null) return null;
  const byRule = instantAt(addDays(fields.fromDay, -roster.daysBefore), roster.at, zone);
  const atOnce = addMinutes(declaredAt, roster.urgentHours * 60);
  return byRule > declaredAt ? byRule : atOnce;
}

/** Everything that superior bodies are to have of a period, in order of time; a period declared late owes no report of days before. */
export function duesOf(
  period: Pick<Period, 'declaredAt'> & {
    readonly fields: Pick<PeriodFields, 'fromDay' | 'untilDay' | 'bodies'>;
  },
  zone: string,
): readonly Due[] {
  const { bodies } = period.fields;
  return bodies
    .flatMap((body): readonly Due[] => {
      const of = { bodyId: body.bodyId, bodyName: body.name };
      const rosterAt = rosterDueAt(period, body, zone);
      const roster =
        rosterAt === null ? [] : [{ ...of, what: 'roster' as const, day: null, dueAt: rosterAt }];
      const { daily } = body;
      if (daily === null) return roster;
      const days = daysOfPeriod(period).map((day) => ({
        ...of,
        what: 'daily' as const,
        day,
        dueAt: instantAt(day, daily.at, zone),
      }));
      return [...roster, ...days.filter(({ dueAt }) => dueAt > period.declaredAt)];
    })
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
}

/** The first submission that met a due, in order of sending; undefined while nothing was sent. */
export const metBy = (
  due: Pick<Due, 'bodyId' | 'what' | 'day'>,
  sent: readonly Submission[],
): Submission | undefined =>
  sent
    .filter(
      ({ fields, withdrawn }) =>
        withdrawn === null &&
        fields.bodyId === due.bodyId &&
        fields.what === due.what &&
        fields.day === due.day,
    )
    .toSorted((one, other) => one.fields.at.localeCompare(other.fields.at))[0];
