import type { PersonFields } from '../people/person.ts';
import type { PersonId } from '../people/person.ts';
import type { IsoDay } from '../time/instant.ts';
import type { TurnCounts } from './problem.ts';
import type { Exemption, RotaPost, RotaSetup } from './setup.ts';

/** Somebody of the directory with the first and the last day in the unit; null is open. */
export type DirectoryPerson = { readonly id: PersonId } & Readonly<
  Pick<PersonFields, 'joinedDay' | 'leftDay'>
>;

/** True where a stretch of days with open ends has a day. */
export const isWithin = (day: IsoDay, from: IsoDay | null, until: IsoDay | null): boolean =>
  (from === null || from <= day) && (until === null || day <= until);

/** Who is a member of the groups of a post on all of some days, in directory order. */
export function membersOf(
  setup: RotaSetup,
  { groupIds }: Pick<RotaPost, 'groupIds'>,
  days: readonly IsoDay[],
): readonly PersonId[] {
  const members = groupIds.flatMap((id) => setup.groups.find((group) => group.id === id)?.members ?? []);
  const memberships = Map.groupBy(members, ({ personId }) => personId);
  return [...memberships].flatMap(([person, all]) =>
    days.every((day) => all.some((one) => isWithin(day, one.fromDay, one.untilDay))) ? [person] : [],
  );
}

/** True where an exemption spares a duty of a day: all of them, those in the night, or those of a kind of day. */
export const isSpared = (
  { what, fromDay, untilDay }: Pick<Exemption, 'what' | 'fromDay' | 'untilDay'>,
  day: IsoDay,
  counts: TurnCounts,
): boolean => isWithin(day, fromDay, untilDay) && (what === 'all' || counts[what] > 0);

/**
 * Who owes a duty of a day its share: members who were in the unit and were not spared it. Who is spared a duty does not
 * owe it later, so that nobody comes back from an exemption with years of duties to make up.
 */
export const owersOf = (
  setup: RotaSetup,
  people: ReadonlyMap<PersonId, DirectoryPerson>,
  { post, day, counts }: { readonly post: RotaPost; readonly day: IsoDay; readonly counts: TurnCounts },
): readonly PersonId[] =>
  membersOf(setup, post, [day]).filter((id) => {
    const person = people.get(id);
    const isInUnit = person !== undefined && isWithin(day, person.joinedDay, person.leftDay);
    return (
      isInUnit && !setup.rules.exemptions.some((one) => one.personId === id && isSpared(one, day, counts))
    );
  });
