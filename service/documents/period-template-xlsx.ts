import type ExcelJS from 'exceljs';
import { DutyError } from '#contract/errors';
import { dayGaps, daysGap, type GapValues } from './period-gaps.ts';
import type { FoundGap } from './period-template-docx.ts';
import { rowHeight } from './row-height.ts';
import { cellText } from './sheet-text.ts';
import { workbookBytes } from './table-sheet.ts';
import { unusable } from './template-package.ts';
import { loadWorkbook, valueText } from './workbook-reader.ts';

/** A gap as it is typed, with the braces of either keyboard; the marks of the row of a day are gaps too. */
const gapIn = /[{｛]\s*([#＃/／]?)\s*([^{}｛｝#＃/／]{1,20}?)\s*[}｝]/gu;

const use = 'period-template';

/** What a sheet on paper may have, and cells that a filled one may come to. */
const most = { rows: 3000, columns: 100, cells: 60_000 };

type Marked = { readonly sign: string; readonly name: string };

const gapsIn = (text: string): readonly Marked[] =>
  [...text.matchAll(gapIn)].map(([, sign = '', name = '']) => ({ sign, name }));

const isOfDay = ({ name }: Marked): boolean => name === daysGap || dayGaps.has(name);

function textsOfRow(row: ExcelJS.Row | undefined): readonly string[] {
  const texts: string[] = [];
  row?.eachCell((cell) => {
    if (cell.master === cell) texts.push(valueText(cell.value));
  });
  return texts;
}

/** The first row of a sheet that has a gap of a day, counted from 1; undefined where none has. */
function dayRowOf(sheet: ExcelJS.Worksheet): number | undefined {
  for (let at = 1; at <= sheet.rowCount; at += 1)
    if (textsOfRow(sheet.findRow(at)).some((text) => gapsIn(text).some(isOfDay))) return at;
  return undefined;
}

async function loaded(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = await loadWorkbook(file).catch((error: unknown) => {
    throw error instanceof DutyError ? unusable(use, 'xl/workbook.xml') : error;
  });
  for (const sheet of workbook.worksheets)
    if (sheet.rowCount > most.rows || sheet.columnCount > most.columns) throw unusable(use, sheet.name);
  return workbook;
}

/** The gaps of a workbook in order; those of a day are known only in the row that is repeated. */
export async function gapsOfXlsx(file: Uint8Array): Promise<readonly FoundGap[]> {
  const workbook = await loaded(file);
  return workbook.worksheets.flatMap((sheet) => {
    const dayRow = dayRowOf(sheet);
    return Array.from({ length: sheet.rowCount }, (_, index) => index + 1).flatMap((at) =>
      textsOfRow(sheet.findRow(at)).flatMap((text) =>
        gapsIn(text)
          .filter(({ sign }) => sign !== '/' && sign !== '／')
          .map(({ name }) => ({ name, isOfDay: at === dayRow })),
      ),
    );
  });
}

type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

function rangeOf(sheet: ExcelJS.Worksheet, range: string): Range {
  const [from = 'A1', until = from] = range.split(':');
  const [first, last] = [sheet.getCell(from), sheet.getCell(until)];
  return {
    top: Number(first.row),
    left: Number(first.col),
    bottom: Number(last.row),
    right: Number(last.col),
  };
}

/** Where merged cells are when the row of a day has become `days` rows. */
function spread(range: Range, dayRow: number, days: number): readonly Range[] {
  const more = days - 1;
  if (range.bottom < dayRow) return [range];
  if (range.top > dayRow) return [{ ...range, top: range.top + more, bottom: range.bottom + more }];
  if (range.top === dayRow && range.bottom === dayRow)
    return Array.from({ length: days }, (_, index) => ({
      ...range,
      top: dayRow + index,
      bottom: dayRow + index,
    }));
  return [{ ...range, bottom: range.bottom + more }];
}

/** Repeats a row; the library moves merged cells wrongly, so they are taken apart before and put together after. */
function repeatRow(sheet: ExcelJS.Worksheet, dayRow: number, days: number): void {
  const ranges = sheet.model.merges.map((range) => rangeOf(sheet, range));
  const at = ({ top, left, bottom, right }: Range): [number, number, number, number] => [
    top,
    left,
    bottom,
    right,
  ];
  for (const range of ranges) sheet.unMergeCells(...at(range));
  if (days > 1) sheet.duplicateRow(dayRow, days - 1, true);
  for (const range of ranges.flatMap((one) => spread(one, dayRow, days))) sheet.mergeCells(...at(range));
}

/** Puts texts into the gaps of a row; a filled cell is a text, whatever it begins with, and a formula what it showed. */
function fillRow(sheet: ExcelJS.Worksheet, at: number, valueOf: (name: string) => string | undefined): void {
  const row = sheet.findRow(at);
  if (row === undefined) return;
  const filled: { readonly text: string; readonly width: number }[] = [];
  row.eachCell((cell) => {
    if (cell.master !== cell) return;
    const { value } = cell;
    const text = valueText(value);
    if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value))
      cell.value = cellText(text);
    if (gapsIn(text).length === 0) return;
    const next = text.replaceAll(gapIn, (whole, sign: string, name: string) =>
      sign === '' ? (valueOf(name) ?? whole) : name === daysGap ? '' : whole,
    );
    if (typeof value === 'object' && value !== null && 'richText' in value) {
      const font = value.richText.find((run) => run.font !== undefined)?.font;
      if (font !== undefined) cell.font = font;
    }
    cell.value = cellText(next);
    cell.numFmt = '@';
    cell.alignment = { ...cell.alignment, wrapText: true };
    if (!cell.isMerged) filled.push({ text: next, width: sheet.getColumn(cell.col).width ?? 9 });
  });
  if (filled.length === 0) return;
  const needed = rowHeight(
    filled.map(({ text }) => text),
    filled.map(({ width }) => width),
  );
  row.height = Math.max(row.height ?? 0, needed);
}

function fillSheet(sheet: ExcelJS.Worksheet, { whole, days }: GapValues): void {
  const dayRow = dayRowOf(sheet);
  if (dayRow !== undefined && days.length > 0) repeatRow(sheet, dayRow, days.length);
  const rows = sheet.rowCount;
  for (let at = 1; at <= rows; at += 1) {
    const line = dayRow === undefined ? undefined : days[at - dayRow];
    fillRow(sheet, at, (name) => line?.get(name) ?? whole.get(name));
  }
}

/** A workbook with its gaps filled and the row of a day repeated; what the console does not know stays as it was typed. */
export async function fillXlsx(
  file: Uint8Array,
  values: GapValues,
  made: { readonly unitName: string; readonly madeAt: string },
): Promise<Uint8Array> {
  const workbook = await loaded(file);
  for (const sheet of workbook.worksheets) {
    if (sheet.columnCount * values.days.length > most.cells) throw unusable(use, sheet.name);
    fillSheet(sheet, values);
  }
  return workbookBytes(workbook, made.unitName, new Date(made.madeAt));
}
