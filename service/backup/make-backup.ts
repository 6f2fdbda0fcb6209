import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '#contract/methods/backup';
import { backupsToKeep } from '#domain/backup/backups-to-keep';
import type { Instant } from '#domain/time/instant';
import { keepNames, makeKeptFolder } from '../store/keep-names.ts';
import type { Sqlite } from '../store/sql.ts';
import type { Progress } from '../verify.ts';
import { backupsIn, writeBackupPage } from './backup-page.ts';
import { provenPage } from './check-copy.ts';
import { copyStore } from './copy-store.ts';
import { part } from './progress-part.ts';

/** A name that every file system takes and that sorts by time. */
const stampOf = (at: Instant): string => at.replaceAll(/[:.]/gu, '-');

function freeName(root: string, at: Instant): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stampOf(at) : `${stampOf(at)}-${number}`;
    if (!existsSync(join(root, name))) return name;
  }
}

/** Removes what a backup or its removal left behind when the power went. */
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root))
    if (/^\.(?:making|gone)-/u.test(name)) await rm(join(root, name), { recursive: true, force: true });
}

/**
 * Makes a backup of an open store in a place: a folder that opens as a store. It has its name only after it was checked;
 * one that does not hold leaves nothing behind.
 */
export async function makeBackup(
  source: { readonly sqlite: Sqlite; readonly folder: string },
  root: string,
  place: Backup['place'],
  at: Instant,
  progress: Progress,
): Promise<Backup> {
  makeKeptFolder(root);
  await sweep(root);
  const name = freeName(root, at);
  const making = join(root, `.making-${name}`);
  await mkdir(making);
  try {
    const before = place === 'second' ? backupsIn(root, place)[0]?.folder : undefined;
    await copyStore(source, making, { attachments: 'link', before }, part(progress, 0, 40));
    const page = await provenPage(making, at, part(progress, 40, 100));
    writeBackupPage(making, page);
    await rename(making, join(root, name));
    keepNames(root);
    const { verified: _verified, ...facts } = page;
    return { name, place, folder: join(root, name), ...facts };
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

/** Removes the backups of a place that are too old to keep; one that does not count is left for a person to look at. */
export async function removeOldBackups(root: string, now: Instant, zone: string): Promise<void> {
  const good = backupsIn(root, 'first').filter((backup) => backup.fault === null);
  const kept = backupsToKeep(
    good.map((backup) => backup.madeAt),
    now,
    zone,
  );
  for (const backup of good) {
    if (kept.has(backup.madeAt)) continue;
    const gone = join(root, `.gone-${backup.name}`);
    await rename(backup.folder, gone);
    await rm(gone, { recursive: true, force: true });
  }
}
