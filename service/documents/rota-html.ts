import type { PrintFont } from './fonts.ts';
import { htmlDocument } from './html-document.ts';
import { rotaBlocks, rotaLook } from './rota-blocks.ts';
import { paperTitle, type RotaPaper } from './rota-paper.ts';

/** A month's rota as a page for printing and PDF; the same papers as the Word document. */
export const rotaHtml = (paper: RotaPaper, options: { readonly fonts: readonly PrintFont[] }): string =>
  htmlDocument(paperTitle(paper), rotaBlocks(paper), options.fonts, rotaLook(paper));
