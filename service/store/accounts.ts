import type { Account, AccountId, Role } from '#domain/people/account';
import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

type AccountRow = Omit<Account, 'roles' | 'mustChangePassword'> & {
  readonly roles: string;
  readonly mustChangePassword: number;
  readonly secret: string;
  readonly failures: number;
};

/** An account with what only the service may know. */
export type SecretAccount = Account & { readonly secret: string; readonly failures: number };

const selected = `SELECT a.id, a.name, a.person_id AS personId, p.name AS personName, a.roles, a.state, a.secret,
  a.must_change_password AS mustChangePassword, a.failures, a.locked_until AS lockedUntil, a.version
  FROM account a JOIN person p ON p.id = a.person_id`;

// A parameter that SQLite cannot look into: it would plan a join anew for every value, which takes longer than the reading.
const idIs = 'a.id = (SELECT ?)';

// The column holds what `insertAccount` wrote.
const toAccount = (row: AccountRow): SecretAccount => ({
  ...row,
  roles: JSON.parse(row.roles) as Role[],
  mustChangePassword: row.mustChangePassword === 1,
});

/** An account without what only the service may know. */
export const withoutSecret = ({ secret: _secret, failures: _failures, ...account }: SecretAccount): Account =>
  account;

/** Every account in the order of the directory. */
export const allAccounts = (sqlite: Sqlite): readonly SecretAccount[] =>
  sql<AccountRow>(sqlite, `${selected} ORDER BY p."order", p.pinyin, a.name`).all().map(toAccount);

/** A name as accounts carry it: however wide its letters were typed, it is one name. */
export const normalName = (typed: string): string => typed.normalize('NFKC').trim();

/** An account by what is typed to sign in, or undefined. */
export function accountByName(sqlite: Sqlite, name: string): SecretAccount | undefined {
  const row = sql<AccountRow>(sqlite, `${selected} WHERE a.name = ?`).get(normalName(name));
  return row === undefined ? undefined : toAccount(row);
}

/** An account by id, or undefined. */
export function accountById(sqlite: Sqlite, id: string): SecretAccount | undefined {
  const row = sql<AccountRow>(sqlite, `${selected} WHERE ${idIs}`).get(id);
  return row === undefined ? undefined : toAccount(row);
}

/** Adds an account. */
export function insertAccount(
  sqlite: Sqlite,
  account: {
    readonly id: AccountId;
    readonly name: string;
    readonly personId: string;
    readonly roles: readonly Role[];
    readonly secret: string;
    readonly mustChangePassword: boolean;
  },
): void {
  sql(
    sqlite,
    "INSERT INTO account (id, name, person_id, roles, state, secret, must_change_password, failures, version) VALUES (?, ?, ?, ?, 'active', ?, ?, 0, 1)",
  ).run(
    account.id,
    normalName(account.name),
    account.personId,
    JSON.stringify(account.roles),
    account.secret,
    account.mustChangePassword ? 1 : 0,
  );
}

/** Changes roles and state; false where `version` is no longer the newest. */
export const updateAccount = (
  sqlite: Sqlite,
  id: string,
  version: number,
  roles: readonly Role[],
  state: Account['state'],
): boolean =>
  sql(
    sqlite,
    'UPDATE account SET roles = ?, state = ?, version = version + 1 WHERE id = ? AND version = ?',
  ).run(JSON.stringify(roles), state, id, version).changes === 1;

/** Sets a new secret and opens the account again. */
export function updateSecret(
  sqlite: Sqlite,
  id: string,
  secret: string,
  options: { readonly mustChangePassword: boolean },
): void {
  sql(
    sqlite,
    'UPDATE account SET secret = ?, must_change_password = ?, failures = 0, locked_until = NULL, version = version + 1 WHERE id = ?',
  ).run(secret, options.mustChangePassword ? 1 : 0, id);
}

/** Keeps the count of wrong passwords in a row. */
export function updateFailures(
  sqlite: Sqlite,
  id: string,
  failures: number,
  lockedUntil: Instant | null,
): void {
  sql(sqlite, 'UPDATE account SET failures = ?, locked_until = ? WHERE id = ?').run(
    failures,
    lockedUntil,
    id,
  );
}

/** How many active accounts have a role. */
export const countWithRole = (sqlite: Sqlite, role: Role): number =>
  allAccounts(sqlite).filter((account) => account.state === 'active' && account.roles.includes(role)).length;
