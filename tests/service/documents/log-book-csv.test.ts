import { expect, test } from 'vitest';
import { csvCell, logBookCsv } from '#service/documents/log-book-csv';
import { fullBook } from '../../helpers/sample-book.ts';
import { hostileTexts } from '../../helpers/sample-entries.ts';

/** RFC 4180 read by its own grammar. */
function parsed(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (pattern.lastIndex < text.length) {
    const hit = pattern.exec(text);
    if (hit === null) throw new Error('not RFC 4180');
    rows.at(-1)?.push(hit[1] === undefined ? (hit[2] ?? '') : hit[1].replaceAll('""', '"'));
    if (hit[3] === '\r\n' && pattern.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

test('the file begins with the byte order mark and every row has all columns', () => {
  const bytes = logBookCsv(fullBook());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parsed(new TextDecoder().decode(bytes));
  expect(rows.length).toBe(1 + 3 + 60 + hostileTexts.length + 1);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
});

test('no cell begins like a formula, and what was written can be got back', () => {
  const rows = parsed(new TextDecoder().decode(logBookCsv(fullBook())));
  for (const row of rows) for (const cell of row) expect(cell).not.toMatch(formula);
  const contents = rows
    .map((row) => row[8] ?? '')
    .map((cell) => cell.replace(/^'(?='*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]))/u, ''));
  for (const text of hostileTexts) expect(contents).toContain(text.replaceAll('\r\n', '\n'));
});

test('times are local and carry their offset', () => {
  const rows = parsed(new TextDecoder().decode(logBookCsv(fullBook())));
  expect(rows[1]?.slice(0, 5)).toEqual([
    '2026-000001',
    '白班',
    '2026-11-22T08:55:00+08:00',
    '2026-11-23T02:13:00+08:00',
    '来电',
  ]);
});

test('a telephone number with a plus gets the same mark as a formula', () => {
  expect(csvCell('+86 533 8210001')).toBe(`"'+86 533 8210001"`);
  expect(csvCell('0533-8210001')).toBe('"0533-8210001"');
});
