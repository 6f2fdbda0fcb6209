import type { PeriodId } from '#domain/period/period';

/** What a part that shows one period is given: which, and how another is chosen. */
export type ChosenPeriod = {
  readonly id: PeriodId | undefined;
  readonly onChoose: (id: PeriodId | undefined) => void;
};

/** Goes to another tab of the periods, with a period where one is meant. */
export type GoToTab = (tab: 'list' | 'plan' | 'due' | 'run' | 'summary' | 'setup', id?: PeriodId) => void;
