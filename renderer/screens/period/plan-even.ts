import type { PlanOutcome } from '#domain/period/outcome';
import type { TierKind } from '#domain/period/scheme';
import { shownKinds } from './plan-marks.ts';
import type { PlanView } from './plan-view.ts';

/** How even days of one kind are among the people of a pool as the table stands, and what was proven when it was made. */
export type ShownEvenness = {
  readonly poolKey: string;
  readonly poolName: string;
  readonly kind: TierKind;
  readonly least: number;
  readonly most: number;
  /** No plan with the same shares goes below this distance; undefined where none was proven. */
  readonly bound: number | undefined;
};

/** How even a table is, pool by pool and kind by kind, in the order in which it shows them. */
export function evennessOf(view: PlanView, outcome: PlanOutcome | null): readonly ShownEvenness[] {
  const kindsOf = new Set(
    view.columns.flatMap(({ part }) => part?.scheme.tiers ?? []).map(({ kind }) => kind),
  );
  return view.groups.flatMap(({ group: { key, pool }, rows }) => {
    if (pool === undefined || rows.length === 0) return [];
    return shownKinds
      .filter((kind) => kindsOf.has(kind))
      .map((kind) => {
        const days = rows.map(({ counts }) => counts[kind]);
        const proven = outcome?.evenness.find((one) => one.poolKey === key && one.kind === kind);
        return {
          poolKey: key,
          poolName: pool.name,
          kind,
          least: Math.min(...days),
          most: Math.max(...days),
          bound: proven?.bound,
        };
      });
  });
}
