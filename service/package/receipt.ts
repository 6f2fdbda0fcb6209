import { z } from 'zod';
import { isPrintable } from '#domain/log/entry';
import { publicKey } from '#domain/package/keys';
import { packageReceipt } from '#domain/package/package';
import { instant } from '#domain/time/instant';
import { canonicalBytes, isCanonical, jsonOf } from './canonical-json.ts';
import { isSignedBy, signBytes } from './keys.ts';

/** No receipt has more bytes. */
export const longestReceipt = 100_000;

const receiptBody = z.strictObject({
  format: z.literal('duty-room-receipt/1'),
  /** Who gives it. */
  office: z.strictObject({
    name: z.string().trim().min(1).max(100).refine(isPrintable, 'unprintable'),
    publicKey,
  }),
  /** The key, the number and the manifest of the package that it is for. */
  unit: publicKey,
  sequence: z.int().positive(),
  manifest: z.string().regex(/^[0-9a-f]{64}$/),
  verdict: packageReceipt.shape.verdict,
  /** What is wrong with it, by code. */
  problems: packageReceipt.shape.problems,
  at: instant,
});

const signedReceipt = receiptBody.extend({ signature: z.string().regex(/^[0-9a-f]{128}$/) });

/** What a central office says of one package. */
export type Receipt = Omit<z.output<typeof receiptBody>, 'format'>;

/** The bytes of a receipt, signed with the private half of the office's key. */
export function writeReceipt(secret: string, receipt: Receipt): Uint8Array {
  const body = receiptBody.parse({ format: 'duty-room-receipt/1', ...receipt });
  return canonicalBytes({ ...body, signature: signBytes(secret, canonicalBytes(body)) });
}

/** The receipt that bytes are and that the key in it signed, or why they are none; whose key that is, is not judged. Never throws. */
export function readReceipt(bytes: Uint8Array): Receipt | 'not-a-receipt' | 'wrong-signature' {
  const read = signedReceipt.safeParse(jsonOf(bytes));
  if (!read.success || !isCanonical(read.data, bytes)) return 'not-a-receipt';
  const { signature, ...body } = read.data;
  if (!isSignedBy(body.office.publicKey, canonicalBytes(body), signature)) return 'wrong-signature';
  const { format: _format, ...receipt } = body;
  return receipt;
}
