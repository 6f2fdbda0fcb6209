import type { Clock } from './clock.ts';

/** How long is waited for files that somebody else keeps: a share that is dead does not say so, it says nothing. */
export type Patience = {
  /** Begins to wait anew, and longer where so many bytes have to go over the line. */
  readonly heard: (bytes?: number) => void;
  /** True where nothing was heard for too long. */
  readonly isOver: () => boolean;
};

/** Milliseconds for whatever is asked. */
const longestSilence = 60_000;

/** The bytes that the slowest line carries in a millisecond. */
const slowestLine = 200;

/** Begins to wait. */
export function createPatience({ steady }: Pick<Clock, 'steady'>): Patience {
  let until = steady() + longestSilence;
  return {
    heard: (bytes = 0) => {
      until = steady() + longestSilence + bytes / slowestLine;
    },
    isOver: () => steady() >= until,
  };
}
