import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { publicKey as publicKeySchema } from '#domain/package/keys';
import { sha256 } from '../store/ledger.ts';

/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

const fieldPrime = 2n ** 255n - 19n;

/** The y of the points of small order: under such a key a signature can stand that nobody made. */
const smallOrder: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  fieldPrime - 1n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
]);

/** Makes a key pair: the public half in hexadecimal, the private half as PKCS #8 in base64. */
export function makeKeyPair(): { readonly publicKey: string; readonly secret: string } {
  const pair = generateKeyPairSync('ed25519');
  return {
    publicKey: pair.publicKey
      .export({ type: 'spki', format: 'der' })
      .subarray(spkiHead.length)
      .toString('hex'),
    secret: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}

/** The code by which two people compare a key over the telephone: `1234 5678 9012 3456`. */
export function codeOf(publicKey: string): string {
  const number = BigInt(`0x${sha256(`duty-room-key/1\n${publicKey}`).slice(0, 16)}`);
  return String(number % 10n ** 16n)
    .padStart(16, '0')
    .replaceAll(/\d{4}(?=\d)/g, '$& ');
}

/** True of a key under which a signature says something: in its one form, and of no small order. */
export function isSoundKey(publicKey: string): boolean {
  if (!publicKeySchema.safeParse(publicKey).success) return false;
  const bigEndian = Buffer.from(Buffer.from(publicKey, 'hex').toReversed()).toString('hex');
  // The highest bit is the sign of x.
  const y = BigInt.asUintN(255, BigInt(`0x${bigEndian}`));
  return y < fieldPrime && !smallOrder.has(y);
}

/** The Ed25519 signature over bytes as 128 hexadecimal digits. */
export const signBytes = (secret: string, bytes: Uint8Array): string =>
  sign(
    null,
    bytes,
    createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' }),
  ).toString('hex');

/** True where a signature over exactly these bytes was made with the private half of a key; never throws. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature) || !isSoundKey(publicKey)) return false;
  try {
    const key = createPublicKey({
      key: Buffer.concat([spkiHead, Buffer.from(publicKey, 'hex')]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, bytes, key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}
