import { setImmediate } from 'node:timers/promises';

/** Told how much of a document is done; may throw to cancel it. */
export type Progress = (done: number, total: number) => void | Promise<void>;

/** Tells `progress` and lets everything else in the process have its turn. */
export async function report(progress: Progress | undefined, done: number, total: number): Promise<void> {
  await progress?.(done, total);
  await setImmediate();
}
