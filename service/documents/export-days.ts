import type { HostReply, HostRequest } from '#contract/wire';
import type { ExportOrder } from '../jobs/jobs.ts';
import type { Store } from '../store/open-store.ts';
import type { Progress } from '../verify.ts';
import { type ExportedFile, openExportFolder, printedPdf, writeExport } from './exported-file.ts';
import { gatherLogBook } from './gather-log-book.ts';
import { logBookCsv } from './log-book-csv.ts';
import { logBookDocx } from './log-book-docx.ts';
import { logBookHtml } from './log-book-html.ts';
import { logBookJson } from './log-book-json.ts';
import { logBookXlsx } from './log-book-xlsx.ts';
import { machineFonts } from './machine-fonts.ts';

/**
 * Writes the log of duty days into a folder, one file a form; the same store gives the same bytes (PDF excepted). Files
 * are named after the first and last day.
 */
export async function exportDays(
  store: Store,
  order: ExportOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  openExportFolder(order.folder);
  const steps = order.formats.length * 100 + 10;
  await progress(0, steps);
  const book = gatherLogBook(store.sqlite, order.fromDay, order.untilDay);
  await progress(10, steps);
  const span = order.fromDay === order.untilDay ? order.fromDay : `${order.fromDay}_${order.untilDay}`;
  const files: ExportedFile[] = [];
  for (const [index, format] of order.formats.entries()) {
    const within = (done: number, total: number): Promise<void> =>
      progress(10 + index * 100 + Math.floor((100 * done) / Math.max(1, total)), steps);
    const make = async (): Promise<Uint8Array> => {
      switch (format) {
        case 'docx':
          return logBookDocx(book, within);
        case 'xlsx':
          return logBookXlsx(book, within);
        case 'csv':
          return logBookCsv(book);
        case 'json':
          return new TextEncoder().encode(logBookJson(book));
        case 'pdf':
          return printedPdf(() => logBookHtml(book, { fonts: machineFonts() }), host);
        default:
          return format satisfies never;
      }
    };
    const bytes = await make();
    await within(1, 1);
    files.push(writeExport(order.folder, `duty-log-${span}.${format}`, bytes));
  }
  return files;
}
