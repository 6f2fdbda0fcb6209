import { DutyError } from '#contract/errors';
import { isClosedAt, lockedUntilAfter } from '#domain/people/account';
import type { Write } from '../room.ts';
import { isSecretOf, makeSecret } from '../secret.ts';
import { accountByName, type SecretAccount, updateFailures } from '../store/accounts.ts';

let decoy: string | undefined;

/**
 * The account whose password was typed. Anything else is refused; a wrong password is counted and recorded, and the
 * account stays closed for a growing time. Commands prove all their signers before they write anything else.
 */
export function proveSigner(room: Write, name: string, password: string): SecretAccount {
  const account = accountByName(room.store.sqlite, name);
  if (account === undefined || account.state !== 'active') {
    // Takes as long as a real account, so that the time does not tell which names exist.
    decoy ??= makeSecret('decoy');
    isSecretOf(decoy, password);
    throw new DutyError('wrong-password', 'account', [name]);
  }
  if (account.lockedUntil !== null && isClosedAt(account.lockedUntil, room.now))
    throw new DutyError('locked-out', 'account', [account.name, account.lockedUntil]);
  if (isSecretOf(account.secret, password)) {
    if (account.failures > 0) updateFailures(room.store.sqlite, account.id, 0, null);
    return account;
  }
  const failures = account.failures + 1;
  const lockedUntil = lockedUntilAfter(failures, room.now);
  updateFailures(room.store.sqlite, account.id, failures, lockedUntil);
  room.append(
    'wrong-password',
    { account: account.id, failures, lockedUntil },
    { accountId: account.id, name: account.personName },
  );
  throw new DutyError(
    'wrong-password',
    'password',
    lockedUntil === null ? [account.name] : [account.name, lockedUntil],
    { isRecorded: true },
  );
}
