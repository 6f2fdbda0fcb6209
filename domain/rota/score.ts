import type { PersonId } from '../people/person.ts';
import type { RotaCandidate, RotaChoice, RotaProblem, TurnCounts } from './problem.ts';

/*
 * How fairness is counted. For everybody we look at how far he stands above or below his share after this rota: in points, and
 * in days of each kind (workdays, rest days, holidays, make-up days, first and last days of holidays, nights). Each distance is
 * measured in turns and squared, so two turns too many weigh four times as much as one; the squares are added up, those of
 * points eight times, those of holidays three times, those of rest days, first and last days of holidays and nights twice,
 * those of workdays and make-up days once. The smaller the sum, the fairer the rota: a turn goes to the one who is furthest
 * behind wherever the rules let him have it, in points first and then in the kind of day. A turn of a hundredth stands for one,
 * so the sum is whole.
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

/** Beyond a hundred turns nobody is further ahead or behind. */
const furthest = 10_000;

/** How points are counted in one problem: in units of which a turn has few, so that costs are whole and steps few. */
export type PointScale = {
  readonly pointsInUnit: number;
  /** Units of a turn in the middle of this problem. */
  readonly unitsInTurn: number;
};

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** How points are counted in a problem. */
export function pointScale(problem: RotaProblem): PointScale {
  const points = problem.turns.map(({ counts }) => counts.points);
  const mean = points.reduce((sum, one) => sum + one, 0) / Math.max(1, points.length);
  const pointsInUnit = Math.max(1, points.reduce(commonDivisor, 0), Math.ceil(mean / 50));
  return { pointsInUnit, unitsInTurn: Math.max(1, Math.round(mean / pointsInUnit)) };
}

/** What a turn adds to a measure: days, or units of points. */
export const amountOf = (counts: TurnCounts, measure: Measure, scale: PointScale): number =>
  measure === 'points' ? Math.round(counts.points / scale.pointsInUnit) : counts[measure];

/** What somebody's distance from his share costs, as a function of what he is given here. */
export type FairnessCost = {
  /** What the distance costs that he brings along. */
  readonly atStart: number;
  /** Over so many units the cost of one more is the same. */
  readonly step: number;
  /** What each unit of the step `index` costs; never less than in the step before. */
  readonly slope: (index: number) => number;
};

/** What the distance of somebody from his share costs in one measure. */
export function fairnessCost(person: RotaCandidate, measure: Measure, scale: PointScale): FairnessCost {
  const weight = weights[measure];
  const turn = measure === 'points' ? scale.pointsInUnit * scale.unitsInTurn : 1;
  const brought = (person.before[measure] - person.share[measure]) / turn;
  const distance = Math.round(Math.max(-furthest, Math.min(furthest, brought)));
  const step = measure === 'points' ? scale.unitsInTurn : 1;
  return {
    atStart: Math.round((weight * distance * distance) / 100),
    step,
    slope: (index) => Math.round((weight * (2 * distance + 100 * (2 * index + 1))) / step),
  };
}

/** What `amount` costs, beyond what was there at the start. */
export function costOf(cost: FairnessCost, amount: number): number {
  let sum = 0;
  for (let index = 0; index * cost.step < amount; index += 1)
    sum += cost.slope(index) * Math.min(cost.step, amount - index * cost.step);
  return sum;
}

/** What somebody is given by a choice in one measure. */
export const givenTo = (
  problem: RotaProblem,
  choice: RotaChoice,
  personId: PersonId,
  measure: Measure,
  scale: PointScale,
): number =>
  problem.turns.reduce(
    (sum, turn, index) => (choice[index] === personId ? sum + amountOf(turn.counts, measure, scale) : sum),
    0,
  );

/** How unfair a choice is, a whole number: what all distances from the shares cost; the smaller the fairer. */
export function scoreOf(problem: RotaProblem, choice: RotaChoice): number {
  const scale = pointScale(problem);
  return problem.people.reduce(
    (sum, person) =>
      sum +
      measures.reduce((own, measure) => {
        const cost = fairnessCost(person, measure, scale);
        return own + cost.atStart + costOf(cost, givenTo(problem, choice, person.id, measure, scale));
      }, 0),
    0,
  );
}
