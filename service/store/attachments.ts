import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepNames, makeKeptFolder } from './keep-names.ts';
import { sha256 } from './ledger.ts';
import type { Store } from './open-store.ts';
import { type Sqlite, sql } from './sql.ts';
import { writeWhole } from './write-whole.ts';

/** Where the bytes of an attachment lie in a store folder. */
export const attachmentFile = (folder: string, hash: string): string =>
  join(folder, 'attachments', hash.slice(0, 2), hash);

/** Puts bytes under their SHA-256 on disk, whole; they are kept for certain once they are listed as well. */
export function putAttachment(folder: string, hash: string, bytes: Uint8Array): void {
  const file = attachmentFile(folder, hash);
  if (!existsSync(file)) {
    makeKeptFolder(dirname(file));
    writeWhole(file, bytes, 0o444);
  }
  // A file that was there already may have been named by a service that died before the name was kept.
  keepNames(dirname(file));
  keepNames(dirname(dirname(file)));
}

/** Lists bytes that were put on disk. */
export const listAttachment = (sqlite: Sqlite, hash: string, size: number): void =>
  void sql(sqlite, 'INSERT OR IGNORE INTO attachment (hash, size) VALUES (?, ?)').run(hash, size);

/** Keeps bytes under their SHA-256; they are on disk, whole, when this returns. */
export function keepAttachment(
  store: Store,
  bytes: Uint8Array,
): { readonly hash: string; readonly size: number } {
  const hash = sha256(bytes);
  putAttachment(store.folder, hash, bytes);
  listAttachment(store.sqlite, hash, bytes.length);
  return { hash, size: bytes.length };
}

/** How many bytes the store keeps under a hash, or undefined where it keeps none. */
export const attachmentSize = (store: Store, hash: string): number | undefined =>
  sql<{ size: number }>(store.sqlite, 'SELECT size FROM attachment WHERE hash = ?').get(hash)?.size;
