import type { Instant } from '#domain/time/instant';

/** Tells the time; a parameter everywhere so that tests and demonstrations can set it. */
export type Clock = { readonly now: () => Instant };

/** The clock of the machine. */
export const systemClock: Clock = {
  // toISOString gives exactly this form.
  now: () => new Date().toISOString() as Instant,
};
