import type { Progress } from '../verify.ts';

/** The progress of a step that takes a piece work from `from` to `until` percent. */
export const part =
  (progress: Progress, from: number, until: number): Progress =>
  (done, total) =>
    progress(from + Math.floor(((until - from) * done) / Math.max(1, total)), 100);
