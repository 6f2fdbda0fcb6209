import type { Highs } from 'highs';
import type { PlanProblem, PlanSolution } from '#domain/period/problem';
import { TimeBudget } from '../rota/time-budget.ts';
import { improvePlan } from './improve-plan.ts';
import { layPlan, levelPlan } from './lay-plan.ts';
import { boundsOf, type PlanBounds, peopleOf } from './plan-bounds.ts';
import { freedomOf, kindOn, kindOrder, modelOf } from './plan-model.ts';
import { solveProgram } from './plan-program.ts';
import { isBetter, PlanState } from './plan-state.ts';

type SolveWith = { readonly highs: Highs; readonly budget: TimeBudget };

/**
 * Decides a plan in this thread. Demands come first, then the fewest changes, then somebody who may be first, then even days on duty, on standby and at rest, then
 * rest after duty; with a proof. Among plans that are equal in this, who had less in earlier periods has more, and after duty
 * comes rest: there the best that exchanges find is taken. `say` hears which step of how many is done.
 */
export function decidePlan(
  highs: Highs,
  problem: PlanProblem,
  timeLimitSeconds: number,
  say: (done: number, total: number) => void,
): PlanSolution {
  const parts = independentParts(problem);
  const budget = new TimeBudget(timeLimitSeconds);
  const tiers: PlanSolution['tiers'][number][] = problem.people.map(({ fixed }) => fixed);
  const evenness: PlanSolution['evenness'][number][] = [];
  let isProven = true;
  for (const [done, { people, part }] of parts.entries()) {
    say(done, parts.length);
    const answer = decidePart(part, { highs, budget: budget.part(1 / (parts.length - done)) });
    for (const [index, person] of people.entries()) tiers[person] = answer.tiers[index] ?? [];
    evenness.push(...answer.evenness);
    isProven &&= answer.isProven;
  }
  say(parts.length, parts.length);
  return {
    tiers,
    shortages: shortagesIn(problem, tiers),
    evenness,
    changes: problem.way === 'fresh' ? null : changesIn(problem, tiers),
    isProven,
  };
}

type Part = { readonly people: readonly number[]; readonly part: PlanProblem };

/** The problem apart by pools that share nobody. */
function independentParts(problem: PlanProblem): readonly Part[] {
  const together: { readonly pools: Set<string>; readonly people: number[] }[] = [];
  for (const [person, { pools }] of problem.people.entries()) {
    const mine = new Set(pools.filter((pool) => pool !== null));
    if (mine.size === 0) continue;
    const joined = together.filter(({ pools: theirs }) => [...mine].some((pool) => theirs.has(pool)));
    for (const one of joined) together.splice(together.indexOf(one), 1);
    together.push({
      pools: new Set([...mine, ...joined.flatMap((one) => [...one.pools])]),
      people: [...joined.flatMap(({ people }) => people), person].toSorted((one, other) => one - other),
    });
  }
  return together.map(({ pools, people }) => ({
    people,
    part: {
      ...problem,
      people: people.flatMap((person) => problem.people[person] ?? []),
      demands: problem.demands.filter(({ poolKey }) => pools.has(poolKey)),
      leads: problem.leads.filter(({ poolKey }) => pools.has(poolKey)),
    },
  }));
}

type Decided = Pick<PlanSolution, 'tiers' | 'evenness' | 'isProven'>;

function decidePart(problem: PlanProblem, by: SolveWith): Decided {
  const freedom = freedomOf(problem);
  const model = modelOf(problem, freedom);
  const bounds = boundsOf(problem);
  const first = layPlan(model);
  if (freedom === 'days') levelPlan(first, () => improvePlan(first, { onlyDuty: true }));
  improvePlan(first);
  let state = first;
  let isProven = true;
  // The bounds hold where days are shared out as if each stood for itself, and one after the other.
  let isBound = true;
  if (!model.isExact) {
    const answer = better(state, 0, by);
    state = answer.state;
    isProven = answer.isProven;
    isBound = isFilledAsDays(problem, state);
  }
  const lowestOf = [0, 0, ...bounds.sums];
  for (const measure of [1, 2, 3, 4, 5] as const) {
    const lowest = lowestOf[measure];
    // Nothing is below 0, whatever the bounds think.
    if (isProven && amountOf(state, measure) === 0) continue;
    if (isProven && isBound && amountOf(state, measure) === lowest) continue;
    const answer = better(state, measure, by);
    state = answer.state;
    isProven &&= answer.isProven;
    isBound &&= amountOf(state, measure) === lowest;
  }
  const isDays = model.isExact || isFilledAsDays(problem, state);
  return {
    tiers: state.tiers(),
    evenness: evennessIn(state, isDays ? bounds : undefined, by),
    isProven,
  };
}

const amountOf = (state: PlanState, measure: number): number => state.score()[measure] ?? 0;

/** Seconds for the last measure, in which a large plan is nearly always as good as it can be already. */
const secondsForRunning = 5;

