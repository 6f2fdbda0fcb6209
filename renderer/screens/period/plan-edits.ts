import type { Edit } from '../../parts/draft-edits.ts';
import { blockAround, type PlanGround, type PlanPlace, poolOn, tierOn } from './plan-ground.ts';
import type { PlanSquare } from './plan-squares.ts';

/** A table that is being worked on: what stands fast, and its squares by day and person. */
export type PlanTable = { readonly ground: PlanGround; readonly squares: ReadonlyMap<string, PlanSquare> };

type Change = (before: PlanSquare, place: PlanPlace) => PlanSquare;

const changed = ({ squares }: PlanTable, places: readonly PlanPlace[], change: Change): Edit<PlanSquare> =>
  places.flatMap((place) => {
    const before = squares.get(place.key);
    return before === undefined ? [] : [{ before, after: change(before, place) }];
  });

const isDuty = ({ column }: PlanPlace, tierKey: string | null): boolean =>
  tierOn(column, tierKey)?.kind === 'duty';

/** Somebody is put in a tier by hand, for the whole block and wherever the person is there; generation leaves it alone from then on. */
export const tierEdit = (table: PlanTable, place: PlanPlace, tierKey: string): Edit<PlanSquare> =>
  changed(
    table,
    blockAround(table.ground, place).filter(({ awayBecause }) => awayBecause === ''),
    (before, at) => ({
      ...before,
      tierKey,
      isPinned: true,
      isLead: before.isLead && isDuty(at, tierKey),
    }),
  );

/** Somebody is in no tier any more, for the whole block; generation may decide it. */
export const clearEdit = (table: PlanTable, place: PlanPlace): Edit<PlanSquare> =>
  changed(table, blockAround(table.ground, place), (before) => ({
    ...before,
    tierKey: null,
    isPinned: false,
    isLead: false,
  }));

/** Pins a block, or unpins it where its square is pinned; who is in no tier cannot be pinned. */
export function pinEdit(table: PlanTable, place: PlanPlace): Edit<PlanSquare> {
  const isPinned = table.squares.get(place.key)?.isPinned !== true;
  return changed(table, blockAround(table.ground, place), (before) =>
    before.tierKey === null ? before : { ...before, isPinned },
  );
}

/** True where somebody could be the first on duty (主班): on duty, in a pool that has one. */
export const canLead = ({ squares }: PlanTable, place: PlanPlace): boolean => {
  const square = squares.get(place.key);
  return (
    square !== undefined &&
    isDuty(place, square.tierKey) &&
    poolOn(place.column, square.poolKey)?.hasLead === true
  );
};

/** Makes somebody the first on duty of a day in place of whoever was it, or nobody where the person was it. */
export function leadEdit(table: PlanTable, place: PlanPlace): Edit<PlanSquare> {
  const own = table.squares.get(place.key);
  if (own === undefined || !canLead(table, place)) return [];
  const others = [...table.squares.values()].filter(
    (square) =>
      square.isLead &&
      square.day === place.day &&
      square.poolKey === own.poolKey &&
      square.personId !== own.personId,
  );
  return [
    { before: own, after: { ...own, isLead: !own.isLead, isPinned: true } },
    ...(own.isLead ? [] : others.map((before) => ({ before, after: { ...before, isLead: false } }))),
  ];
}

/** What is in the way of exchanging two places; undefined where they can be. */
export function exchangeTrouble(
  { squares }: PlanTable,
  one: PlanPlace,
  other: PlanPlace,
): 'same' | 'apart' | 'locked' | 'away' | undefined {
  if (one.key === other.key) return 'same';
  if (one.day !== other.day && one.personId !== other.personId) return 'apart';
  const isShut = ({ state }: PlanPlace): boolean => state === 'begun' || state === 'held';
  if (isShut(one) || isShut(other)) return 'locked';
  if (one.awayBecause !== '' || other.awayBecause !== '') return 'away';
  const [first, second] = [squares.get(one.key), squares.get(other.key)];
  if (first === undefined || second === undefined) return 'apart';
  return first.tierKey === second.tierKey && first.isLead === second.isLead ? 'same' : undefined;
}

/**
 * Two places exchange their tiers, with the blocks that they stand in; both are decided by hand then. Who is first on duty goes
 * along only between people of one pool on one day, because elsewhere it would leave a day with two of them or none.
 */
export function exchangeEdit(table: PlanTable, one: PlanPlace, other: PlanPlace): Edit<PlanSquare> {
  if (exchangeTrouble(table, one, other) !== undefined) return [];
  const { ground, squares } = table;
  // Within a block that somebody has taken apart only the two days themselves change places.
  const isOneBlock = one.day !== other.day && one.column.block === other.column.block;
  const there = (place: PlanPlace): readonly PlanPlace[] =>
    isOneBlock ? [place] : blockAround(ground, place).filter(({ awayBecause }) => awayBecause === '');
  const taking =
    (from: (place: PlanPlace) => PlanSquare | undefined): Change =>
    (before, place) => {
      const source = from(place);
      const tierKey = source?.tierKey ?? null;
      const goesAlong = source?.day === before.day && source.poolKey === before.poolKey;
      return {
        ...before,
        tierKey,
        isPinned: tierKey !== null,
        isLead: goesAlong ? source.isLead : before.isLead && isDuty(place, tierKey),
      };
    };
  if (one.day !== other.day)
    return [
      ...changed(
        table,
        there(one),
        taking(() => squares.get(other.key)),
      ),
      ...changed(
        table,
        there(other),
        taking(() => squares.get(one.key)),
      ),
    ];
  const of =
    (places: readonly PlanPlace[]) =>
    ({ day }: PlanPlace): PlanSquare | undefined =>
      squares.get(places.find((place) => place.day === day)?.key ?? '');
  const [ours, theirs] = [there(one), there(other)];
  const both = (place: PlanPlace): boolean =>
    ours.some(({ day }) => day === place.day) && theirs.some(({ day }) => day === place.day);
  return [
    ...changed(table, ours.filter(both), taking(of(theirs))),
    ...changed(table, theirs.filter(both), taking(of(ours))),
  ];
}
