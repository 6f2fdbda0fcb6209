import { DutyError } from '#contract/errors';
import type { periodMethods } from '#contract/methods/period';
import type { Part } from './part.ts';

const none = (): never => {
  throw new DutyError('not-found', 'period');
};

/** Every call about important periods. */
export const periodHandlers: Part<keyof typeof periodMethods> = {
  'period.setup': none,
  'period.changeSetup': none,
  'period.list': none,
  'period.proposals': none,
  'period.one': none,
  'period.now': none,
  'period.declare': none,
  'period.change': none,
  'period.cancel': none,
  'period.close': none,
  'period.keepDraft': none,
  'period.dropDraft': none,
  'period.generate': none,
  'period.explain': none,
  'period.publish': none,
  'period.versions': none,
  'period.version': none,
  'period.report': none,
  'period.receipt': none,
  'period.withdraw': none,
  'period.summary': none,
  'period.export': none,
  'period.html': none,
  'period.exportSummary': none,
  'period.template': none,
  'period.previewTemplate': none,
  'callout.all': none,
  'callout.start': none,
  'callout.add': none,
  'callout.note': none,
  'callout.end': none,
};
