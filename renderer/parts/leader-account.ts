import { deskRoles, type Role } from '#domain/people/account';
import { useAsk } from '../asking.ts';
import { useSeat } from '../frame/seat.tsx';
import { accountNamed } from './planned-crew.ts';

/** The account of whoever leads the running shift; empty where there is none that may sign. */
export function useLeaderAccount(): string {
  const shift = useSeat().desk?.shift;
  const choices = useAsk('session.choices', {}).data ?? [];
  const leader =
    shift?.members.find(({ duty, untilAt }) => duty === 'dutyLeader' && untilAt === null)?.name ??
    shift?.leaderName.trim() ??
    '';
  const signing = choices.filter(({ roles }) =>
    roles.some((role) => (deskRoles as readonly Role[]).includes(role)),
  );
  return accountNamed(signing, leader) ?? '';
}
