import type { Highs } from 'highs';
import { gapsIn, mayFill, turnAt } from '#domain/rota/hard-rules';
import type { RotaLift } from '#domain/rota/lift';
import { partOf, type RotaPart, turnsByMonth } from '#domain/rota/month-step';
import type { IsoMonth } from '#domain/rota/duty';
import type { RotaChoice, RotaProblem } from '#domain/rota/problem';
import { scoreOf } from '#domain/rota/score';
import type { RotaSolution, RotaStep, UnfilledTurn } from '#domain/rota/solution';
import type { PersonId } from '#domain/people/person';
import { fewestGaps } from './fewest-gaps.ts';
import { findLifts } from './find-lifts.ts';
import { solveStep, type SolveWith, type StepAnswer } from './solve-step.ts';
import { TimeBudget } from './time-budget.ts';

/** How a rota is to be decided. */
export type DecideOptions = {
  /** Seconds of solving; then the best that was found is given, with what is not proven. */
  readonly timeLimitSeconds: number;
  /** Whether turns may stay unfilled where the rules allow nobody; then as few as possible do. */
  readonly gaps: 'refuse' | 'fewest';
};

/** Decides a rota in this thread; `say` hears how many months of how many are done. Only the worker calls this in the console. */
export function decideRota(
  highs: Highs,
  problem: RotaProblem,
  options: DecideOptions,
  say: (done: number, total: number) => void,
): RotaSolution {
  const months = turnsByMonth(problem);
  const budget = new TimeBudget(options.timeLimitSeconds);
  const chosen: (PersonId | null)[] = problem.turns.map(({ fixed }) => fixed);
  const steps: RotaStep[] = [];
  for (const [done, [month, turns]] of months.entries()) {
    say(done, months.length);
    const past = months.slice(0, done).flatMap(([, before]) => before);
    const by: SolveWith = { highs, budget: budget.part(Math.min(1, 3 / (months.length - done))) };
    const part = months.length === 1 ? { problem, turns } : partOf(problem, chosen, turns, past);
    const first = answerFor(part, by, options);
    // What the month before took may be all that is in the way.
    const previous = months[done - 1]?.[1];
    const { answer, of } =
      first.kind === 'impossible' && previous !== undefined
        ? again(problem, chosen, turns, previous, past, by, options)
        : { answer: first, of: part };
    if (answer.kind === 'out-of-time') return { kind: 'out-of-time', month };
    if (answer.kind === 'impossible')
      return explainImpossible(problem, chosen, part, month, { highs, budget });
    for (const [at, index] of of.turns.entries()) chosen[index] = answer.choice[at] ?? null;
    if (of !== part) steps.pop();
    steps.push({ month, score: answer.score, bound: answer.bound });
  }
  say(months.length, months.length);
  const gap = steps.reduce((sum, step) => sum + step.score - step.bound, 0);
  return {
    kind: 'solved',
    choice: chosen,
    score: scoreOf(problem, chosen),
    bound: steps.length === 1 ? (steps[0]?.bound ?? null) : null,
    isOptimal: gap === 0,
    gap,
    steps,
    gaps: gapsIn(chosen),
  };
}

function answerFor({ problem }: RotaPart, by: SolveWith, { gaps }: DecideOptions): StepAnswer {
  const answer = solveStep(problem, by);
  if (answer.kind !== 'impossible' || gaps === 'refuse') return answer;
  const choice = fewestGaps(problem, by);
  return choice === undefined ? { kind: 'out-of-time' } : solveStep(problem, by, gapsIn(choice).length);
}

/** Decides a month once more together with the one before it. */
function again(
  whole: RotaProblem,
  chosen: RotaChoice,
  turns: readonly number[],
  previous: readonly number[],
  past: readonly number[],
  by: SolveWith,
  options: DecideOptions,
): { readonly answer: StepAnswer; readonly of: RotaPart } {
  const both = [...previous, ...turns];
  const earlier = past.filter((index) => !previous.includes(index));
  const of = partOf(whole, chosen, both, earlier);
  return { answer: answerFor(of, by, options), of };
}

function explainImpossible(
  whole: RotaProblem,
  chosen: RotaChoice,
  { problem, turns }: RotaPart,
  month: IsoMonth,
  by: SolveWith,
): RotaSolution {
  const best = fewestGaps(problem, by);
  const choice = chosen.map((personId, index) => {
    const at = turns.indexOf(index);
    return at === -1 ? personId : (best?.[at] ?? null);
  });
  const unfilled = gapsIn(best ?? []).map((at): UnfilledTurn => {
    const turn = turns[at] ?? at;
    const { candidates } = turnAt(whole, turn);
    return {
      turn,
      candidates: candidates.map((personId) => ({ personId, rules: mayFill(whole, choice, turn, personId) })),
    };
  });
  const lifts = findLifts(problem, by).map((several) => several.map((lift) => inWhole(lift, turns)));
  return { kind: 'infeasible', month, isAfterOthers: turns.length < whole.turns.length, unfilled, lifts };
}

const inWhole = (lift: RotaLift, turns: readonly number[]): RotaLift =>
  lift.what === 'gap' || lift.what === 'unpin' ? { ...lift, turn: turns[lift.turn] ?? lift.turn } : lift;
