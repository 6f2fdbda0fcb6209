import type { Highs, ModelData } from 'highs';

/** A sum of columns, each with its factor. */
export type Terms = readonly (readonly [column: number, factor: number])[];

/** How a run of the solver ended: proven, proven impossible, or stopped by the clock with what was found so far. */
export type ProgramAnswer =
  | {
      readonly kind: 'found';
      readonly values: Float64Array;
      /** No solution costs less than this. */
      readonly bound: number;
      readonly isProven: boolean;
    }
  | { readonly kind: 'impossible' }
  /** Nothing was found; still, no solution costs less than `bound`, which may say nothing. */
  | { readonly kind: 'out-of-time'; readonly bound: number };

/** A linear program with whole numbers, put together column by column and row by row. */
export class MixedProgram {
  readonly #cost: number[] = [];
  readonly #upper: number[] = [];
  readonly #kind: (0 | 1)[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  /** Adds something that is or is not so. */
  addChoice(cost = 0): number {
    return this.#addColumn(cost, 1, 1);
  }

  /** Adds an amount from 0 to `most`. */
  addAmount(cost: number, most: number): number {
    return this.#addColumn(cost, most, 0);
  }

  /** Demands that a sum lies between two bounds. */
  require(least: number, terms: Terms, most: number): void {
    for (const [column, factor] of terms) {
      this.#indices.push(column);
      this.#values.push(factor);
    }
    this.#starts.push(this.#indices.length);
    this.#rowLower.push(least);
    this.#rowUpper.push(most);
  }

  /** Looks for the cheapest solution; `seconds` is the most that it may take. */
  solve(highs: Highs, seconds: number): ProgramAnswer & { readonly seconds: number } {
    const model = highs.createModel(this.#data());
    try {
      model.options.set({
        output_flag: false,
        random_seed: 1,
        time_limit: seconds,
        mip_rel_gap: 0,
        // Costs are whole numbers, so what is proven to less than one is proven.
        mip_abs_gap: 0.99,
        // Their searches take longer than the proof does.
        mip_heuristic_run_rins: false,
        mip_heuristic_run_rens: false,
      });
      model.run();
      return { ...this.#answer(highs, model), seconds: model.getRunTime() };
    } finally {
      model.dispose();
    }
  }

  #answer(highs: Highs, model: ReturnType<Highs['createModel']>): ProgramAnswer {
    const { modelStatus } = highs.constants;
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return { kind: 'impossible' };
    const isProven = status === modelStatus.optimal || status === modelStatus.empty;
    if (!isProven && status !== modelStatus.timeLimit)
      throw new Error(`the solver stopped with status ${status}`);
    // 2 stands for a feasible point.
    const bound = this.#kind.includes(1)
      ? Number(model.info.get('mip_dual_bound'))
      : model.getObjectiveValue();
    if (!isProven && model.info.get('primal_solution_status') !== 2) return { kind: 'out-of-time', bound };
    return { kind: 'found', values: model.getSolution().colValue, bound, isProven };
  }

  #addColumn(cost: number, upper: number, kind: 0 | 1): number {
    this.#cost.push(cost);
    this.#kind.push(kind);
    return this.#upper.push(upper) - 1;
  }

  #data(): ModelData {
    const numCols = this.#cost.length;
    const numRows = this.#rowLower.length;
    return {
      numCols,
      numRows,
      colCost: this.#cost,
      colLower: new Float64Array(numCols),
      colUpper: this.#upper,
      rowLower: this.#rowLower,
      rowUpper: this.#rowUpper,
      integrality: Int32Array.from(this.#kind),
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: this.#starts,
        indices: this.#indices,
        values: this.#values,
      },
    };
  }
}
