import { z } from 'zod';
import { isPrintable } from '#domain/log/entry';
import { publicKey } from '#domain/package/keys';
import { canonicalBytes, jsonOf } from './canonical-json.ts';
import { isSoundKey } from './keys.ts';

const keyCard = z.strictObject({
  format: z.literal('duty-room-key/1'),
  /** How the room calls itself. */
  unit: z.string().trim().min(1).max(100).refine(isPrintable, 'unprintable'),
  publicKey: publicKey.refine(isSoundKey),
});

/** The card of a key: whose it says it is, and the public half. It proves nothing; its code is compared over the telephone. */
export type KeyCard = Pick<z.output<typeof keyCard>, 'unit' | 'publicKey'>;

/** The bytes of a card. */
export const writeCard = ({ unit, publicKey }: KeyCard): Uint8Array =>
  canonicalBytes({ format: 'duty-room-key/1', unit, publicKey });

/** The card that bytes are, or undefined; a key under which anybody could sign is none. */
export function readCard(bytes: Uint8Array): KeyCard | undefined {
  const read = keyCard.safeParse(jsonOf(bytes));
  return read.success ? { unit: read.data.unit, publicKey: read.data.publicKey } : undefined;
}
