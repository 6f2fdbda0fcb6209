import type { Instant } from '#domain/time/instant';

/** Tells the time; a parameter everywhere so that tests and demonstrations can set it. */
export type Clock = {
  readonly now: () => Instant;
  /** Milliseconds on a clock that nobody can set; only differences mean something. */
  readonly steady: () => number;
};

/** The clock of the machine. */
export const systemClock: Clock = {
  // toISOString gives exactly this form.
  now: () => new Date().toISOString() as Instant,
  steady: () => performance.now(),
};
