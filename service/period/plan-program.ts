import type { Highs } from 'highs';
import { MixedProgram, type ProgramAnswer, type Terms } from '../rota/mixed-program.ts';
import { unitOf } from './lay-plan.ts';
import { kindOn, leadsWanted, type PlanModel } from './plan-model.ts';
import type { PlanScore } from './plan-state.ts';

/** What a run of the solver is to make least: a measure, or the distance between the fewest and the most days of a kind in a pool. */
export type PlanAim =
  | { readonly kind: 'measure'; readonly measure: 0 | 1 | 2 | 3 | 4 | 5 }
  | {
      readonly kind: 'range';
      readonly people: readonly number[];
      readonly pool: number;
      readonly tiers: number;
    };

/** What a run of the solver found: the option of each unit where there is any, and what nothing goes below. */
export type PlanAnswer = {
  readonly choice: readonly number[] | undefined;
  readonly bound: number;
  readonly isProven: boolean;
  readonly seconds: number;
};

/** Makes the aim least among the plans whose measures before `kept.length` are no worse than in `kept`. */
export function solveProgram(
  model: PlanModel,
  aim: PlanAim,
  kept: PlanScore,
  { highs, seconds }: { readonly highs: Highs; readonly seconds: number },
): PlanAnswer {
  const writing = new PlanWriting(model, aim);
  for (const [measure, most] of kept.entries()) writing.keep(measure, most);
  writing.writeAim();
  const answer = writing.program.solve(highs, seconds);
  if (answer.kind === 'impossible') throw new Error('the plan that was found is said to be impossible');
  return {
    choice: answer.kind === 'found' ? writing.choiceIn(answer) : undefined,
    bound: Math.ceil(answer.bound - 1e-6) + writing.offset,
    isProven: answer.kind === 'found' && answer.isProven,
    seconds: answer.seconds,
  };
}

/** A measure as a sum of columns, and what it comes to without them. */
type Sum = { readonly terms: Terms; readonly fixed: number };

class PlanWriting {
  readonly program = new MixedProgram();
  offset = 0;
  readonly #model: PlanModel;
  readonly #aim: PlanAim;
  readonly #columns: readonly (readonly number[])[];
  readonly #unitAt = new Map<string, number>();

