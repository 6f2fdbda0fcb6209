import type { PlanSolution } from '#domain/period/problem';
import { kindOn, leadsWanted, type LeadWanted, type PlanModel } from './plan-model.ts';

/** What a plan is measured by, in order; an earlier measure outweighs everything after it. */
export const planMeasures = [
  'demands',
  'leads',
  'duty',
  'standby',
  'rest',
  'running',
  'earlier',
  'edges',
  'afterDuty',
] as const;

/** One amount for each of `planMeasures`; less is better. */
export type PlanScore = readonly number[];

/** True where the first score is better than the second. */
export function isBetter(one: PlanScore, other: PlanScore, ignored: ReadonlySet<number> = nothing): boolean {
  for (const [index, amount] of one.entries()) {
    const than = other[index] ?? 0;
    if (amount !== than && !ignored.has(index)) return amount < than;
  }
  return false;
}

const nothing: ReadonlySet<number> = new Set();
/** Measures that days on standby and at rest decide. */
const besideDuty: ReadonlySet<number> = new Set([3, 4, 8]);

/** One step: a unit and the option that it gets. */
export type PlanMove = readonly [unit: number, option: number];

/** A plan while it is made: which option each unit has, and what that costs. */
export class PlanState {
  readonly model: PlanModel;
  readonly choice: Int32Array;
  readonly #days: number;
  readonly #unitAt: Int32Array;
  readonly #kindAt: Int8Array;
  readonly #poolAt: Int8Array;
  readonly #inSlot: Int32Array;
  /** Days by person, pool and kind. */
  readonly #counts: Int32Array;
  /** What a person too few or too many weighs against which tier lacks one. */
  readonly #whole: number;
  readonly #leads: ReadonlyMap<number, readonly LeadWanted[]>;

  constructor(model: PlanModel) {
    const { problem, units, slots, pools } = model;
    this.model = model;
    this.choice = new Int32Array(units.length).fill(-1);
    this.#days = problem.days.length;
    const cells = problem.people.length * this.#days;
    this.#unitAt = new Int32Array(cells).fill(-1);
    this.#kindAt = new Int8Array(cells).fill(-1);
    this.#poolAt = new Int8Array(cells).fill(-1);
    this.#inSlot = new Int32Array(slots.length);
    this.#counts = new Int32Array(problem.people.length * pools.length * 3);
    this.#whole = 1 + slots.reduce((sum, { weight, wanted }) => sum + weight * Math.max(0, wanted), 0);
    this.#leads = Map.groupBy(leadsWanted(model), ({ day }) => day);
    for (const [person, { pools: mine, fixed }] of problem.people.entries())
      for (let day = 0; day < this.#days; day += 1) {
        const at = person * this.#days + day;
        this.#poolAt[at] = pools.indexOf(mine[day] ?? '');
        this.#setKind(person, day, kindOn(problem, day, fixed[day] ?? null));
      }
    for (const [index, { person, days }] of units.entries())
      for (const day of days) this.#unitAt[person * this.#days + day] = index;
  }

  /** The unit of a person on a day, or -1 where nothing is open. */
  unitAt(person: number, day: number): number {
    return this.#unitAt[person * this.#days + day] ?? -1;
  }

  /** The kind of tier of a person on a day, or -1. */
  kindAt(person: number, day: number): number {
    return this.#kindAt[person * this.#days + day] ?? -1;
  }

  /** The place of somebody's pool on a day, or -1. */
  poolAt(person: number, day: number): number {
    return this.#poolAt[person * this.#days + day] ?? -1;
  }

  /** Gives a unit an option. */
  set(unit: number, option: number): void {
    const { person, days, options } = this.model.units[unit] ?? { person: 0, days: [], options: [] };
    for (const slot of options[this.choice[unit] ?? -1]?.slots ?? [])
      this.#inSlot[slot] = (this.#inSlot[slot] ?? 0) - 1;
    this.choice[unit] = option;
    const now = options[option];
    for (const slot of now?.slots ?? []) this.#inSlot[slot] = (this.#inSlot[slot] ?? 0) + 1;
    for (const day of days) this.#setKind(person, day, now?.kind ?? -1);
  }

