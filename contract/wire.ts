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
  | { readonly kind: 'command'; readonly command: 'lock' | 'new-entry' | 'before-close' };

/** All that preload puts on `window.duty`: two functions, for ever. */
export type Bridge = {
  readonly call: (method: string, input: unknown, callId: string) => Promise<Reply>;
  readonly onPush: (listener: (push: Push) => void) => () => void;
};
