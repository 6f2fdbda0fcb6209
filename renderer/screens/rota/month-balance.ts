import { daysOfMonth, type IsoMonth } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';

/** Points of each person against the share up to the end of a month, by person; above 0 has served more than it. */
export function useBalances(month: IsoMonth): ReadonlyMap<string, number> {
  const days = daysOfMonth(month);
  // A month has days; both ends of it are known.
  const [fromDay, untilDay] = [days[0], days.at(-1)] as [IsoDay, IsoDay];
  const lines = useAsk('rota.fairness', { fromDay, untilDay }).data?.lines ?? [];
  return new Map(lines.map((line) => [line.personId, line.balance]));
}

/** A balance with its sign, `+1.5`; empty where it is not known. */
export const balanceWords = (balance: number | undefined): string => {
  if (balance === undefined) return '';
  const rounded = Math.round(balance * 10) / 10;
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '±0';
};
