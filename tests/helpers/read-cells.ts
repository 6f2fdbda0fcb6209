import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';

/** Every file of a zip as one text. */
export const everyPart = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');

const entities: readonly (readonly [RegExp, string])[] = [
  [/&lt;/gu, '<'],
  [/&gt;/gu, '>'],
  [/&quot;/gu, '"'],
  [/&apos;|&#39;/gu, "'"],
  [/&amp;/gu, '&'],
];

const textOf = (markup: string): string =>
  entities.reduce(
    (text, [entity, character]) => text.replaceAll(entity, character),
    markup.replaceAll(/<[^>]*>/gu, ''),
  );

/** The cells of all tables of a Word document, row by row. */
export const docxRows = (bytes: Uint8Array): readonly (readonly string[])[] =>
  (
    strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).match(/<w:tr[ >].*?<\/w:tr>/gsu) ??
    []
  ).map((row) =>
    (row.match(/<w:tc>.*?<\/w:tc>/gsu) ?? []).map((cell) =>
      (cell.match(/<w:p>.*?<\/w:p>|<w:p [^/>]*>.*?<\/w:p>/gsu) ?? []).map(textOf).join('\n'),
    ),
  );

/** The cells of all tables of a page, row by row. */
export const htmlRows = (html: string): readonly (readonly string[])[] =>
  (html.match(/<tr[^>]*>(?:<t[dh][ >].*?)<\/tr>/gu) ?? []).map((row) =>
    (row.match(/<t[dh][^>]*>.*?<\/t[dh]>/gu) ?? []).map((cell) =>
      (cell.match(/<div>.*?<\/div>/gu) ?? []).map(textOf).join('\n'),
    ),
  );

/** The cells of every sheet of a workbook, row by row; of cells that were made one, the first. */
export async function xlsxRows(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const workbook = new ExcelJS.Workbook();
  // exceljs types know only its own kind of buffer.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const rows: string[][] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (!cell.isMerged || cell.master === cell) cells.push(cell.text);
      });
      rows.push(cells);
    });
  return rows;
}

/** What stands beside each label of a form; the values of a label that comes more than once as a list. */
export function valuesByLabel(rows: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const row of rows)
    for (let index = 0; index + 1 < row.length; index += 2) {
      const label = row[index] ?? '';
      values.set(label, [...(values.get(label) ?? []), row[index + 1] ?? '']);
    }
  return values;
}
