import type { Reply } from '#contract/errors';
import type { Bridge } from '#contract/wire';

/** One call that a screen made. */
export type SeenCall = { readonly method: string; readonly input: unknown };

/** A bridge that answers from a table, of values or of functions that may take their time, and remembers what was asked; the page must have it before a screen is imported. */
export function putFakeBridge(answers: Readonly<Record<string, unknown>>): {
  readonly seen: SeenCall[];
  readonly of: (method: string) => readonly unknown[];
} {
  const seen: SeenCall[] = [];
  const bridge: Bridge = {
    call: async (method, input): Promise<Reply> => {
      seen.push({ method, input });
      const answer = answers[method];
      if (answer === undefined) return { ok: false, code: 'unknown-method', message: method, details: [] };
      return {
        ok: true,
        output: await (typeof answer === 'function'
          ? (answer as (given: unknown) => unknown)(input)
          : answer),
      };
    },
    onPush: () => () => undefined,
  };
  Object.defineProperty(window, 'duty', { value: bridge, configurable: true });
  return { seen, of: (method) => seen.filter((call) => call.method === method).map((call) => call.input) };
}
