import { DutyError } from '#contract/errors';
import type { Part } from './part.ts';

const later = (): never => {
  throw new DutyError('not-found', 'incident');
};

/** Calls that are answered by their own files as soon as these are there. */
export const incidentAllHandlers: Part<
  | 'incident.now'
  | 'incident.acknowledge'
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
