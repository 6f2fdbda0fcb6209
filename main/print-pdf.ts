import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { withPrintPage } from './print-page.ts';

/** Margins of an official A4 document (GB/T 9704): top 37, right 26, bottom 35, left 28 mm. */
const marginsInMillimetres = { top: 37, right: 26, bottom: 35, left: 28 };

const footer =
  "<div style=\"width:100%;text-align:center;font-size:14pt;font-family:SimSun,'Noto Serif CJK SC','Noto Sans CJK SC',serif\">" +
  '— <span class="pageNumber"></span> —</div>';

/** Prints an HTML file to an A4 PDF with numbered pages; the PDF appears whole or not at all. */
export async function printPdf(htmlFile: string, pdfFile: string): Promise<void> {
  const margins = Object.fromEntries(
    Object.entries(marginsInMillimetres).map(([side, millimetres]) => [side, millimetres / 25.4]),
  );
  const pdf = await withPrintPage(htmlFile, (window) =>
    window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
      margins,
    }),
  );
  const unfinished = `${pdfFile}.${randomUUID()}.part`;
  try {
    await writeFile(unfinished, pdf);
    await rename(unfinished, pdfFile);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
