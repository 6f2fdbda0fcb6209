/** Seconds of solving that are left; the solver itself says how many it used, so that no clock is asked. */
export class TimeBudget {
  readonly #whole: TimeBudget | null;
  #left: number;

  constructor(seconds: number, whole: TimeBudget | null = null) {
    this.#left = seconds;
    this.#whole = whole;
  }

  /** Seconds that may still be used. */
  get left(): number {
    return Math.max(0, this.#left);
  }

  /** True where nothing is left. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Takes what a run of the solver used. */
  spend(seconds: number): void {
    this.#left -= seconds;
    this.#whole?.spend(seconds);
  }

  /** A share of what is left, as a budget of its own; what it spends is spent here too. */
  part(share: number): TimeBudget {
    return new TimeBudget(this.left * share, this);
  }
}
