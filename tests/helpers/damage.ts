import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import canonicalize from 'canonicalize';
import { searchTokens } from '#domain/log/search-text';

/** Opens a closed store's file as anybody with the file could, takes the guards away and lets `damage` loose on it. */
export function damageStore(folder: string, damage: (sqlite: Database.Database) => void): void {
  const sqlite = new Database(join(folder, 'duty.sqlite'));
  try {
    sqlite.pragma('foreign_keys = OFF');
    sqlite.function('search_tokens', { deterministic: true }, (text) => searchTokens(String(text)));
    const triggers = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) sqlite.exec(`DROP TRIGGER ${String(name)}`);
    damage(sqlite);
  } finally {
    sqlite.close();
  }
}

/** A record as it lies in the file. */
export type Lying = {
  readonly seq: number;
  readonly kind: string;
  readonly hash: string;
  readonly json: string;
};

/** Every record of a file in order. */
export const recordsIn = (sqlite: Database.Database): readonly Lying[] =>
  // The columns of the table.
  sqlite.prepare('SELECT seq, kind, hash, json FROM record ORDER BY seq').all() as Lying[];

/** Changes the JSON of a record, with or without a hash that fits again. */
export function rewriteRecord(
  sqlite: Database.Database,
  seq: number,
  change: (record: Record<string, unknown>) => Record<string, unknown>,
  options: { readonly withHash: boolean },
): void {
  const row = recordsIn(sqlite).find((record) => record.seq === seq);
  if (row === undefined) throw new RangeError(`no record ${seq}`);
  const json = canonicalize(change(JSON.parse(row.json) as Record<string, unknown>)) ?? '';
  const hash = options.withHash ? createHash('sha256').update(json).digest('hex') : row.hash;
  sqlite.prepare('UPDATE record SET json = ?, hash = ? WHERE seq = ?').run(json, hash, seq);
}

/** Joins the whole chain together again from a record on, as a thorough forger would. */
export function rechainFrom(sqlite: Database.Database, from: number): void {
  for (const { seq } of recordsIn(sqlite).filter((record) => record.seq >= from)) {
    const before = recordsIn(sqlite).find((record) => record.seq === seq - 1)?.hash ?? '0'.repeat(64);
    rewriteRecord(sqlite, seq, (record) => ({ ...record, prev: before }), { withHash: true });
  }
}
