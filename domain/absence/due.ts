import { addDays, addMinutes, type Instant } from '../time/instant.ts';
import type { AbsenceReport } from './absence.ts';
import type { Finding } from './finding.ts';
import type { AbsenceAround } from './judged.ts';
import type { AbsenceRule } from './rules.ts';
import { endOfDay, workdaysBefore } from './workdays.ts';

/** What was asked until when, and when it was done. */
export type Deadline = { readonly dueAt: Instant; readonly doneAt: Instant | null };

/** Met where it was done at its time or sooner; open until then, and missed from then on. */
export function outcomeAt({ dueAt, doneAt }: Deadline, now: Instant): Finding['outcome'] {
  if (doneAt !== null) return doneAt <= dueAt ? 'met' : 'missed';
  return now < dueAt ? 'open' : 'missed';
}

/**
 * Until when an absence has to be reported that begins at `fromAt`. Hours are reckoned from the departure. Days and workdays count to
 * the end of the local day that lies so many days, or official workdays, before the day of the departure: one day ahead of the 25th
 * is the 24th until 24:00. Nothing is due later than the departure.
 */
export function leadDueAt(
  { amount, unit }: Pick<Extract<AbsenceRule, { kind: 'lead' }>, 'amount' | 'unit'>,
  fromAt: Instant,
  { dayOf, days, zone }: Pick<AbsenceAround, 'dayOf' | 'days' | 'zone'>,
): Instant {
  if (unit === 'hours') return addMinutes(fromAt, -60 * amount);
  const day = dayOf(fromAt);
  const last = unit === 'days' ? addDays(day, -amount) : workdaysBefore(day, amount, days);
  const due = endOfDay(last, zone);
  return due < fromAt ? due : fromAt;
}

/** The moment of the first report that is meant, or null. */
export const firstReportAt = (
  reports: readonly AbsenceReport[],
  isMeant: (report: AbsenceReport) => boolean = () => true,
): Instant | null =>
  reports
    .filter(isMeant)
    .map(({ at }) => at)
    .toSorted()[0] ?? null;

/** True of a report that is kept as a document: 书面, 补报, 系统. */
export const isOnPaper = ({ manner }: AbsenceReport): boolean => manner !== 'phone';

const isWholeMinute = (at: Instant): boolean => at.endsWith(':00.000Z');

/** True where a report was made after a moment. One that is typed to the minute can be any moment of it. */
export const isToldAfter = ({ at }: AbsenceReport, moment: Instant): boolean =>
  at > moment || (isWholeMinute(at) && at < moment && addMinutes(at, 1) > moment);
