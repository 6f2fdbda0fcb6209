import type { PeriodLine } from '#contract/methods/period-nouns';

/** How the table of a period stands. */
export type PlanState = 'none' | 'unplanned' | 'draft' | 'published' | 'redrafted';

/** How the table of a period stands: the rota, nothing yet, a draft, published, or published with a newer draft. */
export function planState({
  schemes,
  planVersion,
  hasDraft,
}: Pick<PeriodLine, 'schemes' | 'planVersion' | 'hasDraft'>): PlanState {
  if (planVersion !== null) return hasDraft ? 'redrafted' : 'published';
  if (hasDraft) return 'draft';
  return schemes.length === 0 ? 'none' : 'unplanned';
}

/** How what is due of a period stands, the most urgent first. */
export type DueSum = {
  readonly state: 'none' | 'overdue' | 'outdated' | 'soon' | 'ahead' | 'done';
  readonly count: number;
};

/** What of a period's dues is most urgent, and how many of them there are. */
export function dueSum({ dues }: Pick<PeriodLine, 'dues'>): DueSum {
  if (dues.length === 0) return { state: 'none', count: 0 };
  const of = (state: string): number => dues.filter((due) => due.state === state).length;
  const counts = {
    overdue: of('overdue'),
    outdated: dues.filter(({ isOutdated }) => isOutdated).length,
    soon: of('soon'),
    ahead: of('ahead'),
  };
  for (const state of ['overdue', 'outdated', 'soon', 'ahead'] as const)
    if (counts[state] > 0) return { state, count: counts[state] };
  return { state: 'done', count: dues.length };
}
