import type { PersonId } from '../people/person.ts';
import { chooseLeads } from './choose-leads.ts';
import { demandsOf } from './demands.ts';
import type { PlanFrame } from './frame.ts';
import type { PeriodPart } from './period.ts';
import { cellKey, type PlanCell } from './plan.ts';
import type { PlanDemand, PlanPerson, PlanProblem, PlanSolution } from './problem.ts';

const nothingBefore = { duty: 0, standby: 0, edge: 0 };

/**
 * The problem of making a plan out of a frame. What stands on days that have begun is decided, and so are pinned cells of people
 * who are there; the pin of somebody who is away or no longer of the pool is dropped. Demands stand in order of importance: head
 * counts before shares.
 */
export function buildPlanProblem(
  frame: PlanFrame,
  standing: readonly PlanCell[],
  way: PlanProblem['way'],
): PlanProblem {
  const cells = new Map(standing.map((cell) => [cellKey(cell), cell]));
  const gone = new Set(frame.away.map(cellKey));
  const before = new Map(frame.before.map(({ personId, ...counts }) => [personId, counts]));
  const begun = new Set(frame.days.filter(({ hasBegun }) => hasBegun).map(({ day }) => day));
  const served = standing.filter(({ day }) => begun.has(day)).map(({ personId }) => personId);
  const ids = [
    ...new Set([
      ...frame.parts.flatMap(({ pools }) => pools.flatMap(({ people }) => people)),
      ...served.toSorted(),
    ]),
  ];
  const people = ids.map((id): PlanPerson => {
    const { duty, standby, edge } = before.get(id) ?? nothingBefore;
    const days = frame.days.map(({ day, part: index, hasBegun }) => {
      const cell = cells.get(cellKey({ day, personId: id }));
      if (hasBegun)
        return {
          pool: cell?.poolKey ?? null,
          fixed: cell?.tierKey ?? null,
          stands: cell?.tierKey ?? null,
        };
      const part = index === null ? undefined : frame.parts[index];
      const isGone = gone.has(cellKey({ day, personId: id }));
      const pool = part === undefined || isGone ? null : poolOn(part, id, cell);
      const stands = pool !== null && cell?.poolKey === pool ? cell.tierKey : null;
      const isKnown = part?.scheme.tiers.some(({ key }) => key === stands) ?? false;
      return { pool, fixed: cell?.isPinned === true && isKnown ? stands : null, stands };
    });
    return {
      id,
      pools: days.map(({ pool }) => pool),
      fixed: days.map(({ fixed }) => fixed),
      stands: days.map(({ stands }) => stands),
      before: { duty, standby, edge },
    };
  });
  return {
    days: frame.days.map(({ day, block, isEdge, part: index }) => {
      const scheme = index === null ? undefined : frame.parts[index]?.scheme;
      return {
        day,
        block,
        isEdge,
        tiers: (scheme?.tiers ?? []).map(({ key, kind }) => ({ key, kind })),
        restsAfterDuty: scheme?.restsAfterDuty ?? false,
      };
    }),
    people,
    demands: demandsByWeight(frame, begun),
    leads: leadsWanted(frame),
    way,
  };
}

/** The pool in which somebody counts on a day: the one of the cell that stands, otherwise the first that names the person. */
function poolOn(part: PeriodPart, person: PersonId, cell: PlanCell | undefined): string | null {
  const order = part.scheme.pools.map(({ key }) => key);
  const mine = order.filter(
    (key) => part.pools.find((pool) => pool.key === key)?.people.includes(person) ?? false,
  );
  return mine.find((key) => key === cell?.poolKey) ?? mine[0] ?? null;
}

function demandsByWeight(frame: PlanFrame, begun: ReadonlySet<string>): readonly PlanDemand[] {
  const index = new Map(frame.days.map(({ day }, at) => [day, at]));
  const isByHeads = ({ day, poolKey, tierKey }: PlanDemand): boolean => {
    const part = frame.parts[frame.days[day]?.part ?? -1];
    const pool = part?.scheme.pools.find(({ key }) => key === poolKey);
    return pool?.demands.some((one) => one.tierKey === tierKey && one.by === 'heads') ?? false;
  };
  const demands = demandsOf(frame)
    .filter(({ day }) => !begun.has(day))
    .map(({ day, poolKey, tierKey, wanted }) => ({ day: index.get(day) ?? 0, poolKey, tierKey, wanted }));
  return [...demands.filter(isByHeads), ...demands.filter((demand) => !isByHeads(demand))];
}

/** Pools on days to come in which only some may be the first on duty. */
function leadsWanted(frame: PlanFrame): PlanProblem['leads'] {
  return frame.days.flatMap(({ part: index, hasBegun }, day) => {
    const part = index === null || hasBegun ? undefined : frame.parts[index];
    return (part?.scheme.pools ?? []).flatMap(({ key: poolKey, hasLead }) => {
      const people = part?.pools.find(({ key }) => key === poolKey)?.leads ?? [];
      return hasLead && people.length > 0 ? [{ day, poolKey, people }] : [];
    });
  });
}

/**
 * The cells that a solution comes to, with those of days that have begun as they stand. Pins stay pins, and every pool that has a
 * first on duty gets one; who is first now stays so where pinned, in a plan with the fewest changes always.
 */
export function cellsOf(
  frame: PlanFrame,
  problem: PlanProblem,
  { tiers }: Pick<PlanSolution, 'tiers'>,
  standing: readonly PlanCell[],
): readonly PlanCell[] {
  const old = new Map(standing.map((cell) => [cellKey(cell), cell]));
  const cells = frame.days.flatMap(({ day, part, hasBegun }, at): readonly PlanCell[] => {
    if (hasBegun) return standing.filter((cell) => cell.day === day);
    if (part === null) return [];
    return problem.people.flatMap(({ id, pools }, person): PlanCell[] => {
      const [poolKey, tierKey] = [pools[at] ?? null, tiers[person]?.[at] ?? null];
      if (poolKey === null || tierKey === null) return [];
      const cell = old.get(cellKey({ day, personId: id }));
      const isSame = cell?.tierKey === tierKey && cell.poolKey === poolKey;
      const isPinned = isSame && cell.isPinned;
      const isLead = isSame && cell.isLead && (isPinned || problem.way === 'fewest-changes');
      return [{ day, personId: id, poolKey, tierKey, isLead, isPinned }];
    });
  });
  return chooseLeads(frame, cells);
}
