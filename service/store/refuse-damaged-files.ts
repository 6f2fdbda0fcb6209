import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import { isJournalHead, journalHeadSize } from './journal-head.ts';

const magic = 'SQLite format 3\0';

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function headOf(file: string): Buffer {
  const bytes = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(handle);
  }
  return bytes;
}

/** How many bytes a database says it has; 0 where an older writer left that unsaid. */
function saidSize(head: Buffer): number {
  if (!head.subarray(24, 28).equals(head.subarray(92, 96))) return 0;
  const pageSize = head.readUInt16BE(16);
  return head.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize);
}

/** True where a store folder has backups of its own. */
export const hasBackups = (folder: string): boolean => {
  const backups = join(folder, 'backups');
  return existsSync(backups) && readdirSync(backups).some((name) => !name.startsWith('.'));
};

const refuse = (what: string): never => {
  throw new DutyError('store-unreadable', what);
};

/**
 * Refuses a store whose files are plainly damaged before SQLite is let near them: it would make an empty database out of a
 * file cut to nothing, and throw away a journal whose head it does not know, with everything that stands only there.
 */
export function refuseDamagedFiles(folder: string, file: string): void {
  const size = sizeOf(file);
  const journal = `${file}-wal`;
  const journalSize = sizeOf(journal);
  if (size === 0) {
    if (journalSize > 0 || hasBackups(folder)) refuse('store-file-missing');
    return;
  }
  const head = headOf(file);
  if (head.toString('latin1', 0, magic.length) !== magic) refuse('not-a-database');
  if (journalSize === 0) {
    if (saidSize(head) > size) refuse('cut-off');
    return;
  }
  const journalStart = headOf(journal);
  // A journal that the power cut short before its first entry begins with nothing.
  const isBegun = journalStart.readUInt32BE(0) !== 0;
  if (isBegun && journalSize >= journalHeadSize && !isJournalHead(journalStart)) refuse('journal');
}
