import { Worker } from 'node:worker_threads';
import { DutyError } from '#contract/errors';
import type { PlanProblem, PlanSolution } from '#domain/period/problem';
import type { PlanOrder, PlanWord } from './plan-worker.ts';

/** What making a plan may be told; everything has a usual value. */
export type SolvePlanOptions = {
  /** Seconds of solving; then the best that was found is given, with what is not proven. */
  readonly timeLimitSeconds?: number;
  /** Hears how many pools of how many are done; may throw to cancel. */
  readonly progress?: (done: number, total: number) => void | Promise<void>;
  /** Asked several times a second. */
  readonly isCancelled?: () => boolean;
};

const usualSeconds = 20;
const askEveryMs = 100;

/** The worker lies beside this file in the sources, and beside the service in a build, whose chunks have a folder of their own. */
function workerFile(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('plan-worker.ts', here);
  return new URL(here.includes('/chunks/') ? '../plan-worker.js' : 'plan-worker.js', here);
}

/**
 * Makes a plan of a period; the same problem gives the same plan. It is decided in a thread of its own, so that the service goes on
 * answering; cancelled work ends at once with `cancelled`.
 */
export function solvePlan(problem: PlanProblem, options: SolvePlanOptions = {}): Promise<PlanSolution> {
  const { progress, isCancelled, timeLimitSeconds = usualSeconds } = options;
  const order: PlanOrder = { problem, timeLimitSeconds };
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order });
    const asking = setInterval(() => {
      if (isCancelled?.() === true) end(() => reject(new DutyError('cancelled', 'period')));
    }, askEveryMs);
    const end = (settle: () => void): void => {
      clearInterval(asking);
      // Nothing is lost with it: it owns no file and no part of the store.
      void worker.terminate();
      settle();
    };
    const hear = async (word: PlanWord): Promise<void> => {
      if (word.kind === 'ended') end(() => resolve(word.solution));
      else await progress?.(word.done, word.total);
    };
    // Only our own worker is at the other end.
    worker.on(
      'message',
      (word) => void hear(word as PlanWord).catch((error: unknown) => end(() => reject(error))),
    );
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', (code) => end(() => reject(new Error(`the solver ended with code ${code}`))));
  });
}
