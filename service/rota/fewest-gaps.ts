import type { RotaChoice, RotaProblem } from '#domain/rota/problem';
import { addDuties, possiblePeople } from './duty-model.ts';
import { MixedProgram } from './mixed-program.ts';
import { chosenIn, type SolveWith } from './solve-step.ts';

/** A choice that leaves as few turns unfilled as the rules allow, whatever else it costs; undefined where time ran out. */
export function fewestGaps(problem: RotaProblem, { highs, budget }: SolveWith): RotaChoice | undefined {
  const program = new MixedProgram();
  const free = problem.turns.flatMap((turn, index) => (turn.fixed === null ? [index] : []));
  const columns = addDuties(program, problem, free, possiblePeople(problem));
  for (const index of free)
    program.require(
      1,
      [
        ...[...(columns[index]?.values() ?? [])].map((column) => [column, 1] as const),
        [program.addChoice(1), 1],
      ],
      1,
    );
  const answer = program.solve(highs, budget.left);
  budget.spend(answer.seconds);
  if (answer.kind !== 'found' || !answer.isProven) return undefined;
  return problem.turns.map((turn, index) => turn.fixed ?? chosenIn(columns, index, answer.values));
}
