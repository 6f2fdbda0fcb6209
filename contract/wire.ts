import type { Failure, Reply } from './errors.ts';
import type { Topic } from './kinds.ts';

/** One call on its way from a window to the duty service; main adds `seat`, the name of the window. */
export type Call = {
  /** Made by the screen; a command that arrives twice under one id is done once. */
  readonly callId: string;
  readonly seat: string;
  readonly method: string;
  readonly input: unknown;
};

/** What the duty service asks of the process that started it: things only a window can do. */
export type HostRequest = { readonly kind: 'print-pdf'; readonly htmlFile: string; readonly pdfFile: string };

/** How a host request ended. */
export type HostReply = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Messages from main to the duty service. */
export type ToService =
  | { readonly kind: 'call'; readonly id: number; readonly call: Call }
  | { readonly kind: 'host-reply'; readonly id: number; readonly reply: HostReply }
  /** Asks for a sign of life. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' };

/** One clock that rang, in as many words as may stand on a locked screen; nothing of what happened. */
export type RungClock = {
  /** The number of its incident. */
  readonly number: string;
  /** What the rule calls it; empty where it has no name but the kind of its report. */
  readonly label: string;
  readonly report: 'initial' | 'followUp' | 'final';
  readonly recipient: string;
  /** The share of its time in percent at which it rang; 100 is the deadline. */
  readonly mark: number;
  /** Whole minutes until it is due, negative where it was due before. */
  readonly minutesLeft: number;
};

/** Clocks of incidents that ring now, the most urgent first. */
export type AlarmMessage = {
  readonly kind: 'alarm';
  readonly clocks: readonly RungClock[];
  /** True where a deadline that nobody has acknowledged rings again. */
  readonly isAgain: boolean;
};

/** Messages from the duty service to main. */
export type FromService =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'unusable' } & Failure)
  /** The store is damaged: only the calls of the rescue are answered. */
  | ({ readonly kind: 'rescue' } & Failure)
  /** A sign of life; a service at long work may be silent for longer. */
  | { readonly kind: 'pong'; readonly isAtLongWork: boolean }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  | AlarmMessage
  | { readonly kind: 'host-request'; readonly id: number; readonly request: HostRequest }
  | { readonly kind: 'closed' };

/** State of the duty service as the screens see it. */
export type ServiceState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  /** It runs and does not answer; it is started again unless it comes to itself. */
  | { readonly kind: 'frozen' }
  | { readonly kind: 'down'; readonly restartsAt: string | null }
  | ({ readonly kind: 'unusable' } & Failure)
  | ({ readonly kind: 'rescue' } & Failure);

/** What main pushes to every window; it never carries data of the store. */
export type Push =
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  | { readonly kind: 'service'; readonly state: ServiceState }
  /** A clock of an incident rings: a warning, or a deadline. */
  | { readonly kind: 'alarm'; readonly isDeadline: boolean }
  | { readonly kind: 'command'; readonly command: 'lock' | 'new-entry' | 'before-close' };

/** All that preload puts on `window.duty`: two functions, for ever. */
export type Bridge = {
  readonly call: (method: string, input: unknown, callId: string) => Promise<Reply>;
  readonly onPush: (listener: (push: Push) => void) => () => void;
};
