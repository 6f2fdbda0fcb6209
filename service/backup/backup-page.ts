import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Backup, backup } from '#contract/methods/backup';
import { keepNames } from '../store/keep-names.ts';
import { storeFile } from '../store/open-store.ts';
import { writeWhole } from '../store/write-whole.ts';

const page = backup
  .pick({ madeAt: true, records: true, entries: true, head: true, bytes: true, sha256: true, fault: true })
  .extend({ verified: z.boolean() });

/** What `backup.json` says of the folder that it lies in. */
export type BackupPage = z.output<typeof page>;

const fileIn = (folder: string): string => join(folder, 'backup.json');

/** Writes the page of a backup, whole and on disk when this returns. */
export function writeBackupPage(folder: string, said: BackupPage): void {
  writeWhole(fileIn(folder), new TextEncoder().encode(`${JSON.stringify(said, null, 2)}\n`));
  keepNames(folder);
}

/** The page of a backup, or undefined where there is none that can be read. */
export function readBackupPage(folder: string): BackupPage | undefined {
  try {
    return page.safeParse(JSON.parse(readFileSync(fileIn(folder), 'utf8'))).data;
  } catch {
    // A folder without a page is no backup: it was never finished, or is somebody else's.
    return undefined;
  }
}

/** Says on the page of a backup that it does not count, and why. */
export function markBackupFault(folder: string, fault: NonNullable<Backup['fault']>): void {
  const said = readBackupPage(folder);
  if (said !== undefined) writeBackupPage(folder, { ...said, verified: false, fault });
}

function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : [],
    );
  } catch {
    // A place that is not there, or cannot be read, has no backups.
    return [];
  }
}

/** Every finished backup in a place, newest first, those that do not count included. */
export function backupsIn(root: string, place: Backup['place']): readonly Backup[] {
  return namesIn(root)
    .flatMap((name): Backup[] => {
      const folder = join(root, name);
      const said = readBackupPage(folder);
      if (said === undefined) return [];
      const { verified, fault, ...facts } = said;
      const hasItsSize = statSync(storeFile(folder), { throwIfNoEntry: false })?.size === said.bytes;
      const found = fault ?? (verified ? null : 'not-intact');
      return [{ name, place, folder, ...facts, fault: found ?? (hasItsSize ? null : 'changed') }];
    })
    .toSorted((one, other) =>
      one.madeAt === other.madeAt ? (one.name < other.name ? 1 : -1) : one.madeAt < other.madeAt ? 1 : -1,
    );
}
