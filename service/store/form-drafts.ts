import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** What an account typed into a form and did not save, or undefined. */
export const formDraft = (
  sqlite: Sqlite,
  accountId: string,
  key: string,
): { readonly json: string; readonly savedAt: Instant } | undefined =>
  sql<{ json: string; savedAt: Instant }>(
    sqlite,
    'SELECT json, saved_at AS savedAt FROM form_draft WHERE account_id = ? AND key = ?',
  ).get(accountId, key);

/** Keeps what an account typed into a form; an empty text drops it. */
export function keepFormDraft(
  sqlite: Sqlite,
  accountId: string,
  { key, json, savedAt }: { readonly key: string; readonly json: string; readonly savedAt: Instant },
): void {
  if (json === '') sql(sqlite, 'DELETE FROM form_draft WHERE account_id = ? AND key = ?').run(accountId, key);
  else
    sql(
      sqlite,
      `INSERT INTO form_draft (account_id, key, json, saved_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (account_id, key) DO UPDATE SET json = excluded.json, saved_at = excluded.saved_at`,
    ).run(accountId, key, json, savedAt);
}