/** The best that the solver and exchanges find for a measure without losing what comes before it. */
function better(
  state: PlanState,
  measure: 0 | 1 | 2 | 3 | 4 | 5,
  { highs, budget }: SolveWith,
): { readonly state: PlanState; readonly isProven: boolean } {
  const aim = { kind: 'measure', measure } as const;
  const answer = solveProgram(state.model, aim, state.score().slice(0, measure), {
    highs,
    seconds: measure === 5 ? Math.min(secondsForRunning, budget.left) : budget.left,
  });
  budget.spend(answer.seconds);
  let best = state;
  if (answer.choice !== undefined) {
    const found = new PlanState(state.model);
    for (const [unit, option] of answer.choice.entries()) found.set(unit, Math.max(0, option));
    improvePlan(found);
    if (isBetter(found.score(), state.score())) best = found;
  }
  return { state: best, isProven: amountOf(best, measure) <= answer.bound };
}

/** True where blocks cost no demand anything. */
function isFilledAsDays(problem: PlanProblem, state: PlanState): boolean {
  const days = layPlan(modelOf(problem, 'days'));
  const [one, other] = [state, days].map((plan) => shortagesIn(problem, plan.tiers()));
  return JSON.stringify(one) === JSON.stringify(other);
}

/** How even each kind of day is in each pool. Without bounds the solver is asked how even it could be. */
function evennessIn(
  state: PlanState,
  bounds: PlanBounds | undefined,
  by: SolveWith,
): PlanSolution['evenness'] {
  const { model } = state;
  return model.pools.flatMap((poolKey, pool) => {
    const people = peopleOf(model, pool);
    return kindOrder.flatMap((kind, index) => {
      const days = people.map((person) => state.daysOf(person, pool, index));
      const [least, most] = [Math.min(...days), Math.max(...days)];
      if (!(most > 0)) return [];
      const known = bounds?.ranges[pool]?.[index] ?? 0;
      const range = most - least;
      // Where nothing is open and all have the same there is no step.
      const step = Math.max(1, stepOf(state, people, pool, index));
      const sure = known + ((range - known) % step);
      const bound = model.isExact || range <= sure ? sure : rangeBound(state, people, pool, index, by);
      return [{ poolKey, kind, least, most, bound: Math.min(range, Math.max(sure, bound)) }];
    });
  });
}

/** A number by which days of a kind always differ among people, whatever is decided: where all blocks are of one length, that. */
function stepOf({ model }: PlanState, people: readonly number[], pool: number, kind: number): number {
  const { problem, pools, units } = model;
  const mine = units.filter(
    (unit) => unit.pool === pool && unit.options.some((option) => option.kind === kind),
  );
  const decided = people.map((person) => {
    const someone = problem.people[person];
    return [...problem.days.keys()].filter(
      (day) =>
        someone?.pools[day] === pools[pool] && kindOn(problem, day, someone?.fixed[day] ?? null) === kind,
    ).length;
  });
  const [first = 0] = decided;
  return [...mine.map(({ days }) => days.length), ...decided.map((days) => Math.abs(days - first))].reduce(
    greatestDivisor,
    0,
  );
}

const greatestDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestDivisor(other, one % other);

/** Seconds after which the solver is no longer asked how even days of a kind could be. */
const secondsForRange = 2;

function rangeBound(
  state: PlanState,
  people: readonly number[],
  pool: number,
  tiers: number,
  { highs, budget }: SolveWith,
): number {
  const answer = solveProgram(
    state.model,
    { kind: 'range', people, pool, tiers },
    state.score().slice(0, 1),
    {
      highs,
      seconds: Math.min(secondsForRange, budget.left),
    },
  );
  budget.spend(answer.seconds);
  return Math.max(0, answer.bound);
}

/** Demands that a plan does not meet exactly. */
function shortagesIn(problem: PlanProblem, tiers: PlanSolution['tiers']): PlanSolution['shortages'] {
  return problem.demands.flatMap((demand) => {
    const { day, poolKey, tierKey, wanted } = demand;
    const got = problem.people.filter(
      ({ pools }, person) => pools[day] === poolKey && tiers[person]?.[day] === tierKey,
    ).length;
    return got === wanted ? [] : [{ ...demand, got }];
  });
}

/** How many open cells differ from how the plan stood; what had to be decided so is what no plan goes below. */
function changesIn(problem: PlanProblem, tiers: PlanSolution['tiers']): NonNullable<PlanSolution['changes']> {
  const made = problem.people.reduce(
    (sum, { pools, stands }, person) =>
      sum + pools.filter((pool, day) => pool !== null && tiers[person]?.[day] !== stands[day]).length,
    0,
  );
  return { made, fewest: fewestChanges(problem) };
}

/** For every pool and day, those who cannot stay where they are because their tier wants fewer. */
function fewestChanges(problem: PlanProblem): number {
  const { units, slots } = modelOf(problem, 'days');
  const stays = slots.map(({ day, tier, wanted, pool }) => {
    const standing = units.filter(
      (unit) =>
        unit.days[0] === day &&
        unit.pool === pool &&
        (problem.people[unit.person]?.stands[day] ?? null) === tier,
    ).length;
    return Math.min(standing, wanted);
  });
  return units.length - stays.reduce((sum, count) => sum + count, 0);
}
