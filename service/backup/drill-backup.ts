import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';
import type { Backup } from '#contract/methods/backup';
import type { DrillReport } from '#contract/methods/records';
import { recordBySeq } from '../store/ledger.ts';
import { type Store, storeFile } from '../store/open-store.ts';
import { type Sqlite, sql } from '../store/sql.ts';
import { hashOfFile, type Progress } from '../verify.ts';
import { checkCopy, entriesUpTo } from './check-copy.ts';
import { copyStore } from './copy-store.ts';
import { part } from './progress-part.ts';

type Found = Pick<DrillReport, 'problem' | 'detail'>;

const good: Found = { problem: null, detail: '' };

type Made = { readonly sha256: string; readonly head: string };

/** What the record of the store says of a backup that was made under a name, or undefined. */
function recordedAs(sqlite: Sqlite, name: string): Made | undefined {
  const row = sql<{ json: string }>(
    sqlite,
    `SELECT json FROM record WHERE kind = 'backup' AND kind NOT IN ('entry', 'correction', 'void', 'state', 'reminder-done')
       AND json_extract(json, '$.body.what') = 'made' AND json_extract(json, '$.body.backup') = ? ORDER BY seq DESC LIMIT 1`,
  ).get(name);
  // The body of what was made has these parts.
  return row === undefined ? undefined : (JSON.parse(row.json) as { readonly body: Made }).body;
}

/** Restores a backup into a folder beside the backups and says where it is not what the store was then. */
async function compare(store: Store, backup: Backup, copy: string, progress: Progress): Promise<Found> {
  if ((await hashOfFile(storeFile(backup.folder))) !== backup.sha256)
    return { problem: 'changed', detail: 'sha256' };
  const sqlite = new Database(storeFile(backup.folder), { readonly: true });
  try {
    const source = { sqlite, folder: backup.folder };
    await copyStore(source, copy, { attachments: 'link' }, part(progress, 0, 40));
  } finally {
    sqlite.close();
  }
  const { verdict, entries } = await checkCopy(copy, part(progress, 40, 100));
  if (verdict.firstBad !== null)
    return { problem: 'not-intact', detail: `${verdict.firstBad.seq} ${verdict.firstBad.reason}` };
  const { seq, hash } = backup.head;
  if (verdict.records !== backup.records || (verdict.head?.hash ?? hash) !== hash)
    return { problem: 'changed', detail: 'head' };
  if (seq > 0 && recordBySeq(store.sqlite, seq)?.hash !== hash)
    return { problem: 'other-store', detail: String(seq) };
  if (entries !== backup.entries) return { problem: 'changed', detail: `entries ${entries}` };
  if (entries !== entriesUpTo(store.sqlite, seq))
    return { problem: 'other-store', detail: `entries ${entries}` };
  // An older backup under the name of a newer one holds in itself; the record says what was made under that name.
  const made = recordedAs(store.sqlite, backup.name);
  if (made !== undefined && (made.sha256 !== backup.sha256 || made.head !== backup.head.hash))
    return { problem: 'changed', detail: 'record' };
  return good;
}

/** What a failure to read a backup says of it; what is no failure of the backup is thrown on. */
function unreadable(error: unknown): Found {
  if (error instanceof DutyError && error.failure.message === 'backup-not-intact')
    return { problem: 'not-intact', detail: error.failure.details.join(' ') };
  if (error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/u.test(error.code))
    return { problem: 'unreadable', detail: error.code };
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EIO'))
    return { problem: 'unreadable', detail: error.code };
  throw error;
}

/** Proves a backup: restores it into a temporary copy, compares that with the store, and removes it again. */
export async function drillBackup(store: Store, backup: Backup, progress: Progress): Promise<DrillReport> {
  const copy = join(store.folder, 'backups', '.drill');
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  try {
    const found = await compare(store, backup, copy, progress).catch(unreadable);
    const { name, madeAt, records, entries } = backup;
    return { backup: name, madeAt, records, entries, ...found };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
