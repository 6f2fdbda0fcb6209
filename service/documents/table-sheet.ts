import type ExcelJS from 'exceljs';
import { cleanText } from './clean-text.ts';
import { filesOf, fixedZip, zipParts } from './fixed-zip.ts';
import { type Cell, cellWidths, type PaperLook, type TableBlock } from './printed-blocks.ts';
import { rowHeight } from './row-height.ts';
import { cellText } from './sheet-text.ts';

const thin: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};
/** Points of rows that are still read well when they are fitted to a page of 520, and upright to one of 770. */
const tallestOnePage = { across: 700, upright: 980 };
/** Points that a row of a form has at least. */
const closeRow = 20;
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

/** Adds a sheet for A4: a title, the table with its head on every page, and lines under it. */
export function addTable(
  workbook: ExcelJS.Workbook,
  name: string,
  parts: {
    readonly title: string;
    readonly table: TableBlock;
    readonly foot: readonly string[];
    readonly look: PaperLook;
  },
): ExcelJS.Worksheet {
  const { title, table, foot, look } = parts;
  const isHeaded = table.head !== null;
  const width = table.widths.length;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: isHeaded ? 2 : 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: look.paper === 'across' ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      ...(isHeaded ? { printTitlesRow: '2:2' } : {}),
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
    headerFooter: {
      oddHeader: `${look.care === undefined ? '' : `&L&14${look.care}`}${look.mark === null ? '' : `&C&14${look.mark}`}`,
      oddFooter: '&C— &P —',
    },
  });
  // A millimetre is about half a character of 宋体 10.
  const widths = table.widths.map((millimetres) => Math.max(4, millimetres / 1.95));
  widths.forEach((characters, index) => {
    sheet.getColumn(index + 1).width = characters;
  });
  const whole = (
    text: string,
    height: number,
    style: { readonly font: string; readonly size: number; readonly isLeft: boolean },
  ): void => {
    const row = sheet.addRow([cellText(text)]);
    sheet.mergeCells(row.number, 1, row.number, width);
    row.height = height;
    const cell = row.getCell(1);
    cell.numFmt = '@';
    cell.font = { name: style.font, size: style.size };
    cell.alignment = { horizontal: style.isLeft ? 'left' : 'center', vertical: 'middle', wrapText: true };
  };
  const all = widths.reduce((sum, one) => sum + one, 0);
  // The title is 18 points high, and a long one stands in two lines.
  const titleHeight = Math.max(30, rowHeight([title], [(all * 10) / 18]) * 1.8);
  whole(title, titleHeight, { font: '方正小标宋简体', size: 18, isLeft: false });
  if (table.head !== null) {
    const head = sheet.addRow([]);
    const heads = table.head.map(cellText);
    heads.forEach((text, index) => draw(head.getCell(index + 1), text, { font: '黑体', isLeft: false }));
    head.height = rowHeight(heads, widths) + 4;
  }
  const leastRow = table.close === true ? closeRow : 0;
  for (const { cells } of table.rows) {
    const row = sheet.addRow([]);
    const texts = cells.map(textOf);
    let column = 1;
    cells.forEach((cell, index) => {
      const { span = 1 } = cell;
      const drawn = row.getCell(column);
      if (span > 1) sheet.mergeCells(row.number, column, row.number, column + span - 1);
      column += span;
      draw(drawn, texts[index] ?? '', { font: '宋体', isLeft: cell.align === 'left' });
      if (cell.shade !== undefined)
        drawn.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[cell.shade] } };
    });
    row.height = Math.max(leastRow, rowHeight(texts, cellWidths(cells, widths)));
  }
  const heights = [
    titleHeight,
    20,
    ...table.rows.map((_, index) => sheet.getRow(index + (isHeaded ? 3 : 2)).height),
  ];
  // A month of single lines is shrunk a little to stay on one page; a longer one goes on, with its head on every page.
  if (heights.reduce((sum, height) => sum + height, 40) < tallestOnePage[look.paper])
    sheet.pageSetup.fitToHeight = 1;
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
