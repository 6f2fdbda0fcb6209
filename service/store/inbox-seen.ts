import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** A file of the watched directory as it was when it was looked at. */
export type SeenFile = { readonly name: string; readonly bytes: number; readonly modifiedAt: Instant };

/** True where a file of the watched directory was taken as it is. */
export const isSeen = (sqlite: Sqlite, { name, bytes, modifiedAt }: SeenFile): boolean =>
  sql<{ one: number }>(
    sqlite,
    'SELECT 1 AS one FROM inbox_seen WHERE name = ? AND bytes = ? AND modified_at = ?',
  ).get(name, bytes, modifiedAt) !== undefined;

/** Keeps that a file of the watched directory was taken as it is. */
export const keepSeen = (sqlite: Sqlite, { name, bytes, modifiedAt }: SeenFile): void =>
  void sql(sqlite, 'INSERT OR IGNORE INTO inbox_seen (name, bytes, modified_at) VALUES (?, ?, ?)').run(
    name,
    bytes,
    modifiedAt,
  );
