import type { z } from 'zod';
import { DutyError, type Reply } from '#contract/errors';
import { inputProblems } from '#contract/input-problems';
import { isMethodName, methods } from '#contract/methods';
import { desktopMethods } from '#contract/methods/desktop';
import type { Call } from '#contract/wire';
import { type Log, wordsOf } from './log-file.ts';
import { appOrigin } from './static-files.ts';

/** Who a message came from, as Electron tells it. */
export type Sender = {
  readonly windowId: number;
  readonly frameUrl: string | undefined;
  readonly isTopFrame: boolean;
};

type DesktopMethods = typeof desktopMethods;
type DesktopInput<M extends keyof DesktopMethods> = z.output<DesktopMethods[M]['input']>;
type DesktopOutput<M extends keyof DesktopMethods> = z.output<DesktopMethods[M]['output']>;

/** One function for each call that the main process answers itself. */
export type DesktopHandlers = {
  readonly [M in keyof DesktopMethods]: (
    input: DesktopInput<M>,
    from: { readonly seat: string; readonly windowId: number },
  ) => DesktopOutput<M> | Promise<DesktopOutput<M>>;
};

/** What the broker needs of its surroundings. */
export type BrokerOptions = {
  /** The secret name of one of our windows; nothing for any other. */
  readonly seatOf: (windowId: number) => string | undefined;
  readonly desktop: DesktopHandlers;
  readonly ask: (call: Call, kind: 'query' | 'command') => Promise<Reply>;
  readonly log: Log;
};

/** Answers one message from a window. */
export type Broker = (sender: Sender, method: unknown, input: unknown, callId: unknown) => Promise<Reply>;

/** Makes the one door between the windows and everything else: ours? known? whose? Never throws. */
export function createBroker(options: BrokerOptions): Broker {
  return async (sender, method, input, callId) => {
    const seat = options.seatOf(sender.windowId);
    if (seat === undefined || !sender.isTopFrame || !isOurPage(sender.frameUrl)) {
      options.log(`broker: refused a sender that is not ours: ${sender.frameUrl ?? 'no frame'}`);
      return refusal('not-allowed', 'sender');
    }
    // Whatever came instead of a name is not asked for one: an object can make its own text fail.
    if (typeof method !== 'string') return refusal('unknown-method', typeof method);
    if (!isMethodName(method)) return refusal('unknown-method', method.slice(0, 100).toWellFormed());
    if (typeof callId !== 'string' || callId === '' || callId.length > 100)
      return refusal('bad-input', method, ['callId']);
    const { kind } = methods[method];
    if (kind !== 'desktop') return options.ask({ callId, seat, method, input }, kind);
    return answerDesktop(options, method as keyof DesktopMethods, input, { seat, windowId: sender.windowId });
  };
}

async function answerDesktop(
  options: BrokerOptions,
  method: keyof DesktopMethods,
  given: unknown,
  from: { readonly seat: string; readonly windowId: number },
): Promise<Reply> {
  const input = desktopMethods[method].input.safeParse(given);
  if (!input.success) {
    return refusal('bad-input', method, inputProblems(input.error));
  }
  try {
    // The table pairs each name with its own input; the compiler cannot follow the pairing through a variable.
    const handle = options.desktop[method] as (input: unknown, from: unknown) => unknown;
    return { ok: true, output: await handle(input.data, from) };
  } catch (error) {
    if (error instanceof DutyError) return { ok: false, ...error.failure };
    options.log(`broker: ${method}: ${wordsOf(error)}`);
    return refusal('internal', method);
  }
}

const isOurPage = (address: string | undefined): boolean =>
  address !== undefined && URL.canParse(address) && address.startsWith(`${appOrigin}/`);

const refusal = (
  code: 'not-allowed' | 'unknown-method' | 'bad-input' | 'internal',
  message: string,
  details: readonly string[] = [],
): Reply => ({
  ok: false,
  code,
  message,
  details,
});
