import type { PlanDemand, PlanPerson, PlanProblem } from '#domain/period/problem';
import type { TierKind } from '#domain/period/scheme';

/** Kinds of tiers in the order in which their evenness counts. */
export const kindOrder: readonly TierKind[] = ['duty', 'standby', 'rest'];

/** The place of a kind in `kindOrder`; -1 is in no tier. */
export type KindIndex = -1 | 0 | 1 | 2;

/** What somebody could do on the days of a unit: a tier or none, with the slot of each day. */
export type PlanOption = {
  readonly tier: string | null;
  readonly kind: KindIndex;
  readonly slots: readonly number[];
};

/** Days on which somebody stays in one tier: one day, or the open days of a block. */
export type PlanUnit = {
  readonly person: number;
  readonly pool: number;
  readonly days: readonly number[];
  readonly options: readonly PlanOption[];
  /** The slot where the person stands now, in a plan with the fewest changes. */
  readonly home: number | undefined;
};

/** What may be decided: every day for itself, whole blocks, or only what has to change. */
export type PlanFreedom = 'days' | 'blocks' | 'changes';

/** A tier of a pool on a day, or being in none of them: how many of those who are open it should have. */
export type PlanSlot = {
  readonly day: number;
  readonly pool: number;
  readonly tier: string | null;
  /** Below 0 where more are there already than should be. */
  readonly wanted: number;
  /** How much a missing person counts; higher is more important. */
  readonly weight: number;
};

/** A problem as its solver sees it. */
export type PlanModel = {
  readonly problem: PlanProblem;
  readonly pools: readonly string[];
  readonly units: readonly PlanUnit[];
  readonly slots: readonly PlanSlot[];
  /** True where every slot gets exactly what it wants whatever is decided: nobody's days hang together. */
  readonly isExact: boolean;
};

const slotKey = (day: number, pool: string, tier: string | null): string => `${day} ${pool} ${tier ?? ''}`;

/** True where somebody's tier on a day is still to be decided. */
const isOpen = ({ pools, fixed }: PlanPerson, day: number): boolean =>
  (pools[day] ?? null) !== null && (fixed[day] ?? null) === null;

/** The kind of a tier on a day. */
export function kindOn({ days }: PlanProblem, day: number, tier: string | null): KindIndex {
  const kind = days[day]?.tiers.find(({ key }) => key === tier)?.kind;
  // Three kinds and -1.
  return (kind === undefined ? -1 : kindOrder.indexOf(kind)) as KindIndex;
}

/** How much a problem leaves free. */
export function freedomOf({ days, way }: PlanProblem): PlanFreedom {
  if (way === 'fewest-changes') return 'changes';
  return days.some(({ block }, day) => day > 0 && days[day - 1]?.block === block) ? 'blocks' : 'days';
}

/** Everything that is open in a problem, with what is wanted of it. */
export function modelOf(problem: PlanProblem, freedom: PlanFreedom): PlanModel {
  const pools = [...new Set(problem.people.flatMap((one) => one.pools.filter((pool) => pool !== null)))];
  const hasBlocks = freedom === 'blocks';
  const slots: PlanSlot[] = [];
  const slotAt = new Map<string, number>();
  for (const [day] of problem.days.entries())
    for (const pool of pools) {
      const open = problem.people.filter((one) => one.pools[day] === pool && isOpen(one, day)).length;
      for (const slot of slotsOf(problem, day, pool, pools.indexOf(pool), open, !hasBlocks))
        slotAt.set(slotKey(day, pool, slot.tier), slots.push(slot) - 1);
    }
  const units = unitsOf(problem, pools, hasBlocks, (day, pool, tier) => slotAt.get(slotKey(day, pool, tier)));
  const model = { problem, pools, units, slots, isExact: !hasBlocks };
  return freedom === 'changes' ? withoutNeedlessChanges(model) : model;
}

/** The slots of a pool on a day; with `isExact` what cannot be had is taken off what counts least. */
function slotsOf(
  problem: PlanProblem,
  day: number,
  poolKey: string,
  pool: number,
  open: number,
  isExact: boolean,
): readonly PlanSlot[] {
  const demands = problem.demands.filter((one) => one.day === day && one.poolKey === poolKey);
  let left = open;
  const slots = demands.map((demand, rank): PlanSlot => {
    const rest = demand.wanted - fixedIn(problem, demand);
    const wanted = isExact ? Math.min(left, Math.max(0, rest)) : rest;
    left -= Math.max(0, wanted);
    return { day, pool, tier: demand.tierKey, wanted, weight: demands.length - rank };
  });
  return left > 0 ? [...slots, { day, pool, tier: null, wanted: left, weight: 0 }] : slots;
}

