import ExcelJS from 'exceljs';
import { cleanText } from './clean-text.ts';
import { filesOf, fixedZip, zipParts } from './fixed-zip.ts';
import type { Cell, TableBlock } from './printed-blocks.ts';
import { footLines, rotaTables } from './rota-blocks.ts';
import type { RotaPaper } from './rota-paper.ts';
import { rowHeight } from './row-height.ts';
import { cellText } from './sheet-text.ts';
import { print } from './words.ts';

const words = print.rota;
const thin: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};
/** Points of rows that are still read well when they are fitted to a page of 520. */
const tallestOnePage = 700;
const fills = { light: 'FFEDEDED', dark: 'FFD0D0D0' } as const;

const textOf = (cell: Cell): string =>
  cellText(cell.lines.map((line) => line.map((run) => run.text).join('')).join('\n'));

/** Draws a cell of texts in a frame; a string is never a formula, whatever it begins with. */
function draw(
  cell: ExcelJS.Cell,
  text: string,
  look: { readonly font: string; readonly isLeft: boolean },
): void {
  cell.numFmt = '@';
  cell.value = text;
  cell.font = { name: look.font, size: 10 };
  cell.alignment = { horizontal: look.isLeft ? 'left' : 'center', vertical: 'middle', wrapText: true };
  cell.border = thin;
}

/** Adds a sheet for A4 across: a title, the table with its head on every page, and lines under it. */
export function addTable(
  workbook: ExcelJS.Workbook,
  name: string,
  parts: {
    readonly title: string;
    readonly table: TableBlock;
    readonly foot: readonly string[];
    readonly mark: string;
  },
): ExcelJS.Worksheet {
  const { title, table, foot, mark } = parts;
  const width = table.widths.length;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: '2:2',
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
    headerFooter: { oddHeader: mark === '' ? '' : `&C&14${mark}`, oddFooter: '&C— &P —' },
  });
  // A millimetre is about half a character of 宋体 10.
  const widths = table.widths.map((millimetres) => Math.max(4, millimetres / 1.95));
  widths.forEach((characters, index) => {
    sheet.getColumn(index + 1).width = characters;
  });
  const whole = (
    text: string,
    height: number,
    look: { readonly font: string; readonly size: number; readonly isLeft: boolean },
  ): void => {
    const row = sheet.addRow([cellText(text)]);
    sheet.mergeCells(row.number, 1, row.number, width);
    row.height = height;
    const cell = row.getCell(1);
    cell.numFmt = '@';
    cell.font = { name: look.font, size: look.size };
    cell.alignment = { horizontal: look.isLeft ? 'left' : 'center', vertical: 'middle', wrapText: true };
  };
  whole(title, 30, { font: '方正小标宋简体', size: 18, isLeft: false });
  const head = sheet.addRow([]);
  const heads = (table.head ?? []).map(cellText);
  heads.forEach((text, index) => draw(head.getCell(index + 1), text, { font: '黑体', isLeft: false }));
  head.height = rowHeight(heads, widths) + 4;
  for (const { cells } of table.rows) {
    const row = sheet.addRow([]);
    const texts = cells.map(textOf);
    cells.forEach((cell, index) => {
      const drawn = row.getCell(index + 1);
      draw(drawn, texts[index] ?? '', { font: '宋体', isLeft: cell.align === 'left' });
      if (cell.shade !== undefined)
        drawn.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[cell.shade] } };
    });
    row.height = rowHeight(texts, widths);
  }
  const heights = [30, 20, ...table.rows.map((_, index) => sheet.getRow(index + 3).height)];
  // A month of single lines is shrunk a little to stay on one page; a longer one goes on, with its head on every page.
  if (heights.reduce((sum, height) => sum + height, 40) < tallestOnePage) sheet.pageSetup.fitToHeight = 1;
  const all = widths.reduce((sum, one) => sum + one, 0);
  for (const line of foot)
    whole(line, rowHeight([line], [all]) + 4, { font: '宋体', size: 10, isLeft: true });
  return sheet;
}

/** A workbook as bytes, the same for the same content. */
export async function workbookBytes(
  workbook: ExcelJS.Workbook,
  author: string,
  madeAt: Date,
): Promise<Uint8Array> {
  Object.assign(workbook, {
    creator: cleanText(author),
    lastModifiedBy: cleanText(author),
    created: madeAt,
    modified: madeAt,
  });
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return fixedZip(zipParts(filesOf(bytes)));
}

/**
 * A month's rota as a workbook: the table to be filed, the calendar, and who is on duty when; the same paper gives the
 * same bytes. The first sheet can be imported again and gives the same rota.
 */
export function rotaXlsx(paper: RotaPaper): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const mark = paper.version === null ? words.draftMark : '';
  const foot = footLines(paper);
  for (const { name, title, table } of rotaTables(paper))
    addTable(workbook, name, { title, table, foot, mark });
  return workbookBytes(workbook, paper.unitName, new Date(paper.madeAt));
}
