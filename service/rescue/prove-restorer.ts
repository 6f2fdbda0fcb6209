import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';
import { lockedUntilAfter } from '#domain/people/account';
import type { Instant } from '#domain/time/instant';
import { isSecretOf, makeSecret } from '../secret.ts';
import { accountByName } from '../store/accounts.ts';
import type { Author } from '../store/ledger.ts';
import { storeFile } from '../store/open-store.ts';

const mayRestore: ReadonlySet<string> = new Set(['admin', 'chief']);

/** Whoever typed the name and password of an administrator or chief as a backup knows them; wrong passwords slow down. */
export type RestorerProof = (backupFolder: string, name: string, password: string, now: Instant) => Author;

/** Keeps the count of wrong passwords for as long as the rescue lasts: no store can be written that would remember them. */
export function restorerProof(): RestorerProof {
  let failures = 0;
  let closedUntil: Instant | null = null;
  let decoy: string | undefined;
  return (backupFolder, name, password, now) => {
    if (closedUntil !== null && closedUntil > now)
      throw new DutyError('locked-out', 'account', [name, closedUntil]);
    const sqlite = new Database(storeFile(backupFolder), { readonly: true });
    try {
      const account = accountByName(sqlite, name);
      const isActive = account?.state === 'active';
      // Takes as long as a real account, so that the time does not tell which names exist.
      const secret = isActive ? account.secret : (decoy ??= makeSecret('decoy'));
      if (!isSecretOf(secret, password) || account === undefined || !isActive) {
        failures += 1;
        closedUntil = lockedUntilAfter(failures, now);
        throw new DutyError(
          'wrong-password',
          'password',
          closedUntil === null ? [name] : [name, closedUntil],
        );
      }
      failures = 0;
      if (!account.roles.some((role) => mayRestore.has(role))) throw new DutyError('not-allowed', 'restore');
      return { accountId: account.id, name: account.personName };
    } finally {
      sqlite.close();
    }
  };
}
