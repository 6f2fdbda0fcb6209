/** One line of the report: what was measured, against which floor of the same run, and which goal stands beside it. */
export type Figure = {
  readonly group: string;
  readonly name: string;
  /** In `unit`; the figure that the goal speaks of. */
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 's';
  /** What else is worth knowing: other percentiles, counts. */
  readonly detail: string;
  /** What the machine itself needs for the least work of this kind, measured in the same run. */
  readonly floor?: { readonly name: string; readonly value: number };
  readonly goal?: Goal;
};

/** A goal is a bound in the figure's own unit, or a bound for the ratio to the floor. */
export type Goal = { readonly kind: 'value' | 'ratio'; readonly most: number };

/** The value below which the part `share` of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle of the samples. */
export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** The usual three percentiles as text. */
export const spread = (samples: readonly number[]): string =>
  `p50 ${shown(median(samples))} p95 ${shown(percentile(samples, 0.95))} p99 ${shown(percentile(samples, 0.99))} n=${samples.length}`;

/** A number with as many digits as mean something. */
export function shown(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(value < 0.1 ? 3 : 2);
}

/** How many times the floor a figure is, where it has one. */
export const ratioOf = (figure: Figure): number | undefined =>
  figure.floor === undefined ? undefined : figure.value / figure.floor.value;

/** Whether a figure meets its goal; undefined where none was set. */
export function isMet(figure: Figure): boolean | undefined {
  if (figure.goal === undefined) return undefined;
  const measured = figure.goal.kind === 'value' ? figure.value : ratioOf(figure);
  return measured !== undefined && measured <= figure.goal.most;
}

/** Milliseconds that `work` took. */
export function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
