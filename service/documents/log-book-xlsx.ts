import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { cleanText } from './clean-text.ts';
import { entryHistory } from './entry-history.ts';
import { filesOf, fixedZip, zipParts } from './fixed-zip.ts';
import type { LogBook } from './log-book.ts';
import { entriesOf, entryCountOf, furtherColumns, paperColumns } from './log-book-columns.ts';
import { type Progress, report } from './progress.ts';
import { rowHeight } from './row-height.ts';
import { cellText } from './sheet-text.ts';
import { type StationTime, stationTime } from './station-time.ts';
import { fill, print, trade } from './words.ts';

const { flat, about } = print;
const columns = [...paperColumns, ...furtherColumns];
const entriesPerStep = 200;
const lines: Partial<ExcelJS.Borders> = {
  top: { style: 'hair' },
  left: { style: 'hair' },
  bottom: { style: 'hair' },
  right: { style: 'hair' },
};
type Frame = { readonly heads: readonly string[]; readonly widths: readonly number[] };

/** A sheet of texts for A4 landscape: head frozen, filtered and repeated on every page. */
function addSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  { heads, widths }: Frame,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C— &P —' },
  });
  sheet.columns = widths.map((width) => ({
    width,
    style: { numFmt: '@', font: { name: '宋体', size: 10 }, alignment: { vertical: 'top', wrapText: true } },
  }));
  const head = sheet.addRow(heads);
  head.font = { name: '黑体', size: 10 };
  head.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  head.eachCell((cell) => {
    cell.border = lines;
  });
  head.commit();
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: heads.length } };
  return sheet;
}

/** Adds a row of texts; a string is never a formula, whatever it begins with. */
function addTexts(sheet: ExcelJS.Worksheet, texts: readonly string[], widths: readonly number[]): void {
  const cells = texts.map(cellText);
  const row = sheet.addRow(cells);
  row.height = rowHeight(cells, widths);
  row.eachCell((cell) => {
    cell.border = lines;
  });
  row.commit();
}

async function addLog(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  book: LogBook,
  time: StationTime,
  progress: Progress | undefined,
): Promise<void> {
  const frame = {
    heads: columns.map((column) => column.head),
    widths: columns.map((column) => column.width),
  };
  const sheet = addSheet(workbook, flat.sheetLog, frame);
  const total = entryCountOf(book);
  let done = 0;
  for (const { booked, shift } of entriesOf(book)) {
    addTexts(
      sheet,
      columns.map((column) => column.text(booked, shift, time)),
      frame.widths,
    );
    done += 1;
    if (done % entriesPerStep === 0) await report(progress, done, total);
  }
  // Columns beyond these are for filtering; on paper they would make everything too small to read.
  sheet.pageSetup.printArea = `A$1:${sheet.getColumn(paperColumns.length).letter}$${total + 1}`;
}

/** What happened to entries afterwards: a line for each part that a correction replaced, one for anything else. */
function addHistory(workbook: ExcelJS.stream.xlsx.WorkbookWriter, book: LogBook, time: StationTime): void {
  const heads = [
    trade.part.number,
    flat.kind,
    flat.changedAt,
    flat.by,
    flat.shiftNo,
    flat.reason,
    flat.part,
    flat.before,
    flat.after,
    flat.seq,
  ];
  const widths = [13, 10, 11, 9, 9, 24, 12, 36, 36, 9];
  const sheet = addSheet(workbook, flat.sheetHistory, { heads, widths });
  for (const { booked } of entriesOf(book)) {
    for (const { change, kind, parts } of entryHistory(booked, time)) {
      const state = {
        label: trade.part.state,
        before: '',
        after: change.state === null ? '' : trade.state[change.state],
      };
      const nothing = change.kind === 'state' ? state : { label: '', before: '', after: '' };
      for (const part of parts.length === 0 ? [nothing] : parts) {
        const start = [
          booked.entry.number,
          kind,
          time.second(change.at),
          change.byName,
          String(change.shiftNo),
          change.reason,
        ];
        addTexts(sheet, [...start, part.label, part.before, part.after, String(change.seq)], widths);
      }
    }
  }
}

function addAbout(workbook: ExcelJS.stream.xlsx.WorkbookWriter, book: LogBook, time: StationTime): void {
  const sheet = workbook.addWorksheet(flat.sheetAbout, {
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const widths = [30, 80];
  sheet.columns = widths.map((width) => ({
    width,
    style: { numFmt: '@', font: { name: '宋体', size: 10 }, alignment: { vertical: 'top', wrapText: true } },
  }));
  const facts: readonly (readonly [string, string])[] = [
    [about.unit, book.unitName],
    [about.range, fill(print.range, { from: book.fromDay, until: book.untilDay })],
    [about.days, String(book.days.length)],
    [about.entries, String(entryCountOf(book))],
    [about.zone, fill(about.zoneText, { zone: book.zone })],
    [about.headSeq, String(book.head.seq)],
    [about.headHash, book.head.hash],
    [about.headAt, time.second(book.headAt)],
    [about.purpose, fill(print.chain.purpose, { seq: book.head.seq })],
    [about.retention, book.retentionLabel],
    [about.print, about.printText],
    [about.safety, about.safetyText],
  ];
  for (const fact of facts) addTexts(sheet, fact, widths);
}

/**
 * The log as a workbook: the entries, what was corrected and voided, and what the file is; the same book gives the same
 * bytes. Times are texts in local time: a spreadsheet's dates know no zone and change their look with the computer, while
 * these sort and filter by time on every one.
 */
export async function logBookXlsx(book: LogBook, progress?: Progress): Promise<Uint8Array> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const madeAt = new Date(book.headAt);
  // Stored without compression: the zip is made anew below with fixed times.
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
    zip: { store: true },
  });
  Object.assign(workbook, {
    creator: cleanText(book.unitName),
    lastModifiedBy: cleanText(book.unitName),
    created: madeAt,
    modified: madeAt,
  });
  const time = stationTime(book.zone);
  await addLog(workbook, book, time, progress);
  addHistory(workbook, book, time);
  addAbout(workbook, book, time);
  await workbook.commit();
  const total = entryCountOf(book);
  await report(progress, total, total);
  return fixedZip(zipParts(filesOf(await bytes)));
}
