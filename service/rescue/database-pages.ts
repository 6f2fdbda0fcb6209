import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isJournalHead } from '../store/journal-head.ts';

/** One copy of a page as it lies in a file; `at` finds it again. */
export type PageCopy = { readonly file: 'database' | 'journal'; readonly at: number };

/** The pages of a database file and of the write-ahead journal beside it, whatever state the two are in. */
export type DatabasePages = {
  readonly pageSize: number;
  /** Every copy of every page, the database first, then the journal from its oldest frame on. */
  readonly copies: () => Generator<PageCopy>;
  readonly read: (copy: PageCopy) => Buffer;
  /** The copies of the page with a number, the one that counts first. */
  readonly byNumber: (no: number) => readonly PageCopy[];
  readonly close: () => void;
};

type Opened = { readonly handle: number; readonly size: number };

const usualPageSize = 4096;
const magic = 'SQLite format 3\0';
const journalHead = 32;
const frameHead = 24;

const isPageSize = (size: number): boolean => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;

function openFile(file: string): Opened | undefined {
  try {
    const handle = openSync(file, 'r');
    return { handle, size: fstatSync(handle).size };
  } catch {
    // A file that is not there, or that the disk does not give, has no pages.
    return undefined;
  }
}

function readAt(opened: Opened | undefined, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (opened === undefined) return bytes;
  try {
    readSync(opened.handle, bytes, 0, length, at);
  } catch {
    // A sector that the disk does not give is a page of nothing; the pages around it are still read.
  }
  return bytes;
}

function pageSizeOf(database: Opened | undefined, journal: Opened | undefined): number {
  const head = readAt(database, 0, 18);
  const said = head.readUInt16BE(16);
  const size = said === 1 ? 65_536 : said;
  if (head.toString('latin1', 0, 16) === magic && isPageSize(size)) return size;
  const fromJournal = readAt(journal, 8, 4).readUInt32BE(0);
  return isPageSize(fromJournal) ? fromJournal : usualPageSize;
}

/**
 * The frames of a journal that were committed. Frames of an earlier round carry another salt and are left out; where the
 * journal's own head is destroyed no salt is known, and every frame is taken.
 */
function* framesOf(
  journal: Opened,
  pageSize: number,
): Generator<{ readonly no: number; readonly at: number }> {
  const head = readAt(journal, 0, journalHead);
  const isWhole = isJournalHead(head);
  const salt = head.subarray(16, 24);
  let uncommitted: { no: number; at: number }[] = [];
  const step = frameHead + pageSize;
  for (let at = journalHead; at + step <= journal.size; at += step) {
    const frame = readAt(journal, at, frameHead);
    if (isWhole && !frame.subarray(8, 16).equals(salt)) return;
    uncommitted.push({ no: frame.readUInt32BE(0), at: at + frameHead });
    if (isWhole && frame.readUInt32BE(4) === 0) continue;
    yield* uncommitted;
    uncommitted = [];
  }
}

/** Opens the files of a database for reading their bytes; what is not there or cannot be read has no pages. */
export function openPages(file: string): DatabasePages {
  const database = openFile(file);
  const journal = openFile(`${file}-wal`);
  const pageSize = pageSizeOf(database, journal);
  const frames = journal === undefined ? [] : [...framesOf(journal, pageSize)];
  const newest = new Map(frames.map((frame) => [frame.no, frame.at]));
  const inDatabase = Math.ceil((database?.size ?? 0) / pageSize);
  return {
    pageSize,
    copies: function* () {
      for (let index = 0; index < inDatabase; index += 1) yield { file: 'database', at: index * pageSize };
      for (const { at } of frames) yield { file: 'journal', at };
    },
    read: ({ file: from, at }) => readAt(from === 'database' ? database : journal, at, pageSize),
    byNumber: (no) => {
      const found: PageCopy[] = [];
      const at = newest.get(no);
      if (at !== undefined) found.push({ file: 'journal', at });
      if (no >= 1 && no <= inDatabase) found.push({ file: 'database', at: (no - 1) * pageSize });
      return found;
    },
    close: () => {
      for (const opened of [database, journal]) if (opened !== undefined) closeSync(opened.handle);
    },
  };
}
