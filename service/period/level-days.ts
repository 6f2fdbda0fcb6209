/** Days that need so many of those who are open, and how many days everybody has already and may come to have. */
export type LevelProblem = {
  readonly days: readonly { readonly need: number; readonly open: readonly number[] }[];
  /** Days that are decided already, of each person. */
  readonly base: readonly number[];
  /** The fewest and the most days that each person may come to. */
  readonly least: readonly number[];
  readonly most: readonly number[];
};

/** Days shared out as evenly as can be. */
export type Level = {
  /** Who of the open people has each day. */
  readonly chosen: readonly ReadonlySet<number>[];
  readonly totals: readonly number[];
  /** The fewest and the most days that somebody has in any sharing that is as even. */
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
};

/** Weighs more than any number of days squared. */
const beyond = 1_000_000;

/**
 * Shares days out so that the sum of squares is the least there is: passes days on, over others where needed, until no chain makes
 * it more even. The sets of days that people can have are such that then nothing else does either; the most that anybody has is
 * as small, and the least as large, as it can be. `first` is where it begins.
 */
export function levelDays(problem: LevelProblem, first?: readonly (readonly number[])[]): Level {
  const sharing = new Sharing(problem, first);
  let isLevel = false;
  while (!isLevel) isLevel = !sharing.passOn();
  const everybody = [...problem.base.keys()];
  const mayFall = everybody.map((person) => sharing.hasEqual(person));
  return {
    chosen: sharing.chosen,
    totals: sharing.totals,
    lowest: sharing.totals.map(
      (total, person) => total - (mayFall[person]?.some((to) => to) === true ? 1 : 0),
    ),
    highest: sharing.totals.map((total, to) => total + (mayFall.some((from) => from[to] === true) ? 1 : 0)),
  };
}

/** A day and who gave it. */
type Passed = readonly [day: number, giver: number];

class Sharing {
  readonly chosen: Set<number>[];
  readonly totals: number[];
  readonly #problem: LevelProblem;

  constructor(problem: LevelProblem, first: readonly (readonly number[])[] | undefined) {
    this.#problem = problem;
    this.totals = [...problem.base];
    this.chosen = problem.days.map(({ need, open }, day) => {
      const people =
        first?.[day] ??
        open.toSorted((one, other) => (this.totals[one] ?? 0) - (this.totals[other] ?? 0)).slice(0, need);
      for (const person of people) this.totals[person] = (this.totals[person] ?? 0) + 1;
      return new Set(people);
    });
  }

  /** Passes one day on so that the sum of squares falls; false where that cannot be. */
  passOn(): boolean {
    const order = [...this.totals.keys()].toSorted((one, other) => this.#saves(other) - this.#saves(one));
    const tried = new Set<number>();
    for (const from of order) {
      if (tried.has(from)) continue;
      const by = this.#reachFrom(from);
      let best: number | undefined;
      for (const to of by.keys())
        if (to !== from && (best === undefined || this.#costs(to) < this.#costs(best))) best = to;
      if (best !== undefined && this.#costs(best) < this.#saves(from)) {
        this.#pass(by, best);
        return true;
      }
      // Whom a person reaches, and saves no more, reaches nobody else.
      for (const person of by.keys()) tried.add(person);
    }
    return false;
  }

  /** For everybody, whether one person could pass a day on to them and nothing be less even. */
  hasEqual(from: number): readonly boolean[] {
    const by = this.#reachFrom(from);
    return this.totals.map((_, to) => to !== from && by.has(to) && this.#costs(to) === this.#saves(from));
  }

  #saves(person: number): number {
    const total = this.totals[person] ?? 0;
    const { base, least, most } = this.#problem;
    if (total <= (base[person] ?? 0)) return -beyond * beyond;
    const inside = 2 * total - 1;
    if (total > (most[person] ?? 0)) return inside + beyond;
    return total <= (least[person] ?? 0) ? inside - beyond : inside;
  }

  #costs(person: number): number {
    const total = this.totals[person] ?? 0;
    const inside = 2 * total + 1;
    if (total >= (this.#problem.most[person] ?? 0)) return inside + beyond;
    return total < (this.#problem.least[person] ?? 0) ? inside - beyond : inside;
  }

  #reachFrom(from: number): ReadonlyMap<number, Passed | undefined> {
    const reached = new Map<number, Passed | undefined>([[from, undefined]]);
    // Who is reached while going on is gone on from too.
    for (const giver of reached.keys())
      for (const [day, { open }] of this.#problem.days.entries()) {
        const has = this.chosen[day];
        if (has === undefined || !has.has(giver)) continue;
        for (const taker of open)
          if (!has.has(taker) && !reached.has(taker)) reached.set(taker, [day, giver]);
      }
    return reached;
  }

  #pass(by: ReadonlyMap<number, Passed | undefined>, last: number): void {
    let to = last;
    for (let step = by.get(to); step !== undefined; step = by.get(to)) {
      const [day, giver] = step;
      this.chosen[day]?.delete(giver);
      this.chosen[day]?.add(to);
      this.totals[to] = (this.totals[to] ?? 0) + 1;
      this.totals[giver] = (this.totals[giver] ?? 0) - 1;
      to = giver;
    }
  }
}
