import type { PrintFont } from './fonts.ts';
import { htmlDocument } from './html-document.ts';
import { periodBlocks } from './period-blocks.ts';
import { periodLook, type PeriodPaper, periodPaperTitle } from './period-paper.ts';

/** A paper of an important period as a page for printing and PDF; the same paper as the Word document. */
export const periodHtml = (paper: PeriodPaper, options: { readonly fonts: readonly PrintFont[] }): string =>
  htmlDocument(periodPaperTitle(paper), [periodBlocks(paper)], options.fonts, periodLook(paper));
