import type { PersonId } from '../people/person.ts';
import type { Shift, ShiftMember } from '../shift/shift.ts';
import { doMeet } from './away.ts';
import type { RotaDuty } from './duty.ts';
import type { DutyPlan } from './duty-plan.ts';
import { dutyHours, minuteOf } from './duty-hours.ts';

/** Somebody who signed into a shift, for the use of one place of the plan. */
type Presence = { readonly member: ShiftMember; readonly shift: Shift };

/** A place of the plan and who was there; undefined as long as nobody is found. */
type Place = { readonly duty: RotaDuty; readonly present: readonly Presence[]; served: PersonId | undefined };

/**
 * Who really served the duties that were planned for one day, by what was signed at the desk. Who was planned and signed
 * for the duty served it; who signed for it without being planned stands in for one who did not; who was planned and
 * signed for another duty was there too. A leader need not sign and somebody on standby does not: the plan counts for
 * them, as it does wherever no shift was recorded. Null is nobody.
 */
export function reallyServed(
  { setup, station }: Pick<DutyPlan, 'setup' | 'station'>,
  planned: readonly RotaDuty[],
  shifts: readonly Shift[],
): readonly RotaDuty[] {
  const presences = shifts.flatMap((shift) => shift.members.map((member) => ({ member, shift })));
  const used = new Set<Presence>();
  const posts = new Map(setup.posts.map((post) => [post.id, post]));
  const places = planned.map((duty): Place => {
    const post = posts.get(duty.postId);
    const ofDay = presences.filter(({ shift }) => shift.day === duty.day);
    // Most days of the years before have no shift at all; their hours need not be reckoned.
    if (ofDay.length === 0) return { duty, present: [], served: undefined };
    const hours = dutyHours({ shift: post?.shift ?? null }, duty.day, station);
    const present = ofDay.filter(({ shift }) =>
      doMeet(hours, { from: minuteOf(shift.plannedFromAt), until: minuteOf(shift.plannedUntilAt) }),
    );
    return { duty, present, served: undefined };
  });
  const settle = (fits: (presence: Presence, duty: RotaDuty) => boolean): void => {
    for (const place of places.filter(({ served }) => served === undefined)) {
      const found = place.present.find((presence) => !used.has(presence) && fits(presence, place.duty));
      if (found === undefined) continue;
      place.served = found.member.personId;
      // One who signed into several shifts of the day for one duty filled one place.
      for (const other of place.present) {
        if (isSame(other.member, found.member)) used.add(other);
      }
    }
  };
  const isOfDuty = ({ member }: Presence, { postId }: RotaDuty): boolean =>
    member.duty === posts.get(postId)?.duty;
  const isPlanned = ({ member }: Presence, { personId }: RotaDuty): boolean => member.personId === personId;
  settle((presence, duty) => isOfDuty(presence, duty) && isPlanned(presence, duty));
  settle(isOfDuty);
  settle((presence, duty) => presence.member.duty !== 'incidentLead' && isPlanned(presence, duty));
  return places.map(({ duty, present, served }) => {
    const kind = posts.get(duty.postId)?.duty;
    const isSigned = kind === 'chief' || kind === 'deputy';
    const isPlanEnough = present.length === 0 || !isSigned;
    return { ...duty, personId: served ?? (isPlanEnough ? duty.personId : null) };
  });
}

const isSame = (one: ShiftMember, other: ShiftMember): boolean =>
  one.personId === other.personId && one.duty === other.duty;
