import type { Scheme, SchemePool } from '#domain/period/scheme';

/** What a pool asks for in one tier, as a line about a scheme says it. */
type TierSum = {
  readonly name: string;
  /** So many people, so many parts, or all who are left because no other tier shares them. */
  readonly by: 'heads' | 'parts' | 'rest';
  readonly amount: number;
};

/** What a pool asks for in each tier of a scheme, in order; tiers in which nobody is asked for are left out. */
export function tierSums({ tiers }: Scheme, { demands }: SchemePool): readonly TierSum[] {
  const shared = demands.filter(({ by, amount }) => by === 'parts' && amount > 0);
  return tiers.flatMap(({ key, name }) => {
    const demand = demands.find(({ tierKey }) => tierKey === key);
    if (demand === undefined || demand.amount === 0) return [];
    const by = demand.by === 'parts' && shared.length === 1 ? 'rest' : demand.by;
    return [{ name, by, amount: demand.amount }];
  });
}
