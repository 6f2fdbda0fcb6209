import type { UntoldWithdrawal } from '#contract/methods/packages';
import { useAsk } from '../asking.ts';
import { useSeat } from '../frame/seat.tsx';

/** Withdrawals of which the notice could not be made: whoever got the report still counts it. */
export function useFailedNotices(): readonly UntoldWithdrawal[] {
  const isOff = useSeat().session.isLocked;
  const { data } = useAsk('package.untold', {}, { isOff });
  return isOff ? [] : (data ?? []).filter(({ failure }) => failure !== null);
}
