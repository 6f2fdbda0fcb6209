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
};
