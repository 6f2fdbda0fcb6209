import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { isPeriodPost } from '#domain/period/duty-post';
import type { PersonId } from '#domain/people/person';
import type { DeskDuty } from '#domain/shift/shift';
import { useAsk } from '../asking.ts';
import type { ChosenShift } from './shift-choice.tsx';

/** Somebody whom the published rota has at the desk in a shift. */
export type PlannedMember = {
  readonly personId: PersonId;
  readonly name: string;
  readonly duty: DeskDuty;
  /** True where an important period has several on duty as the same, of whom one is enough at the desk. */
  readonly isOneOfMany: boolean;
};

/** Who is planned for one shift of a day; nobody on standby, who does not sign. */
export const crewOf = (
  duties: readonly PlannedDuty[],
  { day, index }: ChosenShift,
): readonly PlannedMember[] =>
  duties.flatMap((duty) =>
    duty.day === day &&
    duty.personId !== null &&
    duty.duty !== 'standby' &&
    (duty.shift === null || duty.shift === index)
      ? [
          {
            personId: duty.personId,
            name: duty.personName,
            duty: duty.duty,
            isOneOfMany: duty.duty === 'dutyLeader' || isPeriodPost(duty.postId),
          },
        ]
      : [],
  );

/**
 * Planned people who are not there; of several leaders one is enough, for the desk names only one, and of those whom a period has on
 * duty too. Where one of these leads (主班), the others are in their offices and not missed.
 */
export function missingOf(
  crew: readonly PlannedMember[],
  there: { readonly names: readonly string[]; readonly leaderName: string },
): readonly PlannedMember[] {
  const isThere = ({ name }: PlannedMember): boolean =>
    there.names.includes(name) || there.leaderName.trim() === name;
  const made = new Set(crew.filter(isThere).map(({ duty }) => duty));
  if (crew.some(({ duty, isOneOfMany }) => isOneOfMany && duty === 'chief')) made.add('deputy');
  return crew.filter((one) => !(one.isOneOfMany && made.has(one.duty)) && !isThere(one));
}

/** The one account of a person's name, for the fields of a signer; undefined where there is none or several. */
export function accountNamed(
  choices: readonly { readonly account: string; readonly personName: string }[],
  name: string,
): string | undefined {
  const found = choices.filter((choice) => choice.personName === name);
  return found.length === 1 ? found[0]?.account : undefined;
}

/** Who is planned for a shift, with the account of everybody who can sign for it. */
export function usePlannedCrew(shift: ChosenShift): {
  readonly crew: readonly PlannedMember[];
  readonly leaderName: string;
  /** Planned for the desk itself, chiefs first. */
  readonly signers: readonly { readonly account: string; readonly duty: DeskDuty }[];
  readonly nameOf: (account: string) => string;
} {
  const asked = useAsk('rota.between', { fromDay: shift.day, untilDay: shift.day });
  const choices = useAsk('session.choices', {}).data ?? [];
  const crew = asked.data === undefined ? [] : crewOf(asked.data, shift);
  const desk = crew
    .filter((member) => member.duty !== 'dutyLeader')
    // Of many on duty as the same the first is put down; whoever comes instead is chosen at the desk.
    .filter(
      (member, index, all) =>
        !member.isOneOfMany || all.findIndex(({ duty }) => duty === member.duty) === index,
    )
    .toSorted((a, b) => Number(a.duty === 'deputy') - Number(b.duty === 'deputy'));
  return {
    crew,
    leaderName: crew.find((member) => member.duty === 'dutyLeader')?.name ?? '',
    signers: desk.flatMap(({ name, duty }) => {
      const account = accountNamed(choices, name);
      return account === undefined ? [] : [{ account, duty }];
    }),
    nameOf: (account) => choices.find((choice) => choice.account === account)?.personName ?? '',
  };
}
