import { DutyError } from './errors.ts';
import { type Input, type MethodName, methods, type Output } from './methods.ts';
import type { Bridge } from './wire.ts';

/** How a client waits and names its calls; a parameter so that tests need no clock. */
export type ClientOptions = {
  readonly newId: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
};

const retries = 8;

/**
 * Makes calls over a bridge; a refusal becomes a `DutyError`. When the service died before it answered, the same call is
 * sent again under the same id for some ten seconds: the store knows the id, so a command is done once.
 */
export const createClient =
  (bridge: Bridge, options: ClientOptions) =>
  async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const callId = options.newId();
    for (let attempt = 0; ; attempt += 1) {
      const reply = await bridge.call(method, input, callId);
      // The service checks what it sends: tests/contract/outputs.test.ts.
      if (reply.ok) return reply.output as Output<M>;
      if (reply.code !== 'service-down' || methods[method].kind === 'desktop' || attempt >= retries) {
        throw new DutyError(reply.code, reply.message, reply.details);
      }
      await options.wait(Math.min(200 * 2 ** attempt, 2000));
    }
  };

/** A function that makes calls. */
export type Client = ReturnType<typeof createClient>;
