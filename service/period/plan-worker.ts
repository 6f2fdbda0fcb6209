import { parentPort, workerData } from 'node:worker_threads';
import type { PlanProblem, PlanSolution } from '#domain/period/problem';
import { loadSolver } from '../rota/load-solver.ts';
import { decidePlan } from './decide-plan.ts';

/** What the worker is given when it starts. */
export type PlanOrder = { readonly problem: PlanProblem; readonly timeLimitSeconds: number };

/** What the worker says while it works and when it has ended. */
export type PlanWord =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly solution: PlanSolution };

// Only `solvePlan` starts this file.
const { problem, timeLimitSeconds } = workerData as PlanOrder;
const say = (word: PlanWord): void => parentPort?.postMessage(word);

const solution = decidePlan(await loadSolver(), problem, timeLimitSeconds, (done, total) =>
  say({ kind: 'progress', done, total }),
);
say({ kind: 'ended', solution });
