import { Worker } from 'node:worker_threads';
import { DutyError } from '#contract/errors';
import type { RotaProblem } from '#domain/rota/problem';
import type { RotaSolution } from '#domain/rota/solution';
import type { DecideOptions } from './decide-rota.ts';
import type { RotaOrder, RotaWord } from './rota-worker.ts';

/** What generating a rota may be told; everything has a usual value. */
export type SolveRotaOptions = Partial<DecideOptions> & {
  /** Hears how many months of how many are done; may throw to cancel. */
  readonly progress?: (done: number, total: number) => void | Promise<void>;
  /** Asked several times a second. */
  readonly isCancelled?: () => boolean;
};

const usual: DecideOptions = { timeLimitSeconds: 60, gaps: 'refuse' };
const askEveryMs = 100;

/** The worker lies beside this file in the sources, and beside the service in a build, whose chunks have a folder of their own. */
function workerFile(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('rota-worker.ts', here);
  return new URL(here.includes('/chunks/') ? '../rota-worker.js' : 'rota-worker.js', here);
}

/**
 * Generates a rota: the fairest that keeps every hard rule, or why there is none. The same problem gives the same rota. It is
 * decided in a thread of its own, so that the service goes on answering; cancelled work ends at once with `cancelled`.
 */
export function solveRota(problem: RotaProblem, options: SolveRotaOptions = {}): Promise<RotaSolution> {
  const { progress, isCancelled, ...wanted } = options;
  const order: RotaOrder = { problem, options: { ...usual, ...wanted } };
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: order });
    const asking = setInterval(() => {
      if (isCancelled?.() === true) end(() => reject(new DutyError('cancelled', 'rota')));
    }, askEveryMs);
    const end = (settle: () => void): void => {
      clearInterval(asking);
      // Nothing is lost with it: it owns no file and no part of the store.
      void worker.terminate();
      settle();
    };
    const hear = async (word: RotaWord): Promise<void> => {
      if (word.kind === 'ended') end(() => resolve(word.solution));
      else await progress?.(word.done, word.total);
    };
    // Only our own worker is at the other end.
    worker.on(
      'message',
      (word) => void hear(word as RotaWord).catch((error: unknown) => end(() => reject(error))),
    );
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', (code) => end(() => reject(new Error(`the solver ended with code ${code}`))));
  });
}
