import type { Scheme, SchemePool, SchemeTier, TierDemand } from '#domain/period/scheme';

/** The most tiers and the most pools that a scheme has. */
export const mostLines = 6;

/** A tier of people who rest. */
export const newTier = (key: string, name: string): SchemeTier => ({
  key,
  name,
  kind: 'rest',
  place: 'reachable',
  arriveMinutes: null,
  mayLeaveTown: false,
});

/** A pool of which one is on duty a day and the others are in the last tier. */
export function newPool(key: string, name: string, tiers: readonly SchemeTier[]): SchemePool {
  const duty = tiers.find(({ kind }) => kind === 'duty');
  const last = tiers.findLast((tier) => tier !== duty);
  return {
    key,
    name,
    isLeaders: false,
    duty: 'deputy',
    hasLead: false,
    shift: null,
    groupIds: [],
    demands: [
      ...(duty === undefined ? [] : [{ tierKey: duty.key, by: 'heads' as const, amount: 1 }]),
      ...(last === undefined ? [] : [{ tierKey: last.key, by: 'parts' as const, amount: 1 }]),
    ],
  };
}

/** A scheme to be filled in: one tier on duty, one that rests, and one pool. */
export function newScheme(
  id: string,
  names: {
    readonly scheme: string;
    readonly duty: string;
    readonly rest: string;
    readonly pool: string;
  },
): Scheme {
  const tiers: SchemeTier[] = [
    { ...newTier('duty', names.duty), kind: 'duty', place: 'room' },
    newTier('rest', names.rest),
  ];
  return {
    id,
    name: names.scheme,
    source: '',
    note: '',
    tiers,
    pools: [newPool('pool', names.pool, tiers)],
    blockDays: 1,
    restsAfterDuty: true,
  };
}

/** Demands in the order of the tiers, because of equal remainders the first tier has the place. */
const inOrder = (demands: readonly TierDemand[], tiers: readonly SchemeTier[]): TierDemand[] =>
  tiers.flatMap(({ key }) => demands.filter(({ tierKey }) => tierKey === key));

/** The scheme with other tiers, in another order or fewer; nobody is asked for in a tier that is no more. */
export const withTiers = (scheme: Scheme, tiers: SchemeTier[]): Pick<Scheme, 'tiers' | 'pools'> => ({
  tiers,
  pools: scheme.pools.map((pool) => ({ ...pool, demands: inOrder(pool.demands, tiers) })),
});

/** What a pool asks for with one tier asked for otherwise; null asks for nobody there. */
export function withDemand(
  { tiers }: Pick<Scheme, 'tiers'>,
  { demands }: SchemePool,
  tierKey: string,
  demand: Pick<TierDemand, 'by' | 'amount'> | null,
): TierDemand[] {
  const others = demands.filter((one) => one.tierKey !== tierKey);
  return inOrder(demand === null ? others : [...others, { tierKey, ...demand }], tiers);
}

/** Who of a pool is asked for in a tier, or null where nobody is. */
export const demandIn = ({ demands }: SchemePool, tierKey: string): TierDemand | null =>
  demands.find((one) => one.tierKey === tierKey) ?? null;
