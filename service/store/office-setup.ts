import type { OfficeSetup } from '#domain/office/setup';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** The set-up of the central office as it was recorded, with how often it was changed; undefined while none was. */
export function officeSetupNow(
  sqlite: Sqlite,
): { readonly setup: OfficeSetup; readonly version: number } | undefined {
  const row = sql<{ json: string; version: number }>(
    sqlite,
    'SELECT r.json, s.version FROM office_setup s JOIN record r ON r.seq = s.seq',
  ).get();
  if (row === undefined) return undefined;
  // The record holds what the chain wrote, of the kind that the table lists.
  const { body } = JSON.parse(row.json) as LedgerRecord<'office-setup'>;
  return { setup: body.setup, version: row.version };
}

/** Lets the set-up of a record hold from now on. */
export function listOfficeSetup(sqlite: Sqlite, { seq }: LedgerRecord<'office-setup'>): void {
  sql(
    sqlite,
    `INSERT INTO office_setup (only, seq, version) VALUES (1, ?, 1)
     ON CONFLICT (only) DO UPDATE SET seq = excluded.seq, version = version + 1`,
  ).run(seq);
}
