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
  'form.kept': later,
  'form.keep': later,
};
