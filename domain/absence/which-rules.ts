import { addMinutes, daysBetween, type IsoDay } from '../time/instant.ts';
import type { AbsenceAround, JudgedAbsence } from './judged.ts';
import type { AbsenceRule } from './rules.ts';
import { rankOf } from './usual-rules.ts';
import { isDayOff } from './workdays.ts';

/** The local days that a stretch of time touches; one that ends at 24:00 does not touch the next day. */
export function daysTouched(
  { from, until }: { readonly from: JudgedAbsence['fromAt']; readonly until: JudgedAbsence['untilAt'] },
  { dayOf }: Pick<AbsenceAround, 'dayOf'>,
): readonly IsoDay[] {
  const first = dayOf(from);
  const last = dayOf(addMinutes(until, -1));
  return last <= first ? [first] : daysBetween(first, last);
}

const holds = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);

/** True where a rule speaks of an absence: by the rank of its person, how far, why, how long, and the days off that it touches. */
export function speaksOf(rule: AbsenceRule, absence: JudgedAbsence, around: AbsenceAround): boolean {
  const { fields, halfDays, fromAt, untilAt } = absence;
  return (
    holds(rule.ranks, rankOf(around.rules, fields.personId)?.id ?? '') &&
    holds(rule.reaches, fields.reach) &&
    holds(rule.kinds, fields.kind) &&
    (rule.overHalfDays === 0 || halfDays > rule.overHalfDays) &&
    (rule.upToHalfDays === null || halfDays <= rule.upToHalfDays) &&
    (!rule.isForHolidays ||
      daysTouched({ from: fromAt, until: untilAt }, around).some((day) => isDayOff(day, around.days)))
  );
}
