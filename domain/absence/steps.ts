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

/** The state after a step. */
export function stateAfter(
  { approval, reports }: Pick<Absence, 'approval' | 'reports'>,
  end: 'returned' | 'cancelled' | null,
): AbsenceState {
  if (end !== null) return end;
  if (reports.length > 0) return 'reported';
  return approval === null ? 'draft' : 'approved';
}
