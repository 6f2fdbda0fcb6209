import type { RotaProblem } from '#domain/rota/problem';
import { amountOf, fairnessCost, measures, pointScale } from '#domain/rota/score';
import type { DutyColumns } from './duty-model.ts';
import type { MixedProgram } from './mixed-program.ts';

/** Adds what the distances from the shares cost, beyond what the fixed turns cost already. */
export function addFairness(program: MixedProgram, problem: RotaProblem, columns: DutyColumns): void {
  const scale = pointScale(problem);
  for (const person of problem.people) {
    const own = columns.flatMap((people, index) => {
      const column = people.get(person.id);
      return column === undefined ? [] : [{ column, index }];
    });
    for (const measure of measures) {
      const amount = (index: number): number =>
        amountOf(problem.turns[index]?.counts ?? ({ [measure]: 0 } as never), measure, scale);
      const terms = own.flatMap(({ column, index }): readonly (readonly [number, number])[] =>
        amount(index) === 0 ? [] : [[column, amount(index)]],
      );
      if (terms.length === 0) continue;
      const fixed = problem.turns.reduce(
        (sum, turn, index) => (turn.fixed === person.id ? sum + amount(index) : sum),
        0,
      );
      const most = fixed + terms.reduce((sum, [, one]) => sum + one, 0);
      const cost = fairnessCost(person, measure, scale);
      const segments: (readonly [number, number])[] = [];
      for (let from = fixed; from < most; ) {
        const step = Math.floor(from / cost.step);
        const until = Math.min(most, (step + 1) * cost.step);
        segments.push([program.addAmount(cost.slope(step), until - from), -1]);
        from = until;
      }
      program.require(0, [...terms, ...segments], 0);
    }
  }
}