  #setKind(person: number, day: number, kind: number): void {
    const at = person * this.#days + day;
    const pool = this.#poolAt[at] ?? -1;
    const old = this.#kindAt[at] ?? -1;
    const first = (person * this.model.pools.length + pool) * 3;
    this.#kindAt[at] = kind;
    if (pool < 0) return;
    if (old >= 0) this.#counts[first + old] = (this.#counts[first + old] ?? 0) - 1;
    if (kind >= 0) this.#counts[first + kind] = (this.#counts[first + kind] ?? 0) + 1;
  }

  /** True where two people who change places on a day would be less even; without a look at anything else. */
  isLessEven(one: number, other: number, onlyDuty: boolean): boolean {
    const [mine, theirs] = [this.model.units[one], this.model.units[other]];
    const [day = 0] = mine?.days ?? [];
    if (!this.model.isExact || mine === undefined || theirs === undefined || this.#leads.has(day))
      return false;
    const [from, to] = [this.kindAt(mine.person, day), this.kindAt(theirs.person, day)];
    for (let kind = 0; kind < (onlyDuty ? 1 : 3); kind += 1) {
      const gain = Number(to === kind) - Number(from === kind);
      const apart = this.daysOf(mine.person, mine.pool, kind) - this.daysOf(theirs.person, mine.pool, kind);
      const costs = 2 * gain * (apart + gain);
      if (gain !== 0 && costs !== 0) return costs > 0;
    }
    return false;
  }

  /** Takes steps where they make the plan better; otherwise leaves it as it was and says false. */
  improve(moves: readonly PlanMove[], onlyDuty = false): boolean {
    const undo = moves.map(([unit]): PlanMove => [unit, this.choice[unit] ?? -1]);
    const before = this.#about(moves);
    for (const [unit, option] of moves) this.set(unit, option);
    if (isBetter(this.#about(moves), before, onlyDuty ? besideDuty : nothing)) return true;
    for (const [unit, option] of undo) this.set(unit, option);
    return false;
  }

  /** What the whole plan comes to. */
  score(): PlanScore {
    const score = planMeasures.map(() => 0);
    for (const person of this.model.problem.people.keys()) this.#addPerson(person, score);
    for (const slot of this.model.slots.keys()) this.#addSlot(slot, score);
    for (let day = 0; day < this.#days; day += 1) this.#addLeads(day, score);
    return score;
  }

  /** How many days of a kind a person has in a pool. */
  daysOf(person: number, pool: number, kind: number): number {
    return kind < 0 ? 0 : (this.#counts[(person * this.model.pools.length + pool) * 3 + kind] ?? 0);
  }

  /** The tiers of everybody on every day. */
  tiers(): PlanSolution['tiers'] {
    const tiers = this.model.problem.people.map(({ fixed }) => [...fixed]);
    for (const [unit, { person, days, options }] of this.model.units.entries())
      for (const day of days) {
        const mine = tiers[person];
        if (mine !== undefined) mine[day] = options[this.choice[unit] ?? -1]?.tier ?? null;
      }
    return tiers;
  }

  /** The part of the score that steps can change. */
  #about(moves: readonly PlanMove[]): PlanScore {
    const score = planMeasures.map(() => 0);
    const people = new Set(moves.map(([unit]) => this.model.units[unit]?.person ?? 0));
    for (const person of people) this.#addPerson(person, score);
    if (this.#leads.size > 0)
      for (const day of new Set(moves.flatMap(([unit]) => this.model.units[unit]?.days ?? [])))
        this.#addLeads(day, score);
    if (this.model.isExact) return score;
    const slots = new Set(
      moves.flatMap(([unit]) => this.model.units[unit]?.options.flatMap((option) => option.slots) ?? []),
    );
    for (const slot of slots) this.#addSlot(slot, score);
    return score;
  }

  #addSlot(slot: number, score: number[]): void {
    const { wanted = 0, weight = 0 } = this.model.slots[slot] ?? {};
    // Nobody misses those who are in no tier.
    if (weight === 0) return;
    const missing = wanted - (this.#inSlot[slot] ?? 0);
    score[0] = (score[0] ?? 0) + Math.abs(missing) * this.#whole + Math.max(0, missing) * weight;
  }

  #addLeads(day: number, score: number[]): void {
    for (const { pool, people } of this.#leads.get(day) ?? [])
      if (!people.some((person) => this.kindAt(person, day) === 0 && this.poolAt(person, day) === pool))
        score[1] = (score[1] ?? 0) + 1;
  }

  #addPerson(person: number, score: number[]): void {
    const { days, people } = this.model.problem;
    const before = people[person]?.before;
    let [running, edges, after, duty] = [0, 0, 0, 0];
    for (let day = 0; day < this.#days; day += 1) {
      const at = person * this.#days + day;
      const kind = this.#kindAt[at] ?? -1;
      if (kind < 0) continue;
      const today = days[day];
      if (kind === 0) {
        duty += 1;
        if (today?.isEdge === true) edges += 1;
      }
      if (day === 0 || kind === 2 || this.#kindAt[at - 1] !== 0) continue;
      const yesterday = days[day - 1];
      if (yesterday === undefined || yesterday.block === today?.block) continue;
      if (kind === 1) after += 1;
      else if (yesterday.restsAfterDuty) running += 1;
    }
    const width = this.model.pools.length * 3;
    for (let index = 0; index < width; index += 1) {
      const measure = 2 + (index % 3);
      score[measure] = (score[measure] ?? 0) + (this.#counts[person * width + index] ?? 0) ** 2;
    }
    score[5] = (score[5] ?? 0) + running;
    score[6] = (score[6] ?? 0) + duty * (before?.duty ?? 0);
    score[7] = (score[7] ?? 0) + edges * (2 * (before?.edge ?? 0) + edges);
    score[8] = (score[8] ?? 0) + after;
  }
}
