import { DutyError } from '#contract/errors';
import type { Sqlite } from '../store/sql.ts';
import { unitKeys, unitSecret } from '../store/unit-keys.ts';

/** A key with its private half. */
export type SigningKey = { readonly publicKey: string; readonly secret: string };

/** The key that packages are signed with now; refused where there is none, or where its private half is not here. */
export function signingKey(sqlite: Sqlite): SigningKey {
  const [newest] = unitKeys(sqlite);
  if (newest === undefined) throw new DutyError('not-found', 'package-key');
  const secret = unitSecret(sqlite, newest.publicKey);
  if (secret === undefined) throw new DutyError('not-found', 'package-secret');
  return { publicKey: newest.publicKey, secret };
}

/** Why nothing can be signed now; undefined where something can. */
export function whyUnsigned(sqlite: Sqlite): DutyError['failure'] | undefined {
  try {
    signingKey(sqlite);
    return undefined;
  } catch (error) {
    if (error instanceof DutyError) return error.failure;
    throw error;
  }
}
