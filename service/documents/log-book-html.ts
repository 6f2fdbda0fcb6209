import type { PrintFont } from './fonts.ts';
import { htmlDocument } from './html-document.ts';
import type { LogBook } from './log-book.ts';
import { logBookBlocks } from './log-book-blocks.ts';
import { fill, print } from './words.ts';

/** The printed form of the log as a page for printing and PDF; the same form as the Word document. */
export const logBookHtml = (book: LogBook, options: { readonly fonts: readonly PrintFont[] }): string =>
  htmlDocument(fill(print.logTitle, { unit: book.unitName }), logBookBlocks(book), options.fonts);
