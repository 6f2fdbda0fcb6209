import { demandsOf, peopleThere } from '#domain/period/demands';
import type { PlanFrame } from '#domain/period/frame';
import type { PlanOutcome } from '#domain/period/outcome';
import type { PlanCell } from '#domain/period/plan';

/** Makes a plan by turning the tiers daily; days that have begun stay. */
export function makePlan(
  frame: PlanFrame,
  standing: readonly PlanCell[],
  way: 'fresh' | 'fewest-changes',
  _watch: unknown,
): Promise<{
  readonly cells: readonly PlanCell[];
  readonly outcome: Omit<PlanOutcome, 'madeAt' | 'byName' | 'seconds'>;
}> {
  const demands = demandsOf(frame);
  const begun = new Set(frame.days.filter(({ hasBegun }) => hasBegun).map(({ day }) => day));
  const kept = standing.filter(({ day }) => begun.has(day));
  const made = frame.days.flatMap(({ day, part: index, hasBegun }, at) => {
    const part = index === null ? undefined : frame.parts[index];
    if (part === undefined || hasBegun) return [];
    return part.scheme.pools.flatMap((pool) => {
      const people = peopleThere(frame, part, pool.key, day);
      const tiers = demands
        .filter((one) => one.day === day && one.poolKey === pool.key)
        .flatMap(({ tierKey, wanted }) => Array.from({ length: wanted }, () => tierKey));
      const turn = Math.ceil(people.length / 3) * at;
      return tiers.flatMap((tierKey, seat): PlanCell | readonly PlanCell[] => {
        const personId = people[(seat + turn) % people.length];
        const isLead = pool.hasLead && seat === 0;
        return personId === undefined
          ? []
          : { day, personId, poolKey: pool.key, tierKey, isLead, isPinned: false };
      });
    });
  });
  return Promise.resolve({
    cells: [...kept, ...made],
    outcome: {
      kind: way === 'fresh' ? 'generated' : 'replanned',
      evenness: [],
      shortages: [],
      running: [],
      changes: null,
      fewestChanges: null,
      isProven: false,
    },
  });
}
