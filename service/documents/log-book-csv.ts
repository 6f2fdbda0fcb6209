import { cleanText } from './clean-text.ts';
import type { LogBook } from './log-book.ts';
import { entriesOf, furtherColumns, historyColumn, offsetTime, paperColumns } from './log-book-columns.ts';

const columns = [...paperColumns, ...furtherColumns, historyColumn];

/** Beginnings that make a spreadsheet compute a cell instead of showing it; the full-width forms work there too. */
const startsFormula = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/**
 * A cell as RFC 4180 wants it, always quoted. A text that a spreadsheet would take for a formula (it begins with one of
 * `= + - @ ＝ ＋ － ＠`, also after spaces, or with a tab or line end) gets one `'` before it, and so does such a text that
 * already has some; taking one `'` away where one of these follows gives back what was written.
 */
export function csvCell(text: string): string {
  const clean = cleanText(text);
  const safe = startsFormula.test(clean) ? `'${clean}` : clean;
  return `"${safe.replaceAll('"', '""')}"`;
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Rows of cells as a file: UTF-8 with byte order mark, lines ended as RFC 4180 wants them. */
export const csvFile = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\uFEFF${rows.map(csvLine).join('')}`);

/** The log as CSV: UTF-8 with byte order mark, one line an entry, times local with their offset from UTC. */
export function logBookCsv(book: LogBook): Uint8Array {
  const time = offsetTime(book);
  const rows = [columns.map((column) => column.head)];
  for (const { booked, shift } of entriesOf(book))
    rows.push(columns.map((column) => column.text(booked, shift, time)));
  return csvFile(rows);
}
