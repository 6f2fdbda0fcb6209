import type { ProductSetup } from '#domain/product/setup';
import type { LedgerRecord } from './ledger.ts';
import { type Sqlite, sql } from './sql.ts';

/** The set-up of written products as it was recorded, with how often it was changed; undefined while none was. */
export function productSetupNow(
  sqlite: Sqlite,
): { readonly setup: ProductSetup; readonly version: number } | undefined {
  const row = sql<{ json: string; version: number }>(
    sqlite,
    'SELECT r.json, s.version FROM product_setup s JOIN record r ON r.seq = s.seq',
  ).get();
  if (row === undefined) return undefined;
  // The record holds what the chain wrote, of the kind that the table lists.
  const { body } = JSON.parse(row.json) as LedgerRecord<'product-setup'>;
  return { setup: body.setup, version: row.version };
}

/** The set-up that held when a record was the newest; undefined where none was recorded before it. */
export function productSetupAt(sqlite: Sqlite, seq: number): ProductSetup | undefined {
  const row = sql<{ json: string }>(
    sqlite,
    // The index that the second condition names spares a walk through every entry of the log.
    `SELECT json FROM record WHERE kind = 'product-setup' AND kind NOT IN ('entry', 'correction', 'void', 'state', 'reminder-done')
       AND seq <= ? ORDER BY seq DESC LIMIT 1`,
  ).get(seq);
  // As above.
  return row === undefined ? undefined : (JSON.parse(row.json) as LedgerRecord<'product-setup'>).body.setup;
}

/** True where the set-up was changed after a record was the newest. */
export const isSetupNewer = (sqlite: Sqlite, seq: number): boolean =>
  sql(sqlite, 'SELECT 1 FROM product_setup WHERE seq > ?').get(seq) !== undefined;

/** Lets the set-up of a record hold from now on. */
export function listProductSetup(sqlite: Sqlite, { seq }: LedgerRecord<'product-setup'>): void {
  sql(
    sqlite,
    `INSERT INTO product_setup (only, seq, version) VALUES (1, ?, 1)
     ON CONFLICT (only) DO UPDATE SET seq = excluded.seq, version = version + 1`,
  ).run(seq);
}
