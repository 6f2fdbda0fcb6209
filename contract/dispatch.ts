import { DutyError, type Reply } from './errors.ts';
import { inputProblems } from './input-problems.ts';
import type { Topic } from './kinds.ts';
import {
  type Input,
  isMethodName,
  type MethodName,
  methods,
  type NameOf,
  type Output,
  type SlowMethod,
} from './methods.ts';

/** One function per call: a query is given what can read, a command what can write. */
export type Handlers<Names extends MethodName, Read, Write> = {
  readonly [M in Names]: (
    room: M extends NameOf<'query'> ? Read : Write,
    input: Input<M>,
  ) => M extends SlowMethod ? Promise<Output<M>> : Output<M>;
};

/** Everything a dispatch needs of the process it runs in. */
export type Room<Names extends MethodName, Read, Write> = {
  readonly handlers: Handlers<Names, Read, Write>;
  /** Refuses with a `DutyError` where the caller may not make this call. */
  readonly authorize: (name: Names, seat: string) => void;
  readonly read: (seat: string) => Read;
  /** One transaction, done once per call id: a repeated id gets the first answer. Undone where `work` throws. */
  readonly write: (
    call: { readonly seat: string; readonly callId: string; readonly name: Names; readonly input: unknown },
    work: (room: Write) => unknown,
  ) => { readonly output: unknown; readonly isRepeat: boolean };
  readonly changed: (topics: readonly Topic[]) => void;
  /** Told of every question that was answered. Never throws. */
  readonly answered: (name: Names, seat: string, input: unknown) => void;
  /** Told of what nobody expected; gives the refusal that the screen sees. */
  readonly report: (error: unknown, name: string) => DutyError;
};

/** Answers one call, a slow question when its answer is ready. Never throws and never rejects: a refusal is a reply too. */
export function dispatch<Names extends MethodName, Read, Write>(
  room: Room<Names, Read, Write>,
  call: { readonly method: string; readonly input: unknown; readonly seat: string; readonly callId: string },
): Reply | Promise<Reply> {
  const refused = (error: unknown): Reply => {
    const refusal = error instanceof DutyError ? error : room.report(error, call.method);
    return { ok: false, ...refusal.failure };
  };
  try {
    const name = call.method;
    if (!isMethodName(name) || !Object.hasOwn(room.handlers, name))
      throw new DutyError('unknown-method', name.slice(0, 100));
    const method = methods[name];
    // The line above found the name among the handlers of this room.
    const known = name as MethodName & Names;
    room.authorize(known, call.seat);
    const input = method.input.safeParse(call.input);
    if (!input.success) {
      throw new DutyError('bad-input', name, inputProblems(input.error));
    }
    // The table pairs each name with its own input; the compiler cannot follow the pairing through a variable.
    const handle = room.handlers[known] as (room: unknown, input: unknown) => unknown;
    if (method.kind === 'query') {
      const output = handle(room.read(call.seat), input.data);
      const answered = (ready: unknown): Reply => {
        room.answered(known, call.seat, input.data);
        return { ok: true, output: ready };
      };
      if (!(output instanceof Promise)) return answered(output);
      return output
        .then((ready) => {
          // Whoever asked may have locked the screen or signed out while the answer was made.
          room.authorize(known, call.seat);
          return answered(ready);
        })
        .catch(refused);
    }
    const { output, isRepeat } = room.write(
      { seat: call.seat, callId: call.callId, name: known, input: input.data },
      (write) => handle(write, input.data),
    );
    if (!isRepeat) room.changed(method.topics);
    return { ok: true, output };
  } catch (error) {
    return refused(error);
  }
}
