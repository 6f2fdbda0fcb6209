import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const usualCost = 32_768;

/** The stored form of a password: scrypt with its parameters, salt and key. One that everybody knows may cost less. */
export function makeSecret(password: string, costN = usualCost): string {
  const salt = randomBytes(16);
  const cost = { N: costN, r: 8, p: 1 } as const;
  const key = scryptSync(password.normalize('NFKC'), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** True where a password is the one a secret was made of. */
export function isSecretOf(secret: string, password: string): boolean {
  const [kind, n, r, p, salt, key] = secret.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false;
  const wanted = Buffer.from(key, 'base64');
  const made = scryptSync(password.normalize('NFKC'), Buffer.from(salt, 'base64'), wanted.length, {
    N: Number(n),
    r: Number(r),
    p: Number(p),
    maxmem: 256 * Number(n) * Number(r),
  });
  return timingSafeEqual(wanted, made);
}
