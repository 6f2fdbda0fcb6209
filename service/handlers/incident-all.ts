import { DutyError } from '#contract/errors';
import type { Part } from './part.ts';

const later = (): never => {
  throw new DutyError('not-found', 'incident');
};

/** Calls that are answered by their own files as soon as these are there. */
export const incidentAllHandlers: Part<
> = {
};
