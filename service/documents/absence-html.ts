import { absenceBlocks } from './absence-blocks.ts';
import { absenceLook, type AbsencePaper, absencePaperTitle } from './absence-paper.ts';
import type { PrintFont } from './fonts.ts';
import { htmlDocument } from './html-document.ts';

/** A paper of the registry of absences as a page for printing and PDF; the same paper as the Word document. */
export const absenceHtml = (paper: AbsencePaper, options: { readonly fonts: readonly PrintFont[] }): string =>
  htmlDocument(absencePaperTitle(paper), [absenceBlocks(paper)], options.fonts, absenceLook(paper));
