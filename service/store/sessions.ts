import type { Session } from '#contract/methods/people';
import type { Instant } from '#domain/time/instant';
import { accountById } from './accounts.ts';
import { type Sqlite, sql } from './sql.ts';

/** Who sits at a seat, or null. */
export function sessionAt(sqlite: Sqlite, seat: string): Session | null {
  const row = sql<{ accountId: string; signedInAt: Instant; isLocked: number }>(
    sqlite,
    'SELECT account_id AS accountId, signed_in_at AS signedInAt, is_locked AS isLocked FROM session WHERE seat = ?',
  ).get(seat);
  const account = row === undefined ? undefined : accountById(sqlite, row.accountId);
  if (row === undefined || account === undefined || account.state !== 'active') return null;
  return {
    accountId: account.id,
    accountName: account.name,
    personId: account.personId,
    personName: account.personName,
    roles: account.roles,
    isLocked: row.isLocked === 1,
    mustChangePassword: account.mustChangePassword,
    signedInAt: row.signedInAt,
  };
}

/** Seats an account. */
export function openSession(sqlite: Sqlite, seat: string, accountId: string, at: Instant): void {
  sql(
    sqlite,
    `INSERT INTO session (seat, account_id, signed_in_at, is_locked) VALUES (?, ?, ?, 0)
     ON CONFLICT (seat) DO UPDATE SET account_id = excluded.account_id, signed_in_at = excluded.signed_in_at, is_locked = 0`,
  ).run(seat, accountId, at);
}

/** Locks or unlocks a seat. */
export function lockSession(sqlite: Sqlite, seat: string, isLocked: boolean): void {
  sql(sqlite, 'UPDATE session SET is_locked = ? WHERE seat = ?').run(isLocked ? 1 : 0, seat);
}

/** Empties a seat. */
export function closeSession(sqlite: Sqlite, seat: string): void {
  sql(sqlite, 'DELETE FROM session WHERE seat = ?').run(seat);
}

/** Empties every seat of an account. */
export function closeSessionsOf(sqlite: Sqlite, accountId: string): void {
  sql(sqlite, 'DELETE FROM session WHERE account_id = ?').run(accountId);
}

/** Empties every seat. */
export function closeAllSessions(sqlite: Sqlite): void {
  sql(sqlite, 'DELETE FROM session').run();
}
