import type { PersonId } from '../people/person.ts';
import type { Shift, ShiftDuty, ShiftMember } from './shift.ts';

/** Everybody who signed into a shift and has not left it. */
export const presentAt = (shift: Shift): readonly ShiftMember[] =>
  shift.members.filter((member) => member.untilAt === null);

/** True where a person signed into a shift and has not left it. */
export const isOnShift = (shift: Shift, person: PersonId): boolean =>
  presentAt(shift).some((member) => member.personId === person);

/** True where somebody of a duty answers the telephone; a duty leader and the lead of an incident do not. */
export const mansDesk = (duty: ShiftDuty): boolean => duty === 'chief' || duty === 'deputy';

/** True where somebody else would still have the desk if a person went. */
export const isRelievedByOthers = (shift: Shift, person: PersonId): boolean =>
  presentAt(shift).some((member) => mansDesk(member.duty) && member.personId !== person);

/** True where a person is there only to lead an incident of an earlier shift on. */
export const leadsOnly = (shift: Shift, person: PersonId): boolean =>
  presentAt(shift).some((member) => member.personId === person && member.duty === 'incidentLead');
