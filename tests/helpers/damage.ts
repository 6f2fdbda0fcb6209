import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import canonicalize from 'canonicalize';
import { searchTokens } from '#domain/log/search-text';

/** Opens a closed store's file as anybody with the file could, takes the guards away and lets `damage` loose on it. */
export function damageStore(folder: string, damage: (sqlite: Database.Database) => void): void {
  const sqlite = new Database(join(folder, 'duty.sqlite'));
  try {
    sqlite.pragma('foreign_keys = OFF');
    // A copy for one test need not outlive a power cut.
    sqlite.pragma('synchronous = OFF');
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

type Rewriting = (record: Record<string, unknown>) => Record<string, unknown>;

const rewrittenJson = (json: string, change: Rewriting): string =>
  canonicalize(change(JSON.parse(json) as Record<string, unknown>)) ?? '';

const hashOf = (json: string): string => createHash('sha256').update(json).digest('hex');

const updateRecord = 'UPDATE record SET json = ?, hash = ? WHERE seq = ?';

/** Changes the JSON of a record, with or without a hash that fits again. */
export function rewriteRecord(
  sqlite: Database.Database,
  seq: number,
  change: Rewriting,
  options: { readonly withHash: boolean },
): void {
  const row = recordsIn(sqlite).find((record) => record.seq === seq);
  if (row === undefined) throw new RangeError(`no record ${seq}`);
  const json = rewrittenJson(row.json, change);
  sqlite.prepare(updateRecord).run(json, options.withHash ? hashOf(json) : row.hash, seq);
}

/** Joins the whole chain together again from a record on, as a thorough forger would. */
export function rechainFrom(sqlite: Database.Database, from: number): void {
  const all = recordsIn(sqlite);
  const hashes = new Map(all.map(({ seq, hash }) => [seq, hash]));
  const update = sqlite.prepare(updateRecord);
  sqlite.transaction(() => {
    for (const { seq, json } of all.filter((record) => record.seq >= from)) {
      const prev = hashes.get(seq - 1) ?? '0'.repeat(64);
      const joined = rewrittenJson(json, (record) => ({ ...record, prev }));
      const hash = hashOf(joined);
      hashes.set(seq, hash);
      update.run(joined, hash, seq);
    }
  })();
}

const pageSize = 4096;

/** Closed store files as a crash leaves them: what was written last stands in the journal only. */
export function keepJournal(folder: string, work: (sqlite: Database.Database) => void): void {
  const file = join(folder, 'duty.sqlite');
  const sqlite = new Database(file);
  let copies: readonly (readonly [string, Buffer])[];
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('wal_autocheckpoint = 0');
    work(sqlite);
    copies = [file, `${file}-wal`].map((name) => [name, readFileSync(name)] as const);
  } finally {
    sqlite.close();
  }
  for (const [name, bytes] of copies) writeFileSync(name, bytes);
}

/** What really happens to a store file, each done to a closed store. */
export const fileDamages = {
  'its first page is overwritten': (folder: string): void => {
    const file = join(folder, 'duty.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xff, 0, pageSize);
    writeFileSync(file, bytes);
  },
  'its first hundred bytes are overwritten': (folder: string): void => {
    const file = join(folder, 'duty.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0, 0, 100);
    writeFileSync(file, bytes);
  },
  'it was cut off at a third': (folder: string): void => {
    const file = join(folder, 'duty.sqlite');
    truncateSync(file, Math.floor(readFileSync(file).length / 3));
  },
  'it was cut to nothing': (folder: string): void => truncateSync(join(folder, 'duty.sqlite'), 0),
  'it was replaced by a text': (folder: string): void =>
    writeFileSync(join(folder, 'duty.sqlite'), '这不是数据库\n'.repeat(5000)),
  'it is gone': (folder: string): void => {
    for (const name of ['duty.sqlite', 'duty.sqlite-wal', 'duty.sqlite-shm'])
      rmSync(join(folder, name), { force: true });
  },
} as const;

/** Zeroes the pages of a closed store that hold a text, and gives how many they were. */
export function zeroPagesWith(folder: string, text: string): number {
  const file = join(folder, 'duty.sqlite');
  const bytes = readFileSync(file);
  const pages = new Set<number>();
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1))
    pages.add(Math.floor(at / pageSize));
  for (const page of pages) bytes.fill(0, page * pageSize, (page + 1) * pageSize);
  writeFileSync(file, bytes);
  return pages.size;
}

/** Flips one bit in the head of the journal of a closed store. */
export function flipInJournalHead(folder: string, at: number): void {
  const file = join(folder, 'duty.sqlite-wal');
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** Overwrites the head of the journal of a closed store. */
export function garbleJournal(folder: string): void {
  const file = join(folder, 'duty.sqlite-wal');
  if (!existsSync(file)) throw new RangeError('no journal');
  const bytes = readFileSync(file);
  bytes.fill(0x55, 0, 32);
  writeFileSync(file, bytes);
}
