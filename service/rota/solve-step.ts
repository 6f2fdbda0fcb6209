import type { Highs } from 'highs';
import type { PersonId } from '#domain/people/person';
import { improveChoice } from '#domain/rota/improve';
import type { RotaChoice, RotaProblem } from '#domain/rota/problem';
import { scoreOf } from '#domain/rota/score';
import { addDuties, type DutyColumns, possiblePeople } from './duty-model.ts';
import { addFairness } from './fairness-model.ts';
import { independentTurns } from './independent-turns.ts';
import { MixedProgram } from './mixed-program.ts';
import type { TimeBudget } from './time-budget.ts';

/** What a solver and the time for it are. */
export type SolveWith = { readonly highs: Highs; readonly budget: TimeBudget };

/** What came of deciding a rota in one go. */
export type StepAnswer =
  | { readonly kind: 'found'; readonly choice: RotaChoice; readonly score: number; readonly bound: number }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'out-of-time' };

/** Steps of a measure that are told apart at first; few people are given more. */
const usualReach = 6;

/** Decides all turns of a problem so that they cost least; with `gaps` at most so many of them stay unfilled. */
export function solveStep(problem: RotaProblem, { highs, budget }: SolveWith, gaps = 0): StepAnswer {
  const possible = possiblePeople(problem);
  const free = problem.turns.flatMap((turn, index) => (turn.fixed === null ? [index] : []));
  if (gaps === 0 && free.some((index) => possible[index]?.length === 0)) return { kind: 'impossible' };
  // Gaps are shared out among all turns, so then the parts are not independent.
  const parts =
    gaps === 0 ? independentTurns(possible, free, problem.rules.apart) : free.length > 0 ? [free] : [];
  const chosen = problem.turns.map(({ fixed }) => fixed);
  let bound = scoreOf(problem, chosen);
  for (const turns of parts) {
    const answer = solvePart(problem, turns, possible, { highs, budget }, gaps);
    if (answer.kind !== 'found') return answer;
    for (const [index, personId] of answer.people) chosen[index] = personId;
    bound += answer.bound;
  }
  const found = scoreOf(problem, chosen);
  // Scores are whole: what lies less than one below is proven. The rest is what the solver's own tolerance leaves.
  if (found - bound < 1) return { kind: 'found', choice: chosen, score: found, bound: found };
  const choice = improveChoice(problem, chosen);
  const score = scoreOf(problem, choice);
  return { kind: 'found', choice, score, bound: Math.min(score, Math.floor(bound)) };
}

type PartAnswer =
  | {
      readonly kind: 'found';
      readonly people: readonly (readonly [number, PersonId | null])[];
      readonly bound: number;
    }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'out-of-time' };

function solvePart(
  problem: RotaProblem,
  turns: readonly number[],
  possible: readonly (readonly PersonId[])[],
  { highs, budget }: SolveWith,
  gaps: number,
): PartAnswer {
  for (let reach = usualReach; ; reach *= 4) {
    const program = new MixedProgram();
    const columns = addDuties(program, problem, turns, possible);
    const { ends, least } = addFairness(program, problem, columns, reach);
    fillTurns(program, columns, turns, gaps);
    const answer = program.solve(highs, budget.left);
    budget.spend(answer.seconds);
    if (answer.kind === 'out-of-time')
      return anyOf(problem, turns, possible, { highs, budget }, gaps, Math.max(least, answer.bound));
    if (answer.kind === 'impossible') return answer;
    if (ends.every(({ column }) => (answer.values[column] ?? 0) < 1.5))
      return {
        kind: 'found',
        people: turns.map((index) => [index, chosenIn(columns, index, answer.values)]),
        bound: answer.bound,
      };
  }
}

/** Seconds that finding any rota at all may take after the time for a fair one has run out. */
const secondsForAny = 10;

/** Where the time for fairness was too short: any choice that keeps the rules, with what is known about a better one. */
function anyOf(
  problem: RotaProblem,
  turns: readonly number[],
  possible: readonly (readonly PersonId[])[],
  { highs, budget }: SolveWith,
  gaps: number,
  bound: number,
): PartAnswer {
  const program = new MixedProgram();
  const columns = addDuties(program, problem, turns, possible);
  fillTurns(program, columns, turns, gaps);
  const answer = program.solve(highs, Math.max(budget.left, secondsForAny));
  budget.spend(answer.seconds);
  return answer.kind === 'found'
    ? { kind: 'found', people: turns.map((index) => [index, chosenIn(columns, index, answer.values)]), bound }
    : { kind: answer.kind };
}

/** Demands that each turn is filled; where there may be gaps, that no more than those stay unfilled. */
function fillTurns(
  program: MixedProgram,
  columns: DutyColumns,
  turns: readonly number[],
  gaps: number,
): void {
  const unfilled: (readonly [number, number])[] = [];
  for (const index of turns) {
    const people = [...(columns[index]?.values() ?? [])].map((column) => [column, 1] as const);
    if (gaps === 0) {
      program.require(1, people, 1);
      continue;
    }
    const gap = program.addChoice();
    unfilled.push([gap, 1]);
    program.require(1, [...people, [gap, 1]], 1);
  }
  if (gaps > 0) program.require(0, unfilled, gaps);
}

/** Who has a turn in a solution. */
export const chosenIn = (columns: DutyColumns, index: number, values: Float64Array): PersonId | null =>
  [...(columns[index] ?? [])].find(([, column]) => (values[column] ?? 0) > 0.5)?.[0] ?? null;
