import { docxDocument } from './docx-document.ts';
import type { LogBook } from './log-book.ts';
import { logBookBlocks } from './log-book-blocks.ts';
import type { Progress } from './progress.ts';
import { fill, print } from './words.ts';

/** The printed form of the log as a Word document; the same book gives the same bytes. */
export function logBookDocx(book: LogBook, progress?: Progress): Promise<Uint8Array> {
  const facts = {
    title: fill(print.logTitle, { unit: book.unitName }),
    author: book.unitName,
    madeAt: book.headAt,
  };
  return docxDocument(facts, logBookBlocks(book), Math.max(1, book.days.length), progress);
}
