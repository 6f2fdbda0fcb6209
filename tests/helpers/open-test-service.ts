import { onTestFinished } from 'vitest';
import { DutyError, type Failure } from '#contract/errors';
import { type Input, type MethodName, methods, type Output } from '#contract/methods';
import type { Instant } from '#domain/time/instant';
import { openService } from '#service/open-service';

/** The service of a store folder without the process around it. */
export type TestService = {
  /** How the service stood, in order. */
  readonly said: readonly string[];
  readonly defects: readonly unknown[];
  /** Makes a call that succeeds with an answer that the contract allows. */
  readonly call: <M extends MethodName>(method: M, input: Input<M>, seat?: string) => Promise<Output<M>>;
  readonly refusal: (method: string, input: unknown, seat?: string) => Promise<Failure>;
  readonly setClock: (at: Instant) => void;
  readonly close: () => void;
};

/** Opens the service of a store folder, closed when the test ends. */
export function openTestService(folder: string, at: Instant): TestService {
  const said: string[] = [];
  const defects: unknown[] = [];
  let now = at;
  let last = 0;
  const newId = (): string => `service-${(last += 1)}`;
  const service = openService({
    folder,
    clock: { now: () => now, steady: () => 0 },
    newId,
    changed: () => undefined,
    host: () => Promise.resolve({ ok: false, message: 'no-printing-runtime' }),
    report: (error) => void defects.push(error),
    said: (state) => {
      if (state.kind !== 'pong') said.push(state.kind === 'ready' ? 'ready' : `${state.kind} ${state.code}`);
    },
  });
  onTestFinished(service.close);
  const reply = async (method: string, input: unknown, seat: string) =>
    service.call({ callId: newId(), seat, method, input });
  return {
    said,
    defects,
    call: async (method, input, seat = 'seat') => {
      const answer = await reply(method, input, seat);
      if (!answer.ok) throw new DutyError(answer.code, answer.message, answer.details);
      return methods[method].output.parse(answer.output) as Output<typeof method>;
    },
    refusal: async (method, input, seat = 'seat') => {
      const answer = await reply(method, input, seat);
      if (answer.ok) throw new Error(`${method} was not refused`);
      return { code: answer.code, message: answer.message, details: answer.details };
    },
    setClock: (to) => {
      now = to;
    },
    close: service.close,
  };
}
