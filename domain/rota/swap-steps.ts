import type { SwapState } from './swap.ts';

/** What somebody does about a request. */
export type SwapAct = 'consent' | 'approve' | 'refuse' | 'withdraw';

const steps: Readonly<Record<SwapState, Readonly<Partial<Record<SwapAct, SwapState>>>>> = {
  requested: { consent: 'consented', refuse: 'refused', withdraw: 'withdrawn' },
  consented: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' },
  approved: {},
  refused: {},
  withdrawn: {},
};

/** Where a request stands after an act; undefined where the act is not possible, as approval before consent. */
export const stateAfter = (state: SwapState, act: SwapAct): SwapState | undefined => steps[state][act];
