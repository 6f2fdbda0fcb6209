/** How long a service may be silent, in milliseconds. */
export type Patience = {
  /** How often it is asked for a sign of life. */
  readonly beat: number;
  /** Silence after which the screens are told. */
  readonly untilToldFrozen: number;
  /** Silence after which it is given up. */
  readonly longestSilence: number;
  /** The same while it does long work that may hold it up. */
  readonly longestWork: number;
};

/** Watches one service process from the moment it is ready. */
export type Heartbeat = {
  readonly start: () => void;
  /** A sign of life came; what the service says of its work is kept until it says otherwise. */
  readonly heard: (isAtLongWork?: boolean) => void;
  readonly stop: () => void;
};

/**
 * Asks a process for signs of life and tells when it is silent, when it speaks again and when it has to be given up. It
 * measures with a clock that nobody can set, and where this process itself stood still (the machine slept) it starts over:
 * that silence says nothing about the service.
 */
export function createHeartbeat(
  patience: Patience,
  tell: {
    readonly ask: () => void;
    readonly silent: () => void;
    readonly backAgain: () => void;
    readonly frozen: () => void;
  },
): Heartbeat {
  let timer: NodeJS.Timeout | undefined;
  let heardAt = 0;
  let lookedAt = 0;
  let isTold = false;
  let isAtLongWork = false;

  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const look = (): void => {
    const now = performance.now();
    if (now - lookedAt > 3 * patience.beat) heardAt = now;
    lookedAt = now;
    const silence = now - heardAt;
    if (silence >= (isAtLongWork ? patience.longestWork : patience.longestSilence)) {
      stop();
      return tell.frozen();
    }
    if (silence >= patience.untilToldFrozen && !isTold) {
      isTold = true;
      tell.silent();
    }
    tell.ask();
  };
  return {
    start: () => {
      stop();
      heardAt = performance.now();
      lookedAt = heardAt;
      isTold = false;
      isAtLongWork = false;
      timer = setInterval(look, patience.beat);
    },
    heard: (atWork) => {
      if (timer === undefined) return;
      heardAt = performance.now();
      isAtLongWork = atWork ?? isAtLongWork;
      if (!isTold) return;
      isTold = false;
      tell.backAgain();
    },
    stop,
  };
}
