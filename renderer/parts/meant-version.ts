import type { DutyError } from '#contract/errors';

/**
 * With which version changes are saved: with the one that they began with, so that what others saved since is not overwritten unseen; after
 * that was refused with the one that was the newest then, because whoever saves again under the refusal means that one, and none that came
 * later.
 */
export const meantVersion = (began: number, refusal: DutyError | undefined): number => {
  const [newest] = refusal?.failure.code === 'conflict' ? refusal.failure.details : [];
  return newest === undefined ? began : Number(newest);
};
