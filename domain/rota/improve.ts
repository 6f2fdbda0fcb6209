import type { PersonId } from '../people/person.ts';
import { mayFill, turnAt } from './hard-rules.ts';
import type { RotaChoice, RotaProblem } from './problem.ts';
import { amountOf, costOf, type FairnessCost, fairnessCost, measures, ordinaryPoints } from './score.ts';

type Standing = { readonly costs: readonly FairnessCost[]; given: readonly number[] };

/**
 * A choice that is made fairer by giving single turns away and exchanging two, as long as that helps and the rules allow it. It
 * proves nothing; it is for choices that the time was too short to prove.
 */
export function improveChoice(problem: RotaProblem, choice: RotaChoice): RotaChoice {
  const ordinary = ordinaryPoints(problem);
  const amounts = problem.turns.map(({ counts }) =>
    measures.map((measure) => amountOf(counts, measure, ordinary)),
  );
  const standings = new Map<PersonId, Standing>(
    problem.people.map((person) => [
      person.id,
      {
        costs: measures.map((measure) => fairnessCost(person, measure, ordinary)),
        given: measures.map((_, at) =>
          choice.reduce((sum, by, index) => (by === person.id ? sum + (amounts[index]?.[at] ?? 0) : sum), 0),
        ),
      },
    ]),
  );
  const chosen = [...choice];

  /** What somebody has after one turn comes and another goes. */
  const after = (personId: PersonId, comes: number | null, goes: number | null): readonly number[] =>
    (standings.get(personId)?.given ?? []).map(
      (given, at) =>
        given +
        (comes === null ? 0 : (amounts[comes]?.[at] ?? 0)) -
        (goes === null ? 0 : (amounts[goes]?.[at] ?? 0)),
    );
  const costs = (personId: PersonId, given: readonly number[]): number =>
    (standings.get(personId)?.costs ?? []).reduce((sum, cost, at) => sum + costOf(cost, given[at] ?? 0), 0);
  const gain = (personId: PersonId, given: readonly number[]): number =>
    costs(personId, standings.get(personId)?.given ?? []) - costs(personId, given);

  /** Gives a turn to somebody, against another turn of his or against none, if that is fairer and may be. */
  const exchange = (index: number, to: PersonId, back: number | null): boolean => {
    const by = chosen[index];
    if (by === null || by === undefined || by === to) return false;
    const ofGiver = after(by, back, index);
    const ofTaker = after(to, index, back);
    if (gain(by, ofGiver) + gain(to, ofTaker) <= 0) return false;
    const changed = chosen.with(index, to);
    if (back !== null) changed[back] = by;
    if (mayFill(problem, changed, index, to).length > 0) return false;
    if (back !== null && mayFill(problem, changed, back, by).length > 0) return false;
    chosen.splice(0, chosen.length, ...changed);
    for (const [personId, given] of [
      [by, ofGiver],
      [to, ofTaker],
    ] as const) {
      const standing = standings.get(personId);
      if (standing !== undefined) standing.given = given;
    }
    return true;
  };

  const free = problem.turns.flatMap(({ fixed }, index) => (fixed === null ? [index] : []));
  // Each success lowers a whole number that is never below 0, so this ends.
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const index of free) {
      for (const to of turnAt(problem, index).candidates) if (exchange(index, to, null)) isBetter = true;
      for (const back of free) {
        const to = chosen[back] ?? null;
        if (to !== null && exchange(index, to, back)) isBetter = true;
      }
    }
  }
  return chosen;
}
