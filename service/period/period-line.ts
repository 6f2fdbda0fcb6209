import { DutyError } from '#contract/errors';
import type { PeriodLine, ShownDue } from '#contract/methods/period-nouns';
import { duesOf, metBy } from '#domain/period/dues';
import { daysOfPeriod, hasDay, holderOf } from '#domain/period/holds';
import { type Period, type PeriodId, periodNumber } from '#domain/period/period';
import { addMinutes, type IsoDay } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { planDraftVersion, planVersionOf, publishedPlan } from '../store/period-plans.ts';
import { submissionsOf } from '../store/period-reports.ts';
import { periodById, periodsMeeting, type StoredPeriod } from '../store/periods.ts';

/** A due is soon so many minutes before its time: a day for a table, an hour for the report of a day. */
const soonMinutes = { roster: 24 * 60, daily: 60 } as const;

/** The period of an id; refuses one that is not there. */
export function periodNamed(room: Read, id: PeriodId): StoredPeriod {
  const found = periodById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'period');
  return found;
}

/** Everything that is due of a period and how it stands now; of a cancelled one nothing is. */
export function duesShown(room: Read, period: Period): readonly ShownDue[] {
  if (period.state === 'cancelled') return [];
  const { sqlite } = room.store;
  const sent = submissionsOf(sqlite, period.id);
  const newest = planVersionOf(sqlite, period.id);
  // A body gets one report of a day, whatever periods lie on it.
  const elsewhere = periodsMeeting(sqlite, period.fields.fromDay, period.fields.untilDay)
    .filter((other) => other.period.id !== period.id && other.period.state !== 'cancelled')
    .flatMap((other) => submissionsOf(sqlite, other.period.id));
  return duesOf(period, stationOf(room).zone).map((due): ShownDue => {
    const met = metBy(due, sent) ?? (due.what === 'daily' ? metBy(due, elsewhere) : undefined);
    const isLate = met !== undefined && met.fields.at > due.dueAt;
    const isSoon = addMinutes(room.now, soonMinutes[due.what]) >= due.dueAt;
    const ahead = room.now > due.dueAt ? 'overdue' : isSoon ? 'soon' : 'ahead';
    const versions = sent
      .filter(
        ({ fields, withdrawn }) =>
          withdrawn === null && fields.what === 'roster' && fields.bodyId === due.bodyId,
      )
      .map(({ fields }) => fields.planVersion ?? 0);
    return {
      periodId: period.id,
      periodName: period.fields.name,
      ...due,
      sentAt: met?.fields.at ?? null,
      submissionId: met?.id ?? null,
      state: met === undefined ? ahead : isLate ? 'late' : 'met',
      isOutdated: due.what === 'roster' && met !== undefined && Math.max(...versions) < newest,
    };
  });
}

/** How a period shares days with others, as it sees each of them. */
function overlapsOf(period: Period, all: readonly Period[]): PeriodLine['overlaps'] {
  const others = all.filter(({ id }) => id !== period.id);
  if (others.length === 0) return [];
  const holders = new Map(daysOfPeriod(period).map((day) => [day, holderOf(day, all)?.id]));
  return others.map((other) => {
    const shared = [...holders].filter(([day]) => hasDay(other, day));
    return {
      id: other.id,
      name: other.fields.name,
      fromDay: shared[0]?.[0] ?? period.fields.fromDay,
      untilDay: shared.at(-1)?.[0] ?? period.fields.untilDay,
      held: shared.filter(([, holder]) => holder === period.id).length,
      lost: shared.filter(([, holder]) => holder === other.id).length,
    };
  });
}

/** Days to come that a period with a published table holds and that are not in it, since another gave them back or it grew longer. */
function openDays(room: Read, period: Period, all: readonly Period[]): readonly IsoDay[] {
  const plan = publishedPlan(room.store.sqlite, period.id);
  if (plan === undefined || period.state !== 'declared') return [];
  const today = dutyDayOf(room.now, stationOf(room));
  const planned = new Set(plan.body.days);
  return daysOfPeriod(period).filter(
    (day) => day >= today && !planned.has(day) && holderOf(day, all)?.id === period.id,
  );
}

function stageOf({ fields }: Period, today: IsoDay): PeriodLine['stage'] {
  if (today < fields.fromDay) return 'ahead';
  return today > fields.untilDay ? 'over' : 'running';
}

/** Periods as a list shows them; those that share days with any of them are read once. */
export function linesOfPeriods(room: Read, periods: readonly StoredPeriod[]): PeriodLine[] {
  const [first] = periods.map(({ period }) => period.fields.fromDay).toSorted();
  const last = periods
    .map(({ period }) => period.fields.untilDay)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const standing = periodsMeeting(room.store.sqlite, first, last)
    .map((one) => one.period)
    .filter(({ state }) => state !== 'cancelled');
  return periods.map((one) => lineAmong(room, one, standing));
}

/** The line of one period. */
export function lineOfPeriod(room: Read, one: StoredPeriod): PeriodLine {
  const [line] = linesOfPeriods(room, [one]);
  if (line === undefined) throw new RangeError(`no line of ${one.period.id}`);
  return line;
}

function lineAmong(room: Read, { period, version }: StoredPeriod, standing: readonly Period[]): PeriodLine {
  const { sqlite } = room.store;
  const { fields } = period;
  const today = dutyDayOf(room.now, stationOf(room));
  const all = standing.filter(
    (one) => one.fields.fromDay <= fields.untilDay && fields.fromDay <= one.fields.untilDay,
  );
  const planVersion = planVersionOf(sqlite, period.id);
  return {
    id: period.id,
    number: periodNumber(period),
    version,
    kind: fields.kind,
    name: fields.name,
    fromDay: fields.fromDay,
    untilDay: fields.untilDay,
    rank: fields.rank,
    basis: fields.basis,
    isSensitive: fields.isSensitive,
    schemes: fields.parts.map(({ scheme }) => scheme.name),
    state: period.state,
    stage: stageOf(period, today),
    planVersion: planVersion === 0 ? null : planVersion,
    hasDraft: planDraftVersion(sqlite, period.id) > 0,
    openDays: openDays(room, period, all).length,
    dues: [...duesShown(room, period)],
    overlaps: period.state === 'cancelled' ? [] : overlapsOf(period, all),
  };
}

/** The line of a period as it stands now. */
export const lineNow = (room: Read, id: PeriodId): PeriodLine => lineOfPeriod(room, periodNamed(room, id));
