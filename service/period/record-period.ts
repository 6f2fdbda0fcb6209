import { DutyError } from '#contract/errors';
import type { PeriodLine } from '#contract/methods/period-nouns';
import { fieldsFault } from '#domain/period/fields-fault';
import { holderOf } from '#domain/period/holds';
import {
  type Period,
  type PeriodAct,
  type PeriodFields,
  type PeriodId,
  periodNumber,
} from '#domain/period/period';
import { addDays, type IsoDay } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read, Write } from '../room.ts';
import { canonicalText } from '../store/ledger.ts';
import { allPeople } from '../store/people.ts';
import { publishedPlan } from '../store/period-plans.ts';
import { listPeriodStep, periodsMeeting } from '../store/periods.ts';
import { lineNow, periodNamed } from './period-line.ts';

/** The duty day of now. */
export const todayOf = (room: Read): IsoDay => dutyDayOf(room.now, stationOf(room));

/** Refuses what a period cannot be. */
export function refuseFault(room: Read, fields: PeriodFields): void {
  const people = allPeople(room.store.sqlite, { withLeft: true, today: '' });
  const fault = fieldsFault(fields, { people: new Set(people.map(({ id }) => id)) });
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  if (fault !== null)
    throw new DutyError(
      'rule-broken',
      fault.rule,
      fault.details.map((detail) => names.get(detail) ?? detail),
    );
}

/** The period that somebody looked at, where it is neither cancelled nor closed and nobody changed it since. */
export function meantPeriod(
  room: Read,
  { id, version }: { readonly id: PeriodId; readonly version: number },
): Period {
  const { period, version: newest } = periodNamed(room, id);
  if (newest !== version) throw new DutyError('conflict', 'period', [period.fields.name]);
  if (period.state !== 'declared') throw new DutyError('rule-broken', 'period-over', [period.fields.name]);
  return period;
}

/** Records a step of a period and gives it as it stands. */
export function recordPeriod(
  room: Write,
  { act, period, note }: { readonly act: PeriodAct; readonly period: Period; readonly note: string },
): PeriodLine {
  listPeriodStep(room.store.sqlite, room.append('period', { act, period, note }));
  return lineNow(room, period.id);
}

/** The days of a period that were published and have begun. */
export function begunDays(room: Read, { id }: Pick<Period, 'id'>): readonly IsoDay[] {
  const today = todayOf(room);
  return (publishedPlan(room.store.sqlite, id)?.body.days ?? []).filter((day) => day <= today);
}

/** True where another rank of a period would give a day that has begun to another table than people served by. */
function isTakenByRank(room: Read, { id, fields, ...rest }: Period, rank: number, day: IsoDay): boolean {
  const rivals = periodsMeeting(room.store.sqlite, day, day).filter(
    ({ period }) =>
      period.id !== id && publishedPlan(room.store.sqlite, period.id)?.body.days.includes(day) === true,
  );
  const all = (own: number): readonly Period[] => [
    ...rivals.map(({ period }) => period),
    { ...rest, id, fields: { ...fields, rank: own } },
  ];
  return holderOf(day, all(rank))?.id !== holderOf(day, all(fields.rank))?.id;
}

/**
 * Refuses a change to days that were published and have begun: they stay in the period, under the scheme and the people they had,
 * and with the table that people served by.
 */
export function refuseChangedPast(room: Read, before: Period, after: PeriodFields): void {
  const begun = begunDays(room, before);
  const taken =
    after.rank === before.fields.rank
      ? undefined
      : begun.find((day) => isTakenByRank(room, before, after.rank, day));
  if (taken !== undefined)
    throw new DutyError('rule-broken', 'period-begun-rank', [periodNumber(before), taken]);
  const partAt = ({ parts }: PeriodFields, day: IsoDay) => parts.findLast(({ fromDay }) => fromDay <= day);
  const same = (day: IsoDay): boolean => {
    const [had, has] = [partAt(before.fields, day), partAt(after, day)];
    return (
      after.fromDay <= day &&
      day <= after.untilDay &&
      canonicalText([had?.scheme ?? null, had?.pools ?? null]) ===
        canonicalText([has?.scheme ?? null, has?.pools ?? null])
    );
  };
  const changed = begun.find((day) => !same(day));
  if (changed !== undefined)
    throw new DutyError('rule-broken', 'period-begun', [
      periodNumber(before),
      changed,
      addDays(begun.at(-1) ?? changed, 1),
    ]);
}
