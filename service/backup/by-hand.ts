import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';
import type { Instant } from '#domain/time/instant';
import { keepNames, makeKeptFolder } from '../store/keep-names.ts';
import { storeFile } from '../store/open-store.ts';
import type { Sqlite } from '../store/sql.ts';
import { hashOfFile, type Progress } from '../verify.ts';
import { type BackupPage, readBackupPage, writeBackupPage } from './backup-page.ts';
import { provenPage } from './check-copy.ts';
import { copyStore } from './copy-store.ts';
import { part } from './progress-part.ts';

const unwatched: Progress = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** Refuses a folder that has something in it; makes one that is not there. */
function takeEmptyFolder(folder: string): void {
  if (existsSync(storeFile(folder))) throw new DutyError('conflict', 'store-there', [folder]);
  makeKeptFolder(folder);
  if (readdirSync(folder).length > 0) throw new DutyError('conflict', 'folder-not-empty', [folder]);
}

/** Copies a store into an empty folder; the database has its name there only after the copy was checked. */
async function copyInto(
  source: { readonly sqlite: Sqlite; readonly folder: string },
  folder: string,
  at: Instant,
  progress: Progress,
): Promise<BackupPage> {
  takeEmptyFolder(folder);
  const making = join(folder, '.making');
  await mkdir(making);
  try {
    await copyStore(source, making, { attachments: 'copy' }, part(progress, 0, 40));
    const page = await provenPage(making, at, part(progress, 40, 100));
    const names = await readdir(making);
    for (const name of names
      .toSorted()
      .toReversed()
      .filter((each) => each !== 'duty.sqlite'))
      await rename(join(making, name), join(folder, name));
    await rename(storeFile(making), storeFile(folder));
    await rmdir(making);
    keepNames(folder);
    return page;
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

/** Writes a complete, checked copy of an open store into an empty folder. */
export async function backupTo(
  source: { readonly sqlite: Sqlite; readonly folder: string },
  folder: string,
  at: Instant,
): Promise<BackupPage> {
  const page = await copyInto(source, folder, at, unwatched);
  writeBackupPage(folder, page);
  return page;
}

/** Restores a backup into an empty folder; refuses one whose bytes are not those of its page, and one that does not hold. */
export async function restoreFrom(
  backup: string,
  folder: string,
  at: Instant,
  progress = unwatched,
): Promise<BackupPage> {
  const said = readBackupPage(backup);
  if (said !== undefined && said.sha256 !== (await hashOfFile(storeFile(backup))))
    throw new DutyError('rule-broken', 'backup-changed', [backup]);
  const sqlite = new Database(storeFile(backup), { readonly: true });
  try {
    return await copyInto({ sqlite, folder: backup }, folder, at, progress);
  } finally {
    sqlite.close();
  }
}
