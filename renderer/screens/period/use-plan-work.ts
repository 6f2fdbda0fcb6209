import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PeriodFull } from '#contract/methods/period-nouns';
import type { PlanFinding } from '#domain/period/finding';
import { judgePlan } from '#domain/period/judge-plan';
import type { PeriodId } from '#domain/period/period';
import { answers, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { createDraftKeeper, type DraftKeeper, type KeeperState } from '../../parts/draft-keeper.ts';
import { keep, recall } from '../../parts/kept.ts';
import type { PlanTable } from './plan-edits.ts';
import { groundOf } from './plan-ground.ts';
import { cellsOfSquares, knownPlan, type PlanSquare, planSquareKind } from './plan-squares.ts';
import type { Judge } from './plan-trouble.ts';
import { type PlanView, viewOf } from './plan-view.ts';

/** The table of a period as one screen works on it. */
export type PlanWork = {
  readonly full: PeriodFull;
  readonly table: PlanTable;
  readonly view: PlanView;
  /** What is to be said of the table as this window shows it. */
  readonly findings: readonly PlanFinding[];
  readonly judge: Judge;
  readonly keeper: DraftKeeper<PlanSquare>;
  readonly state: KeeperState<PlanSquare>;
  /** True where the person at this seat may change the table, and the period still takes changes. */
  readonly mayPlan: boolean;
};

function keeperOf(id: PeriodId): DraftKeeper<PlanSquare> {
  const name = `plan-keeper-${id}`;
  // Only this function keeps something under this name.
  const known = recall(name) as DraftKeeper<PlanSquare> | undefined;
  if (known !== undefined) return known;
  const fresh = createDraftKeeper(
    planSquareKind,
    ({ version, base, squares }) =>
      call('period.keepDraft', { id, version, base, cells: [...cellsOfSquares(squares)] }),
    () => void answers.invalidateQueries({ queryKey: ['period.one', { id }] }),
  );
  keep(name, fresh);
  return fresh;
}

/** Says what is to be said of a table of a period; nothing while the period is not known. */
function judgeOf(full: PeriodFull | undefined): Judge {
  if (full === undefined) return () => [];
  const phones = new Set(full.people.filter(({ hasPhone }) => hasPhone).map((person) => person.id));
  return (cells) => judgePlan(full.frame, cells, (person) => phones.has(person));
}

/** The work on a period: what the service says, what this window changed, and what is not kept yet. */
export function usePlanWork(id: PeriodId): { readonly work: PlanWork | undefined; readonly error: unknown } {
  const isPlanner = useHasRole('chief', 'admin', 'dutyLeader');
  const [keeper] = useState(() => keeperOf(id));
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  const { data, error } = useAsk('period.one', { id });
  const full = data?.line.id === id ? data : undefined;
  const ground = useMemo(() => (full === undefined ? undefined : groundOf(full)), [full]);
  useEffect(() => {
    if (full !== undefined && ground !== undefined) keeper.know(knownPlan(full, ground));
  }, [keeper, full, ground]);
  const judge = useMemo(() => judgeOf(full), [full]);
  const work = useMemo((): PlanWork | undefined => {
    if (full === undefined || ground === undefined || state.squares === undefined) return undefined;
    const squares = new Map(state.squares.map((square) => [planSquareKind.keyOf(square), square]));
    const table = { ground, squares };
    const findings = judge(cellsOfSquares(state.squares));
    const published = full.draft === null ? undefined : full.published?.cells;
    return {
      full,
      table,
      view: viewOf(table, { frame: full.frame, findings, published }),
      findings,
      judge,
      keeper,
      state,
      mayPlan: isPlanner && full.line.state === 'declared',
    };
  }, [full, ground, state, judge, keeper, isPlanner]);
  return { work, error };
}
