import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Output } from '#contract/methods';
import type { SentSince } from '#domain/backup/sent-since';
import type { Backup } from '#contract/methods/backup';
import type { RescueBackup } from '#contract/methods/rescue';
import { backupsIn } from '../backup/backup-page.ts';
import { secondRootOf } from '../backup/second-place.ts';
import { sentSinceIn } from '../backup/sent-since.ts';
import { backupSettingsNow } from '../store/backup-settings.ts';
import { recordBySeq } from '../store/ledger.ts';
import { storeFile } from '../store/open-store.ts';
import type { Sqlite } from '../store/sql.ts';
import { stationNow } from '../store/station.ts';
import { hashOfFile } from '../verify.ts';
import type { SalvagedLog } from './salvaged-log.ts';

/** Reads something out of a backup; undefined where it cannot be read. */
function fromBackup<T>(backup: Backup, read: (sqlite: Sqlite) => T): T | undefined {
  try {
    const sqlite = new Database(storeFile(backup.folder), { readonly: true });
    try {
      return read(sqlite);
    } finally {
      sqlite.close();
    }
  } catch {
    // It was damaged with the store; the check of its bytes says so where it is listed.
    return undefined;
  }
}

const goodIn = (backups: readonly Backup[]): readonly Backup[] =>
  backups.filter((backup) => backup.fault === null);

function firstKnown<T>(backups: readonly Backup[], read: (sqlite: Sqlite) => T): T | undefined {
  for (const backup of backups) {
    const known = fromBackup(backup, read);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** What the newest readable backup says of the room that a damaged store belongs to. */
export const stationOfBackups = (folder: string) =>
  firstKnown(goodIn(backupsIn(join(folder, 'backups'), 'first')), stationNow)?.station;

/** The second place as the damaged store tells of it, or else the newest backup that does. */
function secondFolderOf(log: SalvagedLog, first: readonly Backup[]): string | null {
  // A store of which every record can be read, and none of them sets a second place, has none.
  if (log.secondFolder !== undefined) return log.secondFolder;
  return firstKnown(first, (sqlite) => backupSettingsNow(sqlite).secondFolder) ?? null;
}

function inSecond(
  log: SalvagedLog,
  secondFolder: string | null,
  first: readonly Backup[],
): readonly Backup[] {
  if (secondFolder === null) return [];
  const origin = log.records.read(1)?.hash ?? firstKnown(first, (sqlite) => recordBySeq(sqlite, 1)?.hash);
  return origin === undefined ? [] : backupsIn(secondRootOf(secondFolder, origin), 'second');
}

const countAfter = (numbers: readonly number[], seq: number): number =>
  numbers.reduce((count, number) => (number > seq ? count + 1 : count), 0);

/** What the damaged store made and sent after a backup, as far as its records can be read. */
function sentAfter(log: SalvagedLog, backup: Backup): SentSince | null {
  const records = log.sentRecords
    .filter((seq) => seq > backup.head.seq)
    .map((seq) => log.records.read(seq))
    .filter((record) => record !== undefined);
  return fromBackup(backup, (sqlite) => sentSinceIn(records, sqlite)) ?? null;
}

function compared(log: SalvagedLog, backup: Backup, isChecked: boolean): RescueBackup {
  const { seq, hash } = backup.head;
  const here = log.records.read(seq);
  const { numbers } = log.records;
  // A record that both have, and that differs, is of another store, or of a line that this one has left.
  const isOfLine = here === undefined || here.isAltered || here.hash === hash;
  const fault = backup.fault ?? (isOfLine ? null : 'other-store');
  return {
    ...backup,
    fault,
    sentSince: fault === null ? sentAfter(log, backup) : null,
    isChecked,
    recordsOnlyHere: countAfter(numbers, seq),
    entriesOnlyHere: countAfter(log.entries, seq),
    recordsOnlyInBackup: Math.max(0, seq - (numbers.length - countAfter(numbers, seq))),
  };
}

async function hasItsBytes(backup: Backup): Promise<boolean> {
  try {
    return (await hashOfFile(storeFile(backup.folder))) === backup.sha256;
  } catch {
    // A file that cannot be read to its end is not what its page says.
    return false;
  }
}

/**
 * The backups that a damaged store can be replaced from, good ones newest first. The newest is compared with its page byte
 * by byte, and where it fails the next, until one holds; whichever is chosen is checked throughout before it is used.
 */
export async function rescueBackups(folder: string, log: SalvagedLog): Promise<Output<'rescue.backups'>> {
  const first = backupsIn(join(folder, 'backups'), 'first');
  const secondFolder = secondFolderOf(log, goodIn(first));
  const all = [...first, ...inSecond(log, secondFolder, goodIn(first))].toSorted((one, other) =>
    one.madeAt < other.madeAt ? 1 : one.madeAt > other.madeAt ? -1 : one.place < other.place ? -1 : 1,
  );
  const listed: RescueBackup[] = [];
  let hasGood = false;
  for (const backup of all) {
    const known = compared(log, backup, false);
    if (known.fault !== null || hasGood) {
      listed.push(known);
      continue;
    }
    hasGood = await hasItsBytes(backup);
    listed.push({ ...known, isChecked: true, fault: hasGood ? null : 'changed' });
  }
  const isGood = (backup: RescueBackup): boolean => backup.fault === null;
  return {
    backups: [...listed.filter(isGood), ...listed.filter((backup) => !isGood(backup))],
    secondFolder,
  };
}
