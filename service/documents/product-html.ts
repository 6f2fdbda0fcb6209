import type { PrintFont } from './fonts.ts';
import { htmlDocument } from './html-document.ts';
import { productBlocks } from './product-blocks.ts';
import { productLook, type ProductPaper } from './product-paper.ts';

/** A written product as a page for printing and PDF; the same paper as the Word document of the console's own. */
export const productHtml = (paper: ProductPaper, options: { readonly fonts: readonly PrintFont[] }): string =>
  htmlDocument(paper.product.fields.title, [productBlocks(paper)], options.fonts, productLook(paper));
