import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import { isPeriodPost } from '#domain/period/duty-post';
import type { DeskDuty } from '#domain/shift/shift';
import type { IsoDay } from '#domain/time/instant';
import type { Span } from '#domain/time/zone';
import type { Read } from '../room.ts';
import type { OffPlan, ShiftStart } from '../store/record-bodies.ts';
import { plannedOver } from './planned-over.ts';

/** Who the published rota has at the desk in a planned shift; nobody on standby, who does not sign. */
export function plannedAtDesk(
  room: Read,
  day: IsoDay,
  { from, until }: Span,
): readonly (PlannedDuty & { readonly duty: DeskDuty; readonly personId: PersonId })[] {
  return plannedOver(room, day, day).flatMap((one) =>
    one.duty === 'standby' || one.personId === null || one.until <= from || until <= one.from
      ? []
      : { ...one, duty: one.duty, personId: one.personId },
  );
}

/**
 * Those of the published rota who are missing where a shift begins, and the reason that was given for it; undefined where
 * everybody is there or nothing is published. One of several planned leaders is enough: the desk names only one. Of the others whom
 * the table of an important period has on duty the one who leads (主班) is enough, or any one where nobody leads: they are in their
 * offices, not all at the desk.
 */
export function offPlanOf(room: Read, start: ShiftStart, reason: string): OffPlan | undefined {
  const planned = plannedAtDesk(room, start.day, { from: start.plannedFromAt, until: start.plannedUntilAt });
  const isThere = ({ personId, personName }: PlannedDuty): boolean =>
    start.members.some((member) => member.personId === personId) || start.leaderName === personName;
  const there = new Set(planned.filter(isThere).map(({ duty }) => duty));
  const isLed = planned.some(({ duty, postId }) => duty === 'chief' && isPeriodPost(postId));
  const isMade = ({ duty, postId }: PlannedDuty): boolean =>
    duty === 'dutyLeader'
      ? there.has(duty)
      : isPeriodPost(postId) && (there.has(duty as DeskDuty) || (duty === 'deputy' && isLed));
  const missing = planned.filter((one) => !isMade(one) && !isThere(one));
  if (missing.length === 0) return undefined;
  return {
    missing: missing.map(({ duty, personId, personName }) => ({
      duty,
      personId,
      name: personName,
    })),
    reason,
  };
}
