import { addMinutes, type Instant, minutesBetween } from '../time/instant.ts';
import type { Span } from '../time/zone.ts';
import type { Absence, ShownAbsenceState } from './absence.ts';

type Standing = Pick<Absence, 'state' | 'fromAt' | 'untilAt' | 'returned' | 'approval' | 'reports'>;

/** Somebody who has not come back is expected no sooner than this many minutes from now. */
const overdueReachMinutes = 24 * 60;

/** True of an absence that somebody approved or was told of, and that was not cancelled: the rota reckons with it. */
export const isInForce = ({ state }: Pick<Absence, 'state'>): boolean =>
  state !== 'draft' && state !== 'cancelled';

/** True where somebody should be back and nobody recorded the return, `graceMinutes` after it was planned. */
export const isOverdue = (absence: Standing, now: Instant, graceMinutes: number): boolean =>
  (absence.state === 'approved' || absence.state === 'reported') &&
  minutesBetween(absence.untilAt, now) >= 0 &&
  now >= addMinutes(absence.untilAt, graceMinutes);

/**
 * From when until when an absence keeps somebody from duty: as planned, until the return that was recorded, and of somebody who
 * is not back for another day from now. Nothing of an absence that is not in force, or that ended before it began.
 */
export function awaySpan(absence: Standing, now: Instant): Span | undefined {
  if (!isInForce(absence)) return undefined;
  const { fromAt, untilAt, returned } = absence;
  const until = returned?.at ?? (now >= untilAt ? addMinutes(now, overdueReachMinutes) : untilAt);
  return until > fromAt ? { from: fromAt, until } : undefined;
}

/** How an absence stands at a moment. */
export function shownStateAt(absence: Standing, now: Instant, graceMinutes: number): ShownAbsenceState {
  const { state, fromAt } = absence;
  if (state !== 'approved' && state !== 'reported') return state;
  if (isOverdue(absence, now, graceMinutes)) return 'overdue';
  return now >= fromAt ? 'away' : state;
}

/** True where two stretches of time meet; those that only touch do not. */
export const doSpansMeet = (one: Span, other: Span): boolean =>
  one.from < other.until && other.from < one.until;
