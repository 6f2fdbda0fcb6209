import { app } from 'electron';
import { printPdf } from './print-pdf.ts';

/** Prints one HTML file to PDF and ends the program; the way in which the command line makes a PDF. */
export async function renderPdf(files: {
  readonly htmlFile: string;
  readonly pdfFile: string;
}): Promise<void> {
  await app.whenReady();
  // Closing the hidden window must not end the program before the file is written.
  app.on('window-all-closed', () => undefined);
  await printPdf(files.htmlFile, files.pdfFile);
  app.exit(0);
}
