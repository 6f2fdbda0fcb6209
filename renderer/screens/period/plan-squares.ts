import type { PeriodFull } from '#contract/methods/period-nouns';
import { cellKey, type PlanCell } from '#domain/period/plan';
import type { SquareKind } from '../../parts/draft-edits.ts';
import type { KnownDraft } from '../../parts/draft-keeper.ts';
import type { PlanGround } from './plan-ground.ts';

/** One person on one day of the table, in no tier where `tierKey` is null. */
export type PlanSquare = Omit<PlanCell, 'tierKey'> & { readonly tierKey: string | null };

/** The squares of a table: named by day and person. */
export const planSquareKind: SquareKind<PlanSquare> = {
  keyOf: cellKey,
  isSame: (one, other) =>
    one.tierKey === other.tierKey && one.isLead === other.isLead && one.isPinned === other.isPinned,
};

/** What the service says the table of a period is, with a square for everybody on every day that this period holds. */
export function knownPlan(full: PeriodFull, { places }: PlanGround): KnownDraft<PlanSquare> {
  const given = full.draft?.cells ?? full.published?.cells ?? [];
  const cells = new Map(given.map((cell) => [cellKey(cell), cell]));
  const squares = [...places.values()].flatMap(
    ({ key, day, personId, poolKey, state }): readonly PlanSquare[] => {
      const cell = cells.get(key);
      // What an older table has on a day that another period holds now is not kept any longer.
      if (state === 'held' || (state === 'outside' && cell === undefined)) return [];
      return [cell ?? { day, personId, poolKey, tierKey: null, isLead: false, isPinned: false }];
    },
  );
  return { version: full.draft?.version ?? 0, base: full.published?.version ?? 0, squares };
}

/** The cells of a table, as they are kept, judged and counted: everybody who is in a tier. */
export const cellsOfSquares = (squares: Iterable<PlanSquare>): readonly PlanCell[] =>
  [...squares].flatMap(({ tierKey, ...square }) => (tierKey === null ? [] : [{ ...square, tierKey }]));
