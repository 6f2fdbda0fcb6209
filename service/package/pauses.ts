import { addMinutes, type Instant } from '#domain/time/instant';

/** After how many minutes something is tried again, by the number of times that it did not work. */
const pauses = [0.5, 1, 2, 5, 10, 15] as const;

/** Nothing waits longer than this, in minutes. */
export const longestPause = Math.max(...pauses);

/** How many minutes to wait after so many tries. */
export const pauseAfter = (tries: number): number => pauses[Math.min(tries, pauses.length) - 1] ?? pauses[0];

/** When something is tried again that did not work so often. */
export const nextTry = (now: Instant, tries: number): Instant => addMinutes(now, pauseAfter(tries));
