import type { PersonId } from '../people/person.ts';
import { addDays } from '../time/instant.ts';
import type { IsoDay } from '../time/instant.ts';
import type { PlanFrame } from './frame.ts';
import { daysByKind } from './judge-evenness.ts';
import { cellKey, type PlanCell } from './plan.ts';
import { partOfDay, tierOf } from './plan-tiers.ts';

/** Why somebody is in a tier on a day, or what speaks against it. */
export type TierReason = {
  readonly personId: PersonId;
  readonly isThere: boolean;
  readonly tierKey: string;
  readonly reasons: { readonly kind: string; readonly value: string }[];
  readonly days: number;
  readonly before: number;
};

/** One tier of a pool on one day. */
export type TierPlace = { readonly day: IsoDay; readonly poolKey: string; readonly tierKey: string };

/**
 * For everybody of a pool, in its order, what spoke for a tier on a day or against it: being away, a pin, duty on the day before or
 * after; otherwise more days of this kind than those who are in it, or more first and last days in earlier periods; `even`
 * where it would be as fair the other way round.
 */
export function explainTier(
  frame: PlanFrame,
  cells: readonly PlanCell[],
  place: TierPlace,
): readonly TierReason[] {
  const { day, poolKey, tierKey } = place;
  const part = partOfDay(frame, day);
  const tier = tierOf(frame, place);
  const pool = part?.pools.find(({ key }) => key === poolKey);
  if (part === undefined || tier === undefined || pool === undefined) return [];
  const at = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const away = new Map(frame.away.map((one) => [cellKey(one), one.because]));
  const before = new Map(frame.before.map((one) => [one.personId, one]));
  const counts = daysByKind(frame, cells).get(poolKey);
  const daysOf = (person: PersonId): number => counts?.get(person)?.[tier.kind] ?? 0;
  const edgesOf = (person: PersonId): number => before.get(person)?.edge ?? 0;
  const here = cells.filter(
    (cell) => cell.day === day && cell.poolKey === poolKey && cell.tierKey === tierKey,
  );
  const most = Math.max(0, ...here.map(({ personId }) => daysOf(personId)));
  const edges = Math.max(0, ...here.map(({ personId }) => edgesOf(personId)));
  const frameDay = frame.days.find((one) => one.day === day);
  const neighbours = [addDays(day, -1), addDays(day, 1)] as const;
  const runsOn = (person: PersonId, other: IsoDay): boolean => {
    const cell = at.get(cellKey({ day: other, personId: person }));
    const first = other < day ? other : day;
    const isOneBlock = frame.days.find((one) => one.day === other)?.block === frameDay?.block;
    return (
      tier.kind === 'duty' &&
      !isOneBlock &&
      (partOfDay(frame, first)?.scheme.restsAfterDuty ?? false) &&
      cell !== undefined &&
      tierOf(frame, cell)?.kind === 'duty'
    );
  };
  return pool.people.map((personId): TierReason => {
    const cell = at.get(cellKey({ day, personId }));
    const because = away.get(cellKey({ day, personId }));
    const isIn = cell?.poolKey === poolKey && cell.tierKey === tierKey;
    const hard = [
      ...(because === undefined ? [] : [{ kind: 'away', value: because }]),
      ...(cell?.isPinned === true ? [{ kind: 'pinned', value: cell.tierKey }] : []),
      ...(runsOn(personId, neighbours[0]) ? [{ kind: 'ran-before', value: neighbours[0] }] : []),
      ...(runsOn(personId, neighbours[1]) ? [{ kind: 'runs-after', value: neighbours[1] }] : []),
    ];
    const isEdgeDuty = tier.kind === 'duty' && frameDay?.isEdge === true;
    const fair = [
      ...(here.length > 0 && daysOf(personId) >= most
        ? [{ kind: 'more', value: String(daysOf(personId)) }]
        : []),
      ...(isEdgeDuty && here.length > 0 && edgesOf(personId) > edges
        ? [{ kind: 'edge-before', value: String(edgesOf(personId)) }]
        : []),
    ];
    const against = isIn ? hard : [...hard, ...fair];
    return {
      personId,
      isThere: because === undefined,
      tierKey: cell?.tierKey ?? '',
      reasons: against.length > 0 || isIn ? against : [{ kind: 'even', value: '' }],
      days: daysOf(personId),
      before: before.get(personId)?.duty ?? 0,
    };
  });
}
