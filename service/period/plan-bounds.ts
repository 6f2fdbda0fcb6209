import type { PlanProblem } from '#domain/period/problem';
import { type Level, levelDays } from './level-days.ts';
import { kindOn, modelOf, type PlanModel } from './plan-model.ts';

/** What no plan of a problem goes below, where every day is decided for itself. */
export type PlanBounds = {
  /** The sums of squares of days on duty, on standby and at rest, each where those before it are at theirs; and days running. */
  readonly sums: readonly [number, number, number, number];
  /** The smallest distance between the fewest and the most days of a kind, by pool and kind. */
  readonly ranges: readonly (readonly number[])[];
};

/** The places of those who belong to a pool on some day. */
export const peopleOf = ({ problem, pools }: PlanModel, pool: number): readonly number[] =>
  [...problem.people.keys()].filter(
    (person) => problem.people[person]?.pools.includes(pools[pool] ?? '') ?? false,
  );

/** Reckons what no plan goes below: each kind alone is a sharing of days, whose most even form is known. */
export function boundsOf(problem: PlanProblem): PlanBounds {
  const model = modelOf(problem, 'days');
  const sums: [number, number, number, number] = [0, 0, 0, fewestRunning(model)];
  let tooMany = 0;
  const ranges = model.pools.map((_, pool) => {
    const people = peopleOf(model, pool);
    const whole = people.map((person) => daysIn(model, pool, person));
    const boxes: Level[] = [];
    return ([0, 1, 2] as const).map((kind) => {
      const free = levelOf(model, pool, kind, people);
      const boxed = kind === 0 ? free : levelOf(model, pool, kind, people, boxFor(kind, whole, boxes));
      boxes.push(boxed);
      if (kind === 0) tooMany += runningOfPeople(model, pool, people, boxed.lowest);
      sums[kind] += boxed.totals.reduce((sum, total) => sum + total ** 2, 0);
      return people.length === 0 ? 0 : Math.max(...free.totals) - Math.min(...free.totals);
    });
  });
  sums[3] = Math.max(sums[3], tooMany);
  return { sums, ranges };
}

type Box = { readonly least: readonly number[]; readonly most: readonly number[] };

/** How many days of a kind people can come to where the kinds before it are as even as they can be. */
function boxFor(kind: 1 | 2, whole: readonly (readonly [number, number])[], before: readonly Level[]): Box {
  const taken = (which: 'lowest' | 'highest', index: number): number =>
    before.reduce((sum, level) => sum + (level[which][index] ?? 0), 0);
  return {
    least: whole.map(([, sure], index) => (kind === 2 ? Math.max(0, sure - taken('highest', index)) : 0)),
    most: whole.map(([most], index) => Math.max(0, most - taken('lowest', index))),
  };
}

/** Days on which somebody can be in a tier of a pool, and those of them on which it has to be one. */
function daysIn(
  { problem, pools, slots }: PlanModel,
  pool: number,
  person: number,
): readonly [number, number] {
  const someone = problem.people[person];
  let [most, sure] = [0, 0];
  for (const day of problem.days.keys()) {
    if (someone?.pools[day] !== pools[pool]) continue;
    const fixed = someone?.fixed[day] ?? null;
    if (fixed !== null) {
      if (kindOn(problem, day, fixed) < 0) continue;
      most += 1;
      sure += 1;
      continue;
    }
    const here = slots.filter((slot) => slot.day === day && slot.pool === pool && slot.wanted > 0);
    if (here.some(({ tier }) => tier !== null)) most += 1;
    if (here.length > 0 && here.every(({ tier }) => tier !== null)) sure += 1;
  }
  return [most, sure];
}

function levelOf(model: PlanModel, pool: number, kind: number, people: readonly number[], box?: Box): Level {
  const { problem, pools, slots } = model;
  const key = pools[pool];
  const days = [...problem.days.keys()].flatMap((day) => {
    const need = slots
      .filter((slot) => slot.day === day && slot.pool === pool && kindOn(problem, day, slot.tier) === kind)
      .reduce((sum, { wanted }) => sum + wanted, 0);
    const open = [...people.keys()].filter((index) => {
      const someone = problem.people[people[index] ?? -1];
      return someone?.pools[day] === key && (someone?.fixed[day] ?? null) === null;
    });
    return need === 0 ? [] : [{ need, open }];
  });
  const base = people.map((person) => {
    const someone = problem.people[person];
    return [...problem.days.keys()].filter(
      (day) => someone?.pools[day] === key && kindOn(problem, day, someone?.fixed[day] ?? null) === kind,
    ).length;
  });
  return levelDays({
    days,
    base,
    least: box?.least ?? people.map(() => 0),
    most: box?.most ?? people.map(() => Number.POSITIVE_INFINITY),
  });
}

/** How many days running people cannot do without, because they are there on too few days for their days on duty. */
function runningOfPeople(
  { problem, pools }: PlanModel,
  pool: number,
  people: readonly number[],
  fewest: readonly number[],
): number {
  return people.reduce((sum, person, index) => {
    let [apart, stretch] = [0, 0];
    for (const [day, { restsAfterDuty, block }] of problem.days.entries()) {
      const isThere = problem.people[person]?.pools[day] === pools[pool];
      stretch = isThere ? stretch + 1 : 0;
      // Every second day of a stretch, from its first on.
      if (stretch % 2 === 1) apart += 1;
      if (!restsAfterDuty || problem.days[day + 1]?.block === block) stretch = 0;
    }
    return sum + Math.max(0, (fewest[index] ?? 0) - apart);
  }, 0);
}

/** How many people have to be on duty on two days that follow one another, because nobody else is there. */
function fewestRunning({ problem, pools, slots }: PlanModel): number {
  const { days, people } = problem;
  let sum = 0;
  for (const [day, today] of days.entries()) {
    const next = days[day + 1];
    if (!today.restsAfterDuty || next === undefined || next.block === today.block) continue;
    for (const [pool, key] of pools.entries()) {
      const wants = (at: number): number =>
        slots
          .filter((slot) => slot.day === at && slot.pool === pool && kindOn(problem, at, slot.tier) === 0)
          .reduce((all, { wanted }) => all + wanted, 0);
      const isOn = (person: (typeof people)[number], at: number): boolean =>
        person.pools[at] === key && kindOn(problem, at, person.fixed[at] ?? null) === 0;
      const isAble = (person: (typeof people)[number], at: number): boolean =>
        person.pools[at] === key && ((person.fixed[at] ?? null) === null ? wants(at) > 0 : isOn(person, at));
      const heads = [day, day + 1].reduce(
        (all, at) => all + wants(at) + people.filter((person) => isOn(person, at)).length,
        0,
      );
      const able = people.filter((person) => isAble(person, day) || isAble(person, day + 1)).length;
      const both = people.filter((person) => isOn(person, day) && isOn(person, day + 1)).length;
      sum += Math.max(both, heads - able);
    }
  }
  return sum;
}
