import type { PersonId } from '#domain/people/person';
import { turnAt } from '#domain/rota/hard-rules';
import type { RotaProblem } from '#domain/rota/problem';
import { amountOf, fairnessCost, measures, type Measure, ordinaryPoints } from '#domain/rota/score';
import type { DutyColumns } from './duty-model.ts';
import type { MixedProgram, Terms } from './mixed-program.ts';

/** A column that stands for all that somebody is given beyond what was reckoned with; it costs too little from 1 on. */
export type LooseEnd = { readonly column: number; readonly personId: PersonId; readonly measure: Measure };

/**
 * Adds what the distances from the shares cost beyond what the fixed turns cost. For each person and measure only `reach`
 * further steps are told apart, so that the program stays small; a solution that uses no more than one of any loose end is exact.
 * `least` is what nothing can cost less than, whatever the rules are.
 */
export function addFairness(
  program: MixedProgram,
  problem: RotaProblem,
  columns: DutyColumns,
  reach: number,
): { readonly ends: readonly LooseEnd[]; readonly least: number } {
  const ordinary = ordinaryPoints(problem);
  const ends: LooseEnd[] = [];
  let least = 0;
  for (const measure of measures) {
    const amounts = problem.turns.map(({ counts }) => amountOf(counts, measure, ordinary));
    for (const person of problem.people) {
      const terms: Terms = columns.flatMap((people, index): Terms => {
        const column = people.get(person.id);
        const amount = amounts[index] ?? 0;
        return column === undefined || amount === 0 ? [] : [[column, amount]];
      });
      if (terms.length === 0) continue;
      const cost = fairnessCost(person, measure, ordinary);
      const fixed = amounts.reduce(
        (sum, amount, index) => (turnAt(problem, index).fixed === person.id ? sum + amount : sum),
        0,
      );
      const most = terms.reduce((sum, [, amount]) => sum + amount, 0);
      const apart = Math.min(most, reach);
      const steps: (readonly [number, number])[] = [];
      for (let given = 0; given < apart; given += 1) {
        const next = cost.ofNext(fixed + given);
        least += Math.min(0, next);
        steps.push([program.addAmount(next, 1), -1]);
      }
      if (most > apart) {
        const next = cost.ofNext(fixed + apart);
        least += Math.min(0, next) * (most - apart);
        const column = program.addAmount(next, most - apart);
        steps.push([column, -1]);
        ends.push({ column, personId: person.id, measure });
      }
      program.require(0, [...terms, ...steps], 0);
    }
  }
  return { ends, least };
}
