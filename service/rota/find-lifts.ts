import { brokenRules, gapsIn, rulesBetween } from '#domain/rota/hard-rules';
import { liftRules, type RotaLift } from '#domain/rota/lift';
import type { RotaChoice, RotaProblem } from '#domain/rota/problem';
import { fewestGaps } from './fewest-gaps.ts';
import { liftModel, type LiftModel } from './lift-model.ts';
import { chosenIn, type SolveWith } from './solve-step.ts';

/** As many ways out as somebody reads. */
const most = { single: 8, gaps: 4, combined: 3 } as const;

/**
 * What would make a problem without a rota possible: single rules that are given up, single turns that stay unfilled, or, where
 * none of them is enough, combinations that are as small as possible. Each was proven by a rota that keeps all other rules.
 */
export function findLifts(problem: RotaProblem, by: SolveWith): readonly (readonly RotaLift[])[] {
  const single = (isWanted: (lift: RotaLift) => boolean, count: number): (readonly RotaLift[])[] =>
    search(problem, by, count, isWanted, true);
  const singles = [
    ...single((lift) => lift.what !== 'gap', most.single),
    ...single((lift) => lift.what === 'gap', most.gaps),
  ];
  const found =
    singles.length > 0
      ? singles
      : [
          ...search(problem, by, most.combined, (lift) => lift.what !== 'gap', false),
          ...search(problem, by, 1, (lift) => lift.what === 'gap', false),
        ];
  const all = found.length > 0 ? found : search(problem, by, 1, () => true, false);
  return all.map((lifts) => withMostRest(problem, lifts, by));
}

/** Solves again and again, each time forbidding what was found. */
function search(
  problem: RotaProblem,
  { highs, budget }: SolveWith,
  count: number,
  isWanted: (lift: RotaLift) => boolean,
  isSingle: boolean,
): (readonly RotaLift[])[] {
  const model = liftModel(problem);
  const { program, lifts } = model;
  for (const { lift, column } of lifts) if (!isWanted(lift)) program.require(0, [[column, 1]], 0);
  if (isSingle)
    program.require(
      0,
      lifts.map(({ column }) => [column, 1]),
      1,
    );
  const found: (readonly RotaLift[])[] = [];
  while (found.length < count && !budget.isSpent) {
    const answer = program.solve(highs, budget.left);
    budget.spend(answer.seconds);
    // Where not all was searched, a combination may not be the smallest, and is not said to be.
    if (answer.kind !== 'found' || !answer.isProven) break;
    const used = lifts.filter(({ column }) => (answer.values[column] ?? 0) > 0.5);
    const own = used.map(({ lift }) => lift);
    // A combination that is larger than the smallest is no answer.
    if (own.length > (found[0]?.length ?? own.length)) break;
    prove(problem, own, choiceOf(problem, model, answer.values));
    found.push(own);
    program.require(
      0,
      used.map(({ column }) => [column, 1]),
      used.length - 1,
    );
  }
  return found;
}

const choiceOf = (problem: RotaProblem, { columns }: LiftModel, values: Float64Array): RotaChoice =>
  problem.turns.map((turn, index) =>
    turn.fixed !== null && turn.isPinned !== true ? turn.fixed : chosenIn(columns, index, values),
  );

/** Refuses to call something a way out that is none. */
function prove(problem: RotaProblem, lifts: readonly RotaLift[], choice: RotaChoice): void {
  const gaps = gapsIn(choice).filter(
    (turn) => !lifts.some((lift) => lift.what === 'gap' && lift.turn === turn),
  );
  const broken = brokenRules(liftRules(problem, lifts), choice);
  if (gaps.length + broken.length > 0)
    throw new Error(`lifts that do not free a rota: ${JSON.stringify({ lifts, gaps, broken })}`);
}

/** Where rest hours are given up: no more of them than must be. */
function withMostRest(problem: RotaProblem, lifts: readonly RotaLift[], by: SolveWith): readonly RotaLift[] {
  const others = lifts.filter((lift) => lift.what !== 'rest');
  if (others.length === lifts.length || others.some((lift) => lift.what === 'gap')) return lifts;
  const steps = [...new Set([0, ...restsOf(problem)])].toSorted((a, b) => a - b);
  const isEnough = (minutes: number): boolean => {
    const choice = fewestGaps(liftRules(problem, [...others, { what: 'rest', minutes }]), by);
    return choice !== undefined && gapsIn(choice).length === 0;
  };
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isEnough(steps[middle] ?? 0)) low = middle;
    else high = middle - 1;
  }
  return [...others, { what: 'rest', minutes: steps[low] ?? 0 }];
}

/** The minutes between turns, and between turns and the duties around, that are fewer than the rule demands. */
function restsOf(problem: RotaProblem): readonly number[] {
  const rests = problem.turns.flatMap((turn, index) => [
    ...problem.turns.flatMap((_, other) =>
      other <= index
        ? []
        : rulesBetween(problem, index, other).flatMap((rule) => (rule.rule === 'rest' ? rule.minutes : [])),
    ),
    ...problem.around.flatMap(({ span }) =>
      turn.spans
        .map((own) => (own.from < span.from ? span.from - own.until : own.from - span.until))
        .filter((minutes) => minutes >= 0 && minutes < problem.rules.restMinutes),
    ),
  ]);
  return rests;
}
