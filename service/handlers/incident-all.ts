import { DutyError } from '#contract/errors';
import type { Part } from './part.ts';

const later = (): never => {
  throw new DutyError('not-found', 'incident');
};

/** Calls that are answered by their own files as soon as these are there. */
export const incidentAllHandlers: Part<
  | 'incident.setup'
  | 'incident.changeSetup'
  | 'incident.presets'
  | 'incident.list'
  | 'incident.one'
  | 'incident.now'
  | 'incident.dryRun'
  | 'incident.open'
  | 'incident.note'
  | 'incident.change'
  | 'incident.decide'
  | 'incident.addStage'
  | 'incident.meetStage'
  | 'incident.explainLate'
  | 'incident.acknowledge'
  | 'incident.settle'
  | 'incident.script'
  | 'incident.preview'
  | 'incident.call'
  | 'incident.correctCall'
  | 'report.all'
  | 'report.compose'
  | 'report.issue'
  | 'report.send'
  | 'report.receipt'
  | 'report.withdraw'
  | 'report.html'
  | 'report.export'
  | 'assess.figures'
  | 'assess.export'
  | 'check.all'
  | 'check.draw'
  | 'check.choose'
  | 'check.make'
  | 'check.rectify'
  | 'check.drop'
  | 'check.month'
  | 'check.export'
  | 'form.kept'
  | 'form.keep'
> = {
  'incident.setup': later,
  'incident.changeSetup': later,
  'incident.presets': later,
  'incident.list': later,
  'incident.one': later,
  'incident.now': later,
  'incident.dryRun': later,
  'incident.open': later,
  'incident.note': later,
  'incident.change': later,
  'incident.decide': later,
  'incident.addStage': later,
  'incident.meetStage': later,
  'incident.explainLate': later,
  'incident.acknowledge': later,
  'incident.settle': later,
  'incident.script': later,
  'incident.preview': later,
  'incident.call': later,
  'incident.correctCall': later,
  'report.all': later,
  'report.compose': later,
  'report.issue': later,
  'report.send': later,
  'report.receipt': later,
  'report.withdraw': later,
  'report.html': later,
  'report.export': later,
  'assess.figures': later,
  'assess.export': later,
  'check.all': later,
  'check.draw': later,
  'check.choose': later,
  'check.make': later,
  'check.rectify': later,
  'check.drop': later,
  'check.month': later,
  'check.export': later,
  'form.kept': later,
  'form.keep': later,
};
