import type { ProductPaper } from './product-paper.ts';
import { productTexts } from './product-texts.ts';
import { print } from './words.ts';

const names = print.product.template.gap;
const words = print.product.paper;

/** The gaps of a Word file that stand for one text each, by what people type; what follows 说明 is not printed. */
export const productGaps: ReadonlySet<string> = new Set(Object.values(names));

/** The gap from which on a Word file speaks to those who edit it. */
export const notesGap: string = names.notes;

/** What a product says in the gaps of a Word file; empty where it says nothing. */
export function gapTexts(paper: ProductPaper): ReadonlyMap<string, string> {
  const { fields, year, no, imprint } = paper.product;
  const texts = productTexts(paper);
  return new Map([
    [names.head, imprint.head],
    [names.title, fields.title],
    [names.unit, imprint.unitName],
    [names.span, texts.span],
    [names.days, texts.span],
    [names.year, String(year)],
    [names.issueNo, String(no)],
    [names.period, texts.period],
    [names.dayNo, texts.dayNo],
    [names.conclusion, fields.conclusion],
    [names.to, fields.to.join(words.units)],
    [names.copyTo, fields.copyTo.join(words.units)],
    [names.editor, texts.editor],
    [names.reviewer, texts.reviewer],
    [names.issuer, texts.issuer],
    [names.issuedAt, texts.issuedAt],
    [names.phone, imprint.contact],
    [names.chain, texts.chain],
  ]);
}
