import { DutyError } from '#contract/errors';
import { presentAt } from '#domain/shift/presence';
import type { Read } from '../room.ts';
import { runningShift } from '../store/shifts.ts';

/** True where whoever asks has the desk now. */
function hasDesk(room: Read): boolean {
  const shift = runningShift(room.store.sqlite);
  return shift !== undefined && presentAt(shift).some((member) => member.personId === room.session?.personId);
}

const isAbove = (room: Read): boolean =>
  room.session?.roles.some((role) => role === 'chief' || role === 'dutyLeader') === true;

/**
 * True where whoever asks may see where somebody is: 值班长, 带班领导, whoever has the desk, and the person. Whereabouts of leaders
 * are work secrets (工作秘密); an administrator and an auditor do without. Without a person: whether everybody's may be seen.
 */
export const seesWhereabouts = (room: Read, personId: string | null): boolean =>
  isAbove(room) || hasDesk(room) || (personId !== null && personId === room.session?.personId);

/** Refuses whoever may not see where somebody is. */
export function refuseWhereabouts(room: Read, personId: string): void {
  if (!seesWhereabouts(room, personId)) throw new DutyError('not-allowed', 'whereabouts');
}

/** True where whoever asks may register or change an absence of somebody: everybody may the own, the desk and those above it all. */
export const mayHandle = (room: Read, personId: string): boolean =>
  isAbove(room) || hasDesk(room) || personId === room.session?.personId;

/** Refuses whoever may not register or change an absence of somebody. */
export function refuseHandling(room: Read, personId: string): void {
  if (!mayHandle(room, personId)) throw new DutyError('not-allowed', 'absence-of-others');
}
