import { DutyError } from '#contract/errors';
import { type Account, accountId, isGuessable } from '#domain/people/account';
import type { Write } from '../room.ts';
import { makeSecret } from '../secret.ts';
import {
  accountById,
  accountByName,
  allAccounts,
  countWithRole,
  insertAccount,
  type SecretAccount,
  updateAccount,
  updateFailures,
  updateSecret,
  withoutSecret,
} from '../store/accounts.ts';
import { personById } from '../store/people.ts';
import { closeSessionsOf } from '../store/sessions.ts';
import type { Part } from './part.ts';

function accountOf(room: Write, id: string): SecretAccount {
  const account = accountById(room.store.sqlite, id);
  if (account === undefined) throw new DutyError('not-found', 'account');
  return account;
}

function recorded(
  room: Write,
  id: string,
  what: 'created' | 'changed' | 'password-reset' | 'unlocked',
): Account {
  const account = accountOf(room, id);
  room.append('account', {
    id,
    name: account.name,
    personId: account.personId,
    roles: account.roles,
    state: account.state,
    what,
  });
  return withoutSecret(account);
}

/** Accounts, for the administrator. */
export const accountHandlers: Part<
  'accounts.all' | 'account.create' | 'account.change' | 'account.resetPassword' | 'account.unlock'
> = {
  'accounts.all': (room) => allAccounts(room.store.sqlite).map(withoutSecret),
  'account.create': (room, input) => {
    const { sqlite } = room.store;
    if (personById(sqlite, input.personId) === undefined) throw new DutyError('not-found', 'person');
    if (accountByName(sqlite, input.name) !== undefined)
      throw new DutyError('conflict', 'account-name', [input.name]);
    if (isGuessable(input.password, input.name)) throw new DutyError('rule-broken', 'password-guessable');
    const id = accountId.parse(room.newId());
    insertAccount(sqlite, {
      id,
      name: input.name,
      personId: input.personId,
      roles: input.roles,
      secret: makeSecret(input.password),
      mustChangePassword: true,
    });
    return recorded(room, id, 'created');
  },
  'account.change': (room, input) => {
    const { sqlite } = room.store;
    const before = accountOf(room, input.id);
    const losesAdmin =
      before.roles.includes('admin') &&
      before.state === 'active' &&
      (!input.roles.includes('admin') || input.state === 'disabled');
    if (losesAdmin && countWithRole(sqlite, 'admin') === 1)
      throw new DutyError('rule-broken', 'last-administrator');
    if (!updateAccount(sqlite, input.id, input.version, input.roles, input.state))
      throw new DutyError('conflict', 'account');
    if (input.state === 'disabled') closeSessionsOf(sqlite, input.id);
    return recorded(room, input.id, 'changed');
  },
  'account.resetPassword': (room, input) => {
    const before = accountOf(room, input.id);
    if (before.version !== input.version) throw new DutyError('conflict', 'account');
    if (isGuessable(input.password, before.name)) throw new DutyError('rule-broken', 'password-guessable');
    updateSecret(room.store.sqlite, input.id, makeSecret(input.password), { mustChangePassword: true });
    closeSessionsOf(room.store.sqlite, input.id);
    return recorded(room, input.id, 'password-reset');
  },
  'account.unlock': (room, input) => {
    updateFailures(room.store.sqlite, accountOf(room, input.id).id, 0, null);
    return recorded(room, input.id, 'unlocked');
  },
};
