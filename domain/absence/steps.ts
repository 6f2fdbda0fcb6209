import type { Instant } from '../time/instant.ts';
import type { Absence, AbsenceAct, AbsenceState } from './absence.ts';

/**
 * True where an absence may take a step now: one that was cancelled takes none, one that is over is only explained
 * and reported, and its return corrected.
 */
export function mayTake(
  { state, fromAt }: Pick<Absence, 'state' | 'fromAt'>,
  act: AbsenceAct,
  now: Instant,
): boolean {
  if (state === 'cancelled' || act === 'registered') return false;
  if (state === 'returned') return act === 'reported' || act === 'decided' || act === 'returned';
  return act !== 'returned' || now > fromAt;
}

type Changes = Pick<Absence, 'changedAt' | 'changeCount' | 'untilBeforeAt'>;

/** True where the newest change came only after the return had passed that held before it. */
export const isChangedTooLate = ({
  changedAt,
  untilBeforeAt,
}: Pick<Absence, 'changedAt' | 'untilBeforeAt'>): boolean =>
  changedAt !== null && untilBeforeAt !== null && changedAt > untilBeforeAt;

/**
 * What is kept of a change made now: nothing where nobody approved the absence or was told of it, for then there is nothing that it
 * could be late for. One that came too late stays so, whatever is changed after it.
 */
export function changesAfter(
  before: Changes & Pick<Absence, 'approval' | 'reports' | 'untilAt'>,
  now: Instant,
): Changes {
  const { changedAt, changeCount, untilBeforeAt, approval, reports, untilAt } = before;
  if (approval === null && reports.length === 0) return { changedAt, changeCount, untilBeforeAt };
  return {
    changedAt: now,
    changeCount: changeCount + 1,
    untilBeforeAt: isChangedTooLate(before) ? untilBeforeAt : untilAt,
  };
}

/** The state after a step. */
export function stateAfter(
  { approval, reports }: Pick<Absence, 'approval' | 'reports'>,
  end: 'returned' | 'cancelled' | null,
): AbsenceState {
  if (end !== null) return end;
  if (reports.length > 0) return 'reported';
  return approval === null ? 'draft' : 'approved';
}
