import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RotaMonth } from '#contract/methods/rota-nouns';
import type { RotaConflict } from '#domain/rota/conflict';
import type { IsoMonth, RotaDuty } from '#domain/rota/duty';
import { answers, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { createDraftKeeper, type DraftKeeper, type KeeperState } from '../../parts/draft-keeper.ts';
import { keep, recall } from '../../parts/kept.ts';
import { seatKind } from './month-edits.ts';
import { knownOf } from './month-draft.ts';
import { type MonthView, viewOf } from './month-view.ts';

/** The rota of a month as one screen works on it. */
export type MonthWork = {
  readonly month: RotaMonth;
  readonly view: MonthView;
  /** What has to be seen to; that a draft differs from what is published is no problem of it. */
  readonly problems: readonly RotaConflict[];
  readonly keeper: DraftKeeper<RotaDuty>;
  readonly state: KeeperState<RotaDuty>;
  /** True where the person at this seat may change the draft. */
  readonly mayPlan: boolean;
};

function keeperOf(month: IsoMonth): DraftKeeper<RotaDuty> {
  const name = `rota-keeper-${month}`;
  // Only this function keeps something under this name.
  const known = recall(name) as DraftKeeper<RotaDuty> | undefined;
  if (known !== undefined) return known;
  const fresh = createDraftKeeper(
    seatKind,
    ({ version, base, squares }) => call('rota.keepDraft', { month, version, base, duties: [...squares] }),
    () => void answers.invalidateQueries({ queryKey: ['rota.month', { month }] }),
  );
  keep(name, fresh);
  return fresh;
}

/** The work on a month: what the service says, what this window changed, and what is not kept yet. */
export function useMonthWork(month: IsoMonth): {
  readonly work: MonthWork | undefined;
  readonly error: unknown;
} {
  const mayPlan = useHasRole('chief', 'admin', 'dutyLeader');
  const [keeper] = useState(() => keeperOf(month));
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  const { data, error } = useAsk('rota.month', { month });
  const own = data?.month === month ? data : undefined;
  useEffect(() => {
    if (own !== undefined) keeper.know(knownOf(own));
  }, [keeper, own]);
  const work = useMemo(
    () =>
      own === undefined || state.squares === undefined
        ? undefined
        : {
            month: own,
            view: viewOf(own, state.squares),
            problems: own.conflicts.filter(({ kind }) => kind !== 'changed'),
            keeper,
            state,
            mayPlan,
          },
    [own, state, keeper, mayPlan],
  );
  return { work, error };
}
