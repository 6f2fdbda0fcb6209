import { DutyError } from '#contract/errors';
import type { Part } from './part.ts';

const none = (): never => {
  throw new DutyError('not-found', 'period');
};

/** Papers of periods. */
export const periodPaperHandlers: Part<
  'period.export' | 'period.html' | 'period.exportSummary' | 'period.template' | 'period.previewTemplate'
> = {
  'period.export': none,
  'period.html': none,
  'period.exportSummary': none,
  'period.template': none,
  'period.previewTemplate': none,
};
