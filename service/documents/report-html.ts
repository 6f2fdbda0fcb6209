import type { PrintFont } from './fonts.ts';
import { htmlDocument } from './html-document.ts';
import { reportBlocks } from './report-blocks.ts';
import { reportLook, type ReportPaper } from './report-paper.ts';

/** A report or bulletin as a page for printing and PDF; the same paper as the Word document. */
export const reportHtml = (paper: ReportPaper, options: { readonly fonts: readonly PrintFont[] }): string =>
  htmlDocument(paper.report.fields.title, [reportBlocks(paper)], options.fonts, reportLook(paper));
