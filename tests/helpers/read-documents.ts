import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

function convert(file: string, as: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'duty-read-'));
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      as,
      '--outdir',
      folder,
      file,
    ],
    { stdio: 'pipe', timeout: 120_000 },
  );
  const ending = as.slice(0, as.indexOf(':'));
  return join(folder, `${basename(file).replace(/\.[^.]+$/, '')}.${ending}`);
}

/** The text that LibreOffice, a program of other people, reads out of a document. */
export const readByLibreOffice = (
  file: string,
  as: 'txt:Text (encoded):UTF8' | 'csv:Text - txt - csv (StarCalc):44,34,76,1',
): string => readFileSync(convert(file, as), 'utf8');

/** The PDF file that LibreOffice makes of a document: its pages as they are printed. */
export const printByLibreOffice = (file: string): string => convert(file, 'pdf:writer_pdf_Export');

/** A Word document as LibreOffice saves it again: what somebody gives back who edited it there. */
export const savedByLibreOffice = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(convert(file, 'docx:MS Word 2007 XML')));

/** The text that poppler reads out of a PDF. */
export const readPdf = (file: string): string =>
  execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', timeout: 60_000 });

/** A text without the white space that lines and columns put into it. */
export const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
