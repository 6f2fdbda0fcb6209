import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';
import { searchTokens } from '#domain/log/search-text';
import { endMoments } from './at-one-moment.ts';
import { keepNames, makeKeptFolder } from './keep-names.ts';
import { migrations } from './migrations/index.ts';
import { hasBackups, refuseDamagedFiles } from './refuse-damaged-files.ts';
import { watchFile } from './same-file.ts';
import type { Sqlite } from './sql.ts';
import { isStoreWaiting, putWaitingInPlace } from './waiting-store.ts';

/** An open store: the folder, its one SQLite file, and a hold that keeps every other process out. */
export type Store = {
  readonly folder: string;
  readonly sqlite: Sqlite;
  /** False once the file at the store's path is not the one that is open: its drive is gone, or its folder was moved. */
  readonly isThere: () => boolean;
  readonly close: () => void;
};

/** The refusal for a store that was here and is not. */
export const storeGone = (folder: string): DutyError => new DutyError('store-gone', 'store', [folder]);

/** The one SQLite file of a store folder. */
export const storeFile = (folder: string): string => join(folder, 'duty.sqlite');

const oldestSqlite = [3, 51, 3] as const;

function refuseOldSqlite(sqlite: Sqlite): void {
  const version = String(sqlite.prepare('SELECT sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) throw new DutyError('store-unreadable', 'sqlite-too-old', [version]);
  }
}

const isNoDatabase = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/u.test(error.code);

/** Takes the store for this process; the operating system gives it back when the process ends, however it ends. */
export function hold(folder: string): Sqlite {
  const file = join(folder, 'hold.sqlite');
  try {
    return holdFile(folder, file);
  } catch (error) {
    if (!isNoDatabase(error)) throw error;
    // Nothing is kept in it but the hold, and nobody can hold a file that is no database.
    rmSync(file);
    return holdFile(folder, file);
  }
}

function holdFile(folder: string, file: string): Sqlite {
  const lock = new Database(file, { timeout: 1500 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DutyError('store-held', 'store', [folder]);
    }
    throw error;
  }
}

/** Brings a store to today's shape, one transaction a step; refuses one that a newer program wrote. */
export function migrate(
  sqlite: Sqlite,
  steps: readonly string[] = migrations,
  backupFile: (from: number) => string | null = () => null,
): void {
  const at = Number(sqlite.pragma('user_version', { simple: true }));
  if (at > steps.length) throw new DutyError('store-too-new', 'store', [String(at), String(steps.length)]);
  const backup = at > 0 && at < steps.length ? backupFile(at) : null;
  if (backup !== null) {
    // One that a crash left behind half written must not stop the next attempt.
    const partial = `${backup}.part`;
    rmSync(partial, { force: true });
    sqlite.prepare('VACUUM INTO ?').run(partial);
    renameSync(partial, backup);
    keepNames(dirname(backup));
  }
  for (const [index, step] of steps.entries()) {
    if (index < at) continue;
    sqlite
      .transaction(() => {
        sqlite.exec(step);
        sqlite.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  }
}

/** Makes the functions that the schema's statements use known to a connection and sets what durability needs. */
export function prepareConnection(sqlite: Sqlite): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('recursive_triggers = ON');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('cache_size = -65536');
  sqlite.pragma('mmap_size = 268435456');
  sqlite.pragma('journal_size_limit = 67108864');
  // Sixteen mebibytes: writing the journal back is then work of one save in two hundred.
  sqlite.pragma('wal_autocheckpoint = 4000');
  sqlite.function('search_tokens', { deterministic: true }, (text) => searchTokens(String(text)));
}

const isEmpty = (sqlite: Sqlite): boolean => Number(sqlite.pragma('user_version', { simple: true })) === 0;

/** True where something of the store that was used in a folder is there; the empty place of a removed drive has nothing. */
const hasTraces = (folder: string): boolean =>
  existsSync(folder) &&
  (existsSync(storeFile(folder)) ||
    existsSync(`${storeFile(folder)}-wal`) ||
    hasBackups(folder) ||
    isStoreWaiting(folder));

/**
 * Opens the store in `folder`, making it where there is none; refuses a store that another process holds. With `mustExist`
 * nothing is made: where a store was used before, an empty folder means that its drive is not there.
 */
export function openStore(folder: string, options: { readonly mustExist?: boolean } = {}): Store {
  const mustExist = options.mustExist === true;
  if (mustExist && !hasTraces(folder)) throw storeGone(folder);
  makeKeptFolder(folder);
  const lock = hold(folder);
  try {
    putWaitingInPlace(folder);
    refuseDamagedFiles(folder, storeFile(folder));
    makeKeptFolder(join(folder, 'attachments'));
    const sqlite = new Database(storeFile(folder));
    try {
      refuseOldSqlite(sqlite);
      if (mustExist && isEmpty(sqlite)) throw storeGone(folder);
      prepareConnection(sqlite);
      migrate(sqlite, migrations, (from) => join(folder, `before-migration-${from}.sqlite`));
    } catch (error) {
      sqlite.close();
      throw error;
    }
    const close = (): void => {
      endMoments(sqlite);
      sqlite.close();
      lock.close();
    };
    return { folder, sqlite, isThere: watchFile(storeFile(folder)), close };
  } catch (error) {
    lock.close();
    throw error;
  }
}
