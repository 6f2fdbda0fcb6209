import { docxDocument } from './docx-document.ts';
import { productBlocks } from './product-blocks.ts';
import { productLook, type ProductPaper } from './product-paper.ts';

/** A written product as a Word document of the console's own; the same product gives the same bytes. */
export const productDocx = (paper: ProductPaper): Promise<Uint8Array> =>
  docxDocument(
    {
      title: paper.product.fields.title,
      author: paper.product.imprint.unitName,
      madeAt: paper.product.issuedAt,
    },
    [productBlocks(paper)],
    1,
    undefined,
    productLook(paper),
  );
