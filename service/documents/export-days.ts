import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { HostReply, HostRequest } from '#contract/wire';
import type { ExportOrder } from '../jobs/jobs.ts';
import { sha256 } from '../store/ledger.ts';
import type { Store } from '../store/open-store.ts';
import type { Progress } from '../verify.ts';
import { gatherLogBook } from './gather-log-book.ts';
import type { LogBook } from './log-book.ts';
import { logBookCsv } from './log-book-csv.ts';
import { logBookDocx } from './log-book-docx.ts';
import { logBookHtml } from './log-book-html.ts';
import { logBookJson } from './log-book-json.ts';
import { logBookXlsx } from './log-book-xlsx.ts';
import { learnFonts, machineFonts } from './machine-fonts.ts';
import { writeWhole } from './write-whole.ts';

/** A file that an export wrote. */
export type ExportedFile = {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};

async function printedPdf(
  book: LogBook,
  host: (request: HostRequest) => Promise<HostReply>,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'duty-room-print-'));
  try {
    const htmlFile = join(folder, 'print.html');
    const pdfFile = join(folder, 'print.pdf');
    await learnFonts();
    writeFileSync(htmlFile, logBookHtml(book, { fonts: machineFonts() }));
    const reply = await host({ kind: 'print-pdf', htmlFile, pdfFile });
    if (!reply.ok) throw new DutyError('rule-broken', 'no-pdf', [reply.message]);
    return await readFile(pdfFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
  mkdirSync(order.folder, { recursive: true });
  if (!statSync(order.folder).isDirectory()) throw new DutyError('bad-input', 'folder');
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
          return printedPdf(book, host);
        default:
          return format satisfies never;
      }
    };
    const bytes = await make();
    await within(1, 1);
    const name = `duty-log-${span}.${format}`;
    const file = join(order.folder, name);
    writeWhole(file, bytes);
    files.push({ file, name, bytes: bytes.length, sha256: sha256(bytes) });
  }
  return files;
}
