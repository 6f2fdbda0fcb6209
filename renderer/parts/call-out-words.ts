import { type CallOut, callOutNumber } from '#domain/period/call-out';
import type { Words } from '../use-words.ts';

/** How people call a call-out: 集结 2026-03, or 演练 D2026-03. */
export const callOutName = (t: Words, callOut: Pick<CallOut, 'year' | 'no' | 'isDrill'>): string =>
  t(callOut.isDrill ? 'period:callOut.drillNumber' : 'period:callOut.number', {
    number: callOutNumber(callOut),
  });