/** How many are in a tier because it is decided. */
const fixedIn = ({ people }: PlanProblem, { day, poolKey, tierKey }: PlanDemand): number =>
  people.filter(({ pools, fixed }) => pools[day] === poolKey && fixed[day] === tierKey).length;

/** A day on which one of these people should be on duty in a pool. */
export type LeadWanted = { readonly day: number; readonly pool: number; readonly people: readonly number[] };

/** Where somebody who may be first should be on duty; days on which nobody of them is there are left out. */
export function leadsWanted({ problem, pools }: PlanModel): readonly LeadWanted[] {
  return problem.leads.flatMap(({ day, poolKey, people: ids }): LeadWanted[] => {
    const people = [...problem.people.keys()].filter((person) => {
      const someone = problem.people[person];
      return someone?.pools[day] === poolKey && ids.includes(someone.id);
    });
    return people.length === 0 ? [] : [{ day, pool: pools.indexOf(poolKey), people }];
  });
}

type FindSlot = (day: number, pool: string, tier: string | null) => number | undefined;

function unitsOf(
  problem: PlanProblem,
  pools: readonly string[],
  hasBlocks: boolean,
  findSlot: FindSlot,
): readonly PlanUnit[] {
  const tiersOn = problem.days.map(({ tiers }) => tiers.map(({ key }) => key).join(' '));
  return problem.people.flatMap((someone, person): PlanUnit[] => {
    const groups = new Map<string, number[]>();
    const fixed = new Map<string, Set<string>>();
    for (const [day, { block }] of problem.days.entries()) {
      const pool = someone.pools[day] ?? null;
      if (pool === null) continue;
      const key = hasBlocks ? `${block} ${pool} ${tiersOn[day] ?? ''}` : String(day);
      const tier = someone.fixed[day] ?? null;
      if (tier === null) groups.set(key, [...(groups.get(key) ?? []), day]);
      else fixed.set(key, (fixed.get(key) ?? new Set()).add(tier));
    }
    return [...groups].flatMap(([key, together]): PlanUnit[] => {
      const decided = [...(fixed.get(key) ?? [])];
      const runs = decided.length > 1 ? together.map((day) => [day]) : [together];
      return runs.map((days): PlanUnit => {
        const pool = someone.pools[days[0] ?? 0] ?? '';
        const options = optionsOf(problem, days, pool, findSlot);
        const stays = options.filter(({ tier }) => decided.length === 1 && tier === decided[0]);
        return {
          person,
          pool: pools.indexOf(pool),
          days,
          options: stays.length > 0 ? stays : options,
          home: undefined,
        };
      });
    });
  });
}

function optionsOf(
  problem: PlanProblem,
  days: readonly number[],
  pool: string,
  findSlot: FindSlot,
): readonly PlanOption[] {
  const first = days[0] ?? 0;
  const tiers = problem.demands
    .filter((one) => one.day === first && one.poolKey === pool)
    .map(({ tierKey }): string | null => tierKey);
  const options = [...tiers, null].flatMap((tier): PlanOption[] => {
    const slots = days.map((day) => findSlot(day, pool, tier));
    const found = slots.filter((slot) => slot !== undefined);
    // On days of a block on which everybody has a place, being in none fills no slot.
    if (tier !== null ? found.length < days.length : found.length === 0) return [];
    return [{ tier, kind: kindOn(problem, first, tier), slots: found }];
  });
  return options.length > 0 ? options : [{ tier: null, kind: -1, slots: [] }];
}

/**
 * Leaves each open person the tier of now and, where more stand in it than it wants, those that want more. Every plan that is
 * left meets the demands as well as any and differs in as few cells as any.
 */
function withoutNeedlessChanges(model: PlanModel): PlanModel {
  const stands = model.units.map(({ person, days, options }) => {
    const tier = model.problem.people[person]?.stands[days[0] ?? 0] ?? null;
    return options.find((option) => option.tier === tier);
  });
  const standing = model.slots.map(() => 0);
  for (const option of stands)
    for (const slot of option?.slots ?? []) standing[slot] = (standing[slot] ?? 0) + 1;
  const spare = (option: PlanOption): number =>
    option.slots.reduce((sum, slot) => sum + (model.slots[slot]?.wanted ?? 0) - (standing[slot] ?? 0), 0);
  return {
    ...model,
    units: model.units.map((unit, index) => {
      const now = stands[index];
      const others = unit.options.filter((option) => option !== now && spare(option) > 0);
      if (now === undefined) return { ...unit, options: others };
      return { ...unit, options: spare(now) >= 0 ? [now] : [now, ...others], home: now.slots[0] };
    }),
  };
}