  constructor(model: PlanModel, aim: PlanAim) {
    this.#model = model;
    this.#aim = aim;
    this.#columns = model.units.map(({ person, days, options }, unit) => {
      for (const day of days) this.#unitAt.set(`${person} ${day}`, unit);
      const columns = options.map(() => this.program.addChoice());
      this.program.require(
        1,
        columns.map((column) => [column, 1]),
        1,
      );
      return columns;
    });
    if (model.isExact) this.#fillSlots();
  }

  /** Demands that a measure comes to no more than `most`. */
  keep(measure: number, most: number): void {
    if (measure === 0 && this.#model.isExact) return;
    const { terms, fixed } = this.#sumOf(measure, 0);
    this.program.require(0, terms, most - fixed);
  }

  /** Writes what is to be least. */
  writeAim(): void {
    if (this.#aim.kind === 'measure') this.offset = this.#sumOf(this.#aim.measure, 1).fixed;
    else this.#writeRange(this.#aim);
  }

  /** The option of each unit in an answer. */
  choiceIn({ values }: Extract<ProgramAnswer, { kind: 'found' }>): readonly number[] {
    return this.#columns.map((columns) => columns.findIndex((column) => (values[column] ?? 0) > 0.5));
  }

  /** The columns that fill a slot. */
  #termsOf(): readonly (readonly (readonly [number, number])[])[] {
    const terms: (readonly [number, number])[][] = this.#model.slots.map(() => []);
    for (const [unit, { options }] of this.#model.units.entries())
      for (const [option, { slots }] of options.entries())
        for (const slot of slots) terms[slot]?.push([this.#columns[unit]?.[option] ?? 0, 1]);
    return terms;
  }

  #fillSlots(): void {
    for (const [slot, terms] of this.#termsOf().entries()) {
      const wanted = this.#model.slots[slot]?.wanted ?? 0;
      this.program.require(wanted, terms, wanted);
    }
  }

  #sumOf(measure: number, cost: 0 | 1): Sum {
    if (measure === 0) return this.#demands(cost);
    if (measure === 1) return this.#leads(cost);
    return measure === 5 ? this.#running(cost) : this.#squares(measure - 2, cost);
  }

  #leads(cost: 0 | 1): Sum {
    const sum: (readonly [number, number])[] = [];
    for (const { day, pool, people } of leadsWanted(this.#model)) {
      const lacks = this.program.addAmount(cost, 1);
      sum.push([lacks, 1]);
      const mine = people
        .filter((person) => this.#model.problem.people[person]?.pools[day] === this.#model.pools[pool])
        .map((person) => this.#dutyOn(person, day));
      const fixed = mine.reduce((all, one) => all + one.fixed, 0);
      this.program.require(1 - fixed, [...mine.flatMap(({ terms }) => terms), [lacks, 1]], people.length + 1);
    }
    return { terms: sum, fixed: 0 };
  }

  #demands(cost: 0 | 1): Sum {
    const whole =
      1 + this.#model.slots.reduce((sum, { weight, wanted }) => sum + weight * Math.max(0, wanted), 0);
    const sum: (readonly [number, number])[] = [];
    for (const [slot, terms] of this.#termsOf().entries()) {
      const { wanted = 0, weight = 0 } = this.#model.slots[slot] ?? {};
      if (weight === 0) continue;
      const most = terms.length + Math.abs(wanted);
      const missing = this.program.addAmount(cost * (whole + weight), most);
      const over = this.program.addAmount(cost * whole, most);
      this.program.require(wanted, [...terms, [missing, 1], [over, -1]], wanted);
      sum.push([missing, whole + weight], [over, whole]);
    }
    return { terms: sum, fixed: 0 };
  }

  /** The columns of somebody's days of a kind in a pool, each with its days, and how many days are fixed. */
  #daysOf(person: number, pool: number, kind: number): Sum {
    const { problem, pools, units } = this.#model;
    const someone = problem.people[person];
    const fixed = [...problem.days.keys()].filter(
      (day) =>
        someone?.pools[day] === pools[pool] && kindOn(problem, day, someone?.fixed[day] ?? null) === kind,
    ).length;
    const terms = [...units.entries()].flatMap(([unit, one]) =>
      one.person === person && one.pool === pool
        ? one.options.flatMap(
            (option, index): Terms =>
              option.kind === kind ? [[this.#columns[unit]?.[index] ?? 0, one.days.length]] : [],
          )
        : [],
    );
    return { terms, fixed };
  }

  /** The sum of squares of the days of a kind: between the numbers of days that are possible it is a straight line. */
  #squares(kind: number, cost: 0 | 1): Sum {
    const { problem, pools, units } = this.#model;
    const sum: (readonly [number, number])[] = [];
    let whole = 0;
    for (const person of problem.people.keys())
      for (const pool of pools.keys()) {
        const { terms, fixed } = this.#daysOf(person, pool, kind);
        whole += fixed ** 2;
        if (terms.length === 0) continue;
        const lengths = units
          .filter((one) => one.person === person && one.pool === pool)
          .filter(({ options }) => options.some((option) => option.kind === kind))
          .map(({ days }) => days.length);
        const steps = stepsOf(lengths).map(([from, to]): readonly [number, number] => {
          const slope = 2 * fixed + from + to;
          const column = this.program.addAmount(cost * slope, to - from);
          sum.push([column, slope]);
          return [column, -1];
        });
        this.program.require(0, [...terms, ...steps], 0);
      }
    return { terms: sum, fixed: whole };
  }

  #running(cost: 0 | 1): Sum {
    const { problem } = this.#model;
    const sum: (readonly [number, number])[] = [];
    let whole = 0;
    for (const [day, today] of problem.days.entries()) {
      const next = problem.days[day + 1];
      if (!today.restsAfterDuty || next === undefined || next.block === today.block) continue;
      for (const person of problem.people.keys()) {
        const [one, other] = [this.#dutyOn(person, day), this.#dutyOn(person, day + 1)];
        const fixed = one.fixed + other.fixed;
        const terms = [...one.terms, ...other.terms];
        if (fixed === 2) whole += 1;
        if (terms.length === 0 || fixed + Number(one.terms.length > 0) + Number(other.terms.length > 0) < 2)
          continue;
        const runs = this.program.addAmount(cost, 1);
        sum.push([runs, 1]);
        this.program.require(-2, [...terms, [runs, -1]], 1 - fixed);
      }
    }
    return { terms: sum, fixed: whole };
  }

  #dutyOn(person: number, day: number): Sum {
    const { problem } = this.#model;
    const unit = this.#unitAt.get(`${person} ${day}`);
    if (unit === undefined) {
      const someone = problem.people[person];
      const isFixed = kindOn(problem, day, someone?.fixed[day] ?? null) === 0;
      return { terms: [], fixed: isFixed ? 1 : 0 };
    }
    const terms = unitOf(this.#model, unit).options.flatMap(
      (option, index): Terms => (option.kind === 0 ? [[this.#columns[unit]?.[index] ?? 0, 1]] : []),
    );
    return { terms, fixed: 0 };
  }

  #writeRange({ people, pool, tiers }: Extract<PlanAim, { kind: 'range' }>): void {
    const days = this.#model.problem.days.length;
    const most = this.program.addAmount(1, days);
    const least = this.program.addAmount(-1, days);
    for (const person of people) {
      const { terms, fixed } = this.#daysOf(person, pool, tiers);
      this.program.require(-days, [...terms, [most, -1]], -fixed);
      this.program.require(-fixed, [...terms, [least, -1]], days);
    }
  }
}

/** The stretches between the sums that some of the lengths can have. */
function stepsOf(lengths: readonly number[]): readonly (readonly [number, number])[] {
  let sums = new Set([0]);
  for (const length of lengths) sums = new Set([...sums, ...[...sums].map((sum) => sum + length)]);
  const sorted = [...sums].toSorted((one, other) => one - other);
  return sorted.slice(1).map((to, index) => [sorted[index] ?? 0, to]);
}
