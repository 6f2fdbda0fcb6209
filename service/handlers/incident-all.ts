import { DutyError } from '#contract/errors';
import type { Part } from './part.ts';

const later = (): never => {
  throw new DutyError('not-found', 'incident');
};

/** Calls that are answered by their own files as soon as these are there. */
export const incidentAllHandlers: Part<
  | 'incident.now'
  | 'incident.acknowledge'
  | 'incident.script'
  | 'incident.preview'
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
> = {
  'incident.now': later,
  'incident.acknowledge': later,
  'incident.script': later,
  'incident.preview': later,
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
};
