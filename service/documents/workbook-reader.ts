import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser';
import { DutyError } from '#contract/errors';
import { cleanText } from './clean-text.ts';

/** One sheet of a workbook as texts: rows and columns counted from 0, a date as `2026-12-01`. */
export type SheetTexts = { readonly name: string; readonly rows: readonly (readonly string[])[] };

const limits = {
  files: 500,
  bytes: 6_000_000,
  tags: 120_000,
  rows: 3000,
  beyond: 100,
  columns: 60,
  merged: 500,
};

/** The parts that hold texts; nothing else of a workbook is looked at. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d{1,3}\.xml)$/u;

const tooLarge = (): DutyError => new DutyError('rule-broken', 'sheet-too-large', [String(limits.rows)]);

/** The wanted parts of a package, never more of them than memory has room for, whatever the package says of itself. */
function partsOf(file: Uint8Array): Record<string, Uint8Array> {
  let files = 0;
  let bytes = 0;
  return unzipSync(file, {
    filter: ({ name, originalSize }) => {
      files += 1;
      if (files > limits.files) throw tooLarge();
      if (!wanted.test(name)) return false;
      bytes += originalSize;
      if (bytes > limits.bytes) throw tooLarge();
      return true;
    },
  });
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** True for a range of merged cells that a table on paper could have. */
function isSmall(range: string): boolean {
  const corners = /^([A-Z]{1,2})(\d{1,4}):([A-Z]{1,2})(\d{1,4})$/u.exec(range);
  if (corners === null) return false;
  const width = columnNumber(corners[3] ?? '') - columnNumber(corners[1] ?? '') + 1;
  const height = Number(corners[4]) - Number(corners[2]) + 1;
  return width > 0 && height > 0 && width * height <= limits.merged && Number(corners[4]) <= limits.rows;
}

/** A column's look that begins where a table on paper could have one; one that goes on for ever ends there. */
function smallColumn(tag: string): string {
  const edge = (name: string): number =>
    Number(new RegExp(`\\b${name}=["'](\\d{1,9})["']`, 'u').exec(tag)?.[1]);
  const [first, last] = [edge('min'), edge('max')];
  if (!(first >= 1 && first <= last && first <= limits.columns)) return '';
  return tag.replace(/\bmax=["']\d+["']/u, `max="${Math.min(last, limits.columns)}"`);
}

/** A sheet without what the reader would fill cell by cell over a million rows. */
function tamed(xml: string): string {
  let merged = 0;
  return xml
    .replaceAll(/<mergeCell\b[^>]*>/gu, (tag) => {
      const range = /ref=(["'])([^"']*)\1/u.exec(tag)?.[2] ?? '';
      merged += 1;
      return merged <= limits.merged && isSmall(range) ? `<mergeCell ref="${range}"/>` : '';
    })
    .replaceAll(/<col\s[^>]*>/gu, smallColumn);
}

function safePackage(file: Uint8Array): Uint8Array {
  const parts = partsOf(file);
  if (parts['xl/workbook.xml'] === undefined) throw new DutyError('bad-input', 'sheet-not-xlsx');
  let tags = 0;
  const safe = Object.entries(parts).map(([name, bytes]) => {
    const xml = strFromU8(bytes);
    tags += xml.match(/<(?:c|row|si|r|xf)[\s>/]/gu)?.length ?? 0;
    if (tags > limits.tags) throw tooLarge();
    if (name === 'xl/workbook.xml')
      return [name, strToU8(xml.replaceAll(/<definedNames\b.*?<\/definedNames>/gsu, ''))] as const;
    return [name, name.startsWith('xl/worksheets/') ? strToU8(tamed(xml)) : bytes] as const;
  });
  return zipSync(Object.fromEntries(safe), { level: 0 });
}

/** What a cell shows as a text; of a formula its result. */
export function valueText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('text' in value) return valueText(value.text);
  if ('result' in value) return valueText(value.result);
  return '';
}

function textsOf(sheet: ExcelJS.Worksheet): SheetTexts {
  const filled = (row: ExcelJS.Row | undefined): boolean => row?.hasValues === true;
  // Rows far below are only looks; a table that goes on is not read in part.
  const beyond = Array.from({ length: limits.beyond }, (_, index) => sheet.findRow(limits.rows + 1 + index));
  if (beyond.some(filled)) throw tooLarge();
  const rows = Array.from({ length: Math.min(sheet.rowCount, limits.rows) }, (_, index) => {
    const row = sheet.findRow(index + 1);
    const width = Math.min(row?.cellCount ?? 0, limits.columns);
    return Array.from({ length: width }, (_, column) =>
      cleanText(valueText(row?.findCell(column + 1)?.value)),
    );
  });
  return { name: sheet.name, rows };
}

/** What the reader would fill cell by cell, or look for in parts that were left out. */
const ignored = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'tableParts',
  'picture',
  'extLst',
  'autoFilter',
  'rowBreaks',
];

/** The cells of an XLSX file of somebody else with their looks; refuses with a reason what is none, is damaged, or is far too large. */
export async function loadWorkbook(file: Uint8Array): Promise<ExcelJS.Workbook> {
  if (file[0] !== 0x50 || file[1] !== 0x4b) throw new DutyError('bad-input', 'sheet-not-xlsx');
  try {
    const workbook = new ExcelJS.Workbook();
    // exceljs types know only its own kind of buffer.
    const buffer = Buffer.from(safePackage(file)) as unknown as ExcelJS.Buffer;
    await workbook.xlsx.load(buffer, { ignoreNodes: ignored });
    return workbook;
  } catch (error) {
    if (error instanceof DutyError) throw error;
    throw new DutyError('bad-input', 'sheet-damaged');
  }
}

/** The texts of an XLSX file of somebody else; refuses with a reason what is none, is damaged, or is far too large. */
export const readWorkbook = async (file: Uint8Array): Promise<readonly SheetTexts[]> =>
  (await loadWorkbook(file)).worksheets.map(textsOf);
