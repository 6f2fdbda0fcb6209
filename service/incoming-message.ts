import { z } from 'zod';
import type { Failure } from '#contract/errors';
import type { ToService } from '#contract/wire';

const id = z.int().nonnegative();
const failure = z.string().max(2000);

const call = z.strictObject({
  callId: z.string().min(1).max(100),
  seat: z.string().min(1).max(200),
  method: z.string().min(1).max(100),
  input: z.unknown(),
});
const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id, call }),
  z.strictObject({
    kind: z.literal('host-reply'),
    id,
    reply: z.union([
      z.strictObject({ ok: z.literal(true) }),
      z.strictObject({ ok: z.literal(false), message: failure }),
    ]),
  }),
  z.strictObject({ kind: z.literal('ping') }),
  z.strictObject({ kind: z.literal('close') }),
]);
const numbered = z.looseObject({ kind: z.literal('call'), id });

/** What a message from the other process turned out to be: one of the wire, a call to refuse under its number, or nothing. */
export type Incoming =
  | { readonly kind: 'message'; readonly message: ToService }
  | { readonly kind: 'refused'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'ignored' };

/** Reads a message that may be anything; a wrong one must not take the service down with everybody's work. Never throws. */
export function readIncoming(data: unknown): Incoming {
  const read = message.safeParse(data);
  // An input may be absent, which the type of a call does not tell from one that is undefined.
  if (read.success) return { kind: 'message', message: read.data as ToService };
  const call = numbered.safeParse(data);
  return call.success
    ? { kind: 'refused', id: call.data.id, failure: { code: 'bad-input', message: 'call', details: [] } }
    : { kind: 'ignored' };
}
