import type { PersonId } from '../people/person.ts';
import type { Shift, ShiftMember } from './shift.ts';

/** Everybody who signed into a shift and has not left it. */
export const presentAt = (shift: Shift): readonly ShiftMember[] =>
  shift.members.filter((member) => member.untilAt === null);

/** True where a person signed into a shift and has not left it. */
export const isOnShift = (shift: Shift, person: PersonId): boolean =>
  presentAt(shift).some((member) => member.personId === person);

/** True where somebody else would still have the desk if a person went; a duty leader leads but does not man it. */
export const isRelievedByOthers = (shift: Shift, person: PersonId): boolean =>
  presentAt(shift).some((member) => member.duty !== 'dutyLeader' && member.personId !== person);
