import { parentPort, workerData } from 'node:worker_threads';
import type { RotaProblem } from '#domain/rota/problem';
import type { RotaSolution } from '#domain/rota/solution';
import { decideRota, type DecideOptions } from './decide-rota.ts';
import { loadSolver } from './load-solver.ts';

/** What the worker is given when it starts. */
export type RotaOrder = { readonly problem: RotaProblem; readonly options: DecideOptions };

/** What the worker says while it works and when it has ended. */
export type RotaWord =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly solution: RotaSolution };

// Only `solveRota` starts this file.
const { problem, options } = workerData as RotaOrder;
const say = (word: RotaWord): void => parentPort?.postMessage(word);

const solution = decideRota(await loadSolver(), problem, options, (done, total) =>
  say({ kind: 'progress', done, total }),
);
say({ kind: 'ended', solution });
