import type { PersonId } from '../people/person.ts';
import type { RotaCandidate, RotaChoice, RotaProblem, TurnCounts } from './problem.ts';

/*
 * How fairness is counted. For everybody we look at how far he stands above or below his share after this rota: in points, and
 * in days of each kind (workdays, rest days, holidays, make-up days, first and last days of holidays, nights). Each distance is
 * measured in turns and squared, so two turns too many weigh four times as much as one; then all squares are added up, those of
 * points eight times, those of holidays three times, those of rest days, first and last days of holidays and nights twice,
 * those of workdays and make-up days once, and shown a hundredfold. The smaller the sum, the fairer the rota: a turn goes to the
 * one who is furthest behind wherever the rules let him have it, in points first and then in the kind of day. What somebody
 * brings along counts to the hundredth; what he is given here counts in points as whole ordinary turns (a workday of 10 points
 * one, a holiday of 30 points three, a rest day of 15 points two), and the next rota brings along the exact points of this one.
 */

/** What fairness looks at. */
export type Measure = keyof TurnCounts;

/** How much the squares of each measure weigh. */
const weights: Readonly<Record<Measure, number>> = {
  points: 8,
  holiday: 3,
  restday: 2,
  edge: 2,
  night: 2,
  workday: 1,
  makeup: 1,
};

/** Everything that fairness looks at, what weighs most first. */
export const measures: readonly Measure[] = [
  'points',
  'holiday',
  'restday',
  'edge',
  'night',
  'workday',
  'makeup',
];

/** Beyond a hundred turns nobody is further ahead or behind; in hundredths. */
const furthest = 10_000;

/** Points of an ordinary turn of a problem: what most turns have, the fewer where it is even; 1 where none has points. */
export function ordinaryPoints(problem: RotaProblem): number {
  const times = new Map<number, number>();
  for (const { counts } of problem.turns)
    if (counts.points > 0) times.set(counts.points, (times.get(counts.points) ?? 0) + 1);
  const [most] = [...times].toSorted(([a, often], [b, oftener]) => oftener - often || a - b);
  return most?.[0] ?? 1;
}

/** What a turn adds to a measure: days, or points in whole ordinary turns. */
export const amountOf = (counts: TurnCounts, measure: Measure, ordinary: number): number =>
  measure === 'points' ? Math.round(counts.points / ordinary) : counts[measure];

/** What somebody's distance from his share costs in one measure, as a function of what he is given. */
export type FairnessCost = {
  /** What the distance costs that he brings along. */
  readonly atStart: number;
  /** What one more costs after `given`; never less than the one before. */
  readonly ofNext: (given: number) => number;
};

/** What the distance of somebody from his share costs in one measure. */
export function fairnessCost(person: RotaCandidate, measure: Measure, ordinary: number): FairnessCost {
  const weight = weights[measure];
  const brought = (person.before[measure] - person.share[measure]) / (measure === 'points' ? ordinary : 1);
  const distance = Math.round(Math.max(-furthest, Math.min(furthest, brought)));
  return {
    atStart: Math.round((weight * distance * distance) / 100),
    ofNext: (given) => weight * (2 * distance + 100 * (2 * given + 1)),
  };
}

/** What being given `amount` costs, with what was there at the start. */
export function costOf(cost: FairnessCost, amount: number): number {
  let sum = cost.atStart;
  for (let given = 0; given < amount; given += 1) sum += cost.ofNext(given);
  return sum;
}

/** What somebody is given by a choice in one measure. */
const givenTo = (
  problem: RotaProblem,
  choice: RotaChoice,
  personId: PersonId,
  measure: Measure,
  ordinary: number,
): number =>
  problem.turns.reduce(
    (sum, turn, index) => (choice[index] === personId ? sum + amountOf(turn.counts, measure, ordinary) : sum),
    0,
  );

/** How unfair a choice is, a whole number: what all distances from the shares cost; the smaller the fairer. */
export function scoreOf(problem: RotaProblem, choice: RotaChoice): number {
  const ordinary = ordinaryPoints(problem);
  return problem.people.reduce(
    (sum, person) =>
      sum +
      measures.reduce((own, measure) => {
        const cost = fairnessCost(person, measure, ordinary);
        return own + costOf(cost, givenTo(problem, choice, person.id, measure, ordinary));
      }, 0),
    0,
  );
}
