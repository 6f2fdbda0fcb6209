import { unitOf } from './lay-plan.ts';
import type { PlanMove, PlanState } from './plan-state.ts';

/** The steps by which two units change tiers; undefined where one of them may not be in the other's. */
export function swapOf(state: PlanState, one: number, other: number): readonly PlanMove[] | undefined {
  const mine = unitOf(state.model, one).options;
  const theirs = unitOf(state.model, other).options;
  const [myTier, theirTier] = [mine[state.choice[one] ?? -1]?.tier, theirs[state.choice[other] ?? -1]?.tier];
  if (myTier === theirTier) return undefined;
  const [to, back] = [
    mine.findIndex(({ tier }) => tier === theirTier),
    theirs.findIndex(({ tier }) => tier === myTier),
  ];
  return to < 0 || back < 0
    ? undefined
    : [
        [one, to],
        [other, back],
      ];
}

type Step = { readonly giver: number; readonly day: number };

/**
 * Passes a day on duty that runs into another on to somebody else, who passes another day on, until somebody passes one back: so
 * everybody keeps the same number of days on duty. False where no such round makes the plan better.
 */
export function passAround(state: PlanState, unit: number): boolean {
  const { person: from, pool, days } = unitOf(state.model, unit);
  const [start = 0] = days;
  if (!state.model.isExact || !isOnDuty(state, from, start) || !runs(state, from, start)) return false;
  const people = [...state.model.problem.people.keys()];
  const mayTake = (taker: number, day: number): boolean =>
    state.poolAt(taker, day) === pool &&
    state.unitAt(taker, day) >= 0 &&
    !isOnDuty(state, taker, day) &&
    !runs(state, taker, day);
  const reached = new Map<number, Step>();
  for (const taker of people) if (mayTake(taker, start)) reached.set(taker, { giver: from, day: start });
  // Who is reached while going on is gone on from too.
  for (const giver of reached.keys())
    for (const day of state.model.problem.days.keys()) {
      if (day === start || state.poolAt(giver, day) !== pool || state.unitAt(giver, day) < 0) continue;
      if (!isOnDuty(state, giver, day)) continue;
      if (mayTake(from, day) && state.improve(roundOf(state, reached, { giver, day }, from), true))
        return true;
      for (const taker of people)
        if (taker !== from && !reached.has(taker) && mayTake(taker, day)) reached.set(taker, { giver, day });
    }
  return false;
}

/** The exchanges of a round, from its last step back to its first. */
function roundOf(
  state: PlanState,
  reached: ReadonlyMap<number, Step>,
  last: Step,
  from: number,
): readonly PlanMove[] {
  const moves: PlanMove[] = [];
  for (let step: Step | undefined = last, taker = from; step !== undefined; ) {
    const { giver, day }: Step = step;
    moves.push(...(swapOf(state, state.unitAt(giver, day), state.unitAt(taker, day)) ?? []));
    taker = giver;
    step = giver === from ? undefined : reached.get(giver);
  }
  return moves;
}

const isOnDuty = (state: PlanState, person: number, day: number): boolean =>
  day >= 0 && day < state.model.problem.days.length && state.kindAt(person, day) === 0;

/** True where duty on a day would touch duty on the day before or after. */
const runs = (state: PlanState, person: number, day: number): boolean =>
  isOnDuty(state, person, day - 1) || isOnDuty(state, person, day + 1);
