import type { DutyError } from '#contract/errors';

/**
 * With which version changes are saved: with the one that they began with, so that what others saved since is not overwritten unseen; after
 * that was refused with the newest one, because whoever saves again under the refusal means it.
 */
export const meantVersion = (
  { began, newest }: { readonly began: number; readonly newest: number },
  refusal: DutyError | undefined,
): number => (refusal?.failure.code === 'conflict' ? newest : began);
