import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { type ExportedFile, openExportFolder, printedPdf, writeExport } from './exported-file.ts';
import { fixedPdf } from './fixed-pdf.ts';
import { machineFonts } from './machine-fonts.ts';
import { productDocx } from './product-docx.ts';
import { productHtml } from './product-html.ts';
import { productKeyOf, type ProductPaper } from './product-paper.ts';
import { fillProductTemplate } from './product-template.ts';
import { productXlsx } from './product-xlsx.ts';

/** A form in which a product leaves. */
export type ProductFormat = 'docx' | 'pdf' | 'xlsx';

/** What an export of a product is asked to make. */
export type ProductOrder = {
  readonly paper: ProductPaper;
  readonly formats: readonly ProductFormat[];
  readonly folder: string;
};

type Host = (request: HostRequest) => Promise<HostReply>;

/** Letters and digits of any script; what could be a path or a device is none. */
const safe = (text: string): string => [...text.matchAll(/[\p{L}\p{N}]+/gu)].join('').slice(0, 60);

/** What a file of a product is called but for its ending. */
export const productFileName = ({ product }: ProductPaper): string =>
  `${productKeyOf(product)}-${safe(product.fields.title)}`;

/** The unit's own file is filled where its kind has one; of a withdrawn product only pages of the console's own say on each that it is one. */
const asDocx = (paper: ProductPaper): Promise<Uint8Array> =>
  paper.template === null || paper.product.state === 'withdrawn'
    ? productDocx(paper)
    : fillProductTemplate(paper.template, paper);

/** A product in one form; the same product gives the same bytes, a PDF on the same computer. */
export async function productBytes(
  paper: ProductPaper,
  format: ProductFormat,
  host: Host,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return asDocx(paper);
    case 'xlsx':
      return productXlsx(paper);
    case 'pdf':
      return fixedPdf(
        await printedPdf(() => productHtml(paper, { fonts: machineFonts() }), host),
        paper.product.issuedAt,
      );
    default:
      return format satisfies never;
  }
}

/** Writes a product into a folder, one file a form; nothing is written unless all forms could be made. */
export async function exportProduct(
  { paper, formats, folder }: ProductOrder,
  host: Host,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  openExportFolder(folder);
  const made: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (const [index, format] of formats.entries()) {
    await progress(index, formats.length);
    made.push({
      name: `${productFileName(paper)}.${format}`,
      bytes: await productBytes(paper, format, host),
    });
  }
  await progress(formats.length, formats.length);
  return made.map(({ name, bytes }) => writeExport(folder, name, bytes));
}
