import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { outboxOf } from '../package/outbox.ts';
import { attachmentFile } from '../store/attachments.ts';
import { keepNames } from '../store/keep-names.ts';
import { storeFile } from '../store/open-store.ts';
import { fileNamesToBring } from '../store/packages.ts';
import type { Sqlite } from '../store/sql.ts';
import type { Progress } from '../verify.ts';

/** Pages that one step copies: some eight megabytes, so that calls are answered between steps. */
const pagesAtOnce = 2000;

const ofHash = /^[0-9a-f]{64}$/u;

/** Copies an open database by SQLite's own backup, as it stands when the copy ends; the copy is one file that needs no other. */
async function copyDatabase(source: Sqlite, file: string, progress: Progress): Promise<void> {
  const stop: { reason?: unknown } = {};
  await source.backup(file, {
    progress: ({ totalPages, remainingPages }) => {
      if ('reason' in stop) throw stop.reason;
      progress(totalPages - remainingPages, totalPages).catch((error: unknown) => {
        stop.reason = error;
      });
      return pagesAtOnce;
    },
  });
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

async function keepBytes(file: string): Promise<void> {
  // Windows cannot do this through a handle that only reads.
  if (process.platform === 'win32') return;
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function takeFile(from: readonly string[], to: string, mayLink: boolean): Promise<void> {
  if (mayLink) {
    for (const file of from) {
      try {
        await link(file, to);
        return;
      } catch {
        // Another disk, a file system without links, or the file is not there: the next one, or a copy.
      }
    }
  }
  const last = from.at(-1);
  if (last === undefined) return;
  await copyFile(last, to);
  await keepBytes(to);
}

/** Hashes of the attachments that lie in a store folder. */
export async function attachmentsIn(folder: string): Promise<readonly string[]> {
  const root = join(folder, 'attachments');
  const shelves = await readdir(root).catch(() => []);
  const found: string[] = [];
  for (const shelf of shelves) found.push(...(await readdir(join(root, shelf)).catch(() => [])));
  return found.filter((name) => ofHash.test(name));
}

/** The files of packages that a copied store still has to bring somewhere, or that nobody has fetched yet. */
function waitingFiles(copy: string): readonly string[] {
  const sqlite = new Database(storeFile(copy), { readonly: true });
  try {
    return fileNamesToBring(sqlite);
  } catch {
    // A copy whose lists cannot be read is refused when it is checked, which says where it does not hold.
    return [];
  } finally {
    sqlite.close();
  }
}

/** Copies the files of packages that wait; one that is gone is made anew when the copy is restored. */
async function copyOutbox(folders: readonly string[], to: string, mayLink: boolean): Promise<void> {
  const names = waitingFiles(to);
  if (names.length === 0) return;
  const outbox = outboxOf({ folder: to });
  await mkdir(outbox);
  for (const name of names) {
    const from = folders.map((folder) => join(outboxOf({ folder }), name)).filter((file) => existsSync(file));
    await takeFile(from, join(outbox, name), mayLink);
  }
  keepNames(outbox);
}

/**
 * Copies a store into an empty folder that opens as a store: the database first, then every attachment and every package that
 * waits, so that what the database names is there. With `link` attachments share their bytes with `from`, or with the backup `before`, where the disk allows it.
 */
export async function copyStore(
  source: { readonly sqlite: Sqlite; readonly folder: string },
  to: string,
  options: { readonly attachments: 'link' | 'copy'; readonly before?: string | undefined },
  progress: Progress,
): Promise<void> {
  await copyDatabase(source.sqlite, storeFile(to), progress);
  await mkdir(join(to, 'attachments'));
  const folders = options.before === undefined ? [source.folder] : [options.before, source.folder];
  const shelves = new Set<string>();
  const hashes = await attachmentsIn(source.folder);
  for (const [index, hash] of hashes.entries()) {
    const shelf = join(to, 'attachments', hash.slice(0, 2));
    if (!shelves.has(shelf)) await mkdir(shelf);
    shelves.add(shelf);
    const from = folders.map((folder) => attachmentFile(folder, hash));
    await takeFile(from, attachmentFile(to, hash), options.attachments === 'link');
    await progress(index, hashes.length);
  }
  await copyOutbox(folders, to, options.attachments === 'link');
  for (const shelf of shelves) keepNames(shelf);
  keepNames(join(to, 'attachments'));
  keepNames(to);
}
