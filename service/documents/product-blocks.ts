import { reportLines } from '#domain/incident/report-lines';
import { isAnnex, type ProductSection } from '#domain/product/product';
import type { OfficialBlock, OfficialRun } from './official-block.ts';
import type { Block } from './printed-blocks.ts';
import type { ProductPaper } from './product-paper.ts';
import { isRedHeaded, type ProductTexts, productTexts } from './product-texts.ts';
import { longDay } from './station-time.ts';
import { fill, numeral, print } from './words.ts';

const words = print.product.paper;

const official = <One extends OfficialBlock>(block: One): One => block;
const gap: Block = { kind: 'official', what: 'gap' };
const rule: Block = { kind: 'official', what: 'rule' };

const heading = (text: string): Block =>
  official({ kind: 'official', what: 'text', runs: [{ text, role: 'heading' }], isHeading: true });

const paragraphs = (text: string): readonly Block[] =>
  reportLines(text).map(({ level, lead, rest }) => {
    const runs: readonly OfficialRun[] = [
      { text: lead, role: level === 1 ? 'heading' : 'subheading' },
      { text: rest, role: 'body' },
    ];
    return official({
      kind: 'official',
      what: 'text',
      runs: runs.filter((one) => one.text !== ''),
      isHeading: level > 0 && rest === '',
    });
  });

const inText = (sections: readonly ProductSection[]): readonly ProductSection[] =>
  sections.filter((section) => !isAnnex(section));

const annexes = ({ fields }: ProductPaper['product']): readonly Block[] =>
  fields.sections
    .filter(isAnnex)
    .flatMap((section) => [
      gap,
      heading(fill(words.annex, { heading: section.heading })),
      ...paragraphs(section.text),
    ]);

/** The sections with their numbers; a product of one matter goes without, its title says what it is about. */
const body = ({ fields }: ProductPaper['product']): readonly Block[] => [
  ...inText(fields.sections).flatMap((section, index): readonly Block[] => [
    ...(fields.kind === 'info' && fields.sections.length === 1
      ? []
      : [heading(fill(print.numbered, { numeral: numeral(index + 1), text: section.heading }))]),
    ...paragraphs(section.text),
  ]),
  ...paragraphs(fields.conclusion),
];

const listed = (pattern: string, units: readonly string[]): readonly string[] =>
  units.length === 0 ? [] : [fill(pattern, { units: units.join(words.units) })];

/** The lines at the end: whom it goes to, who wrote, looked through and issued it and how, where to call; then the record that proves it. */
function tail(paper: ProductPaper, texts: ProductTexts): readonly Block[] {
  const { product, withdrawnAt } = paper;
  const { fields, imprint, reason } = product;
  const [to, copyTo] = isRedHeaded(product) ? [words.reportTo, words.passTo] : [words.sentTo, words.copyTo];
  const lines = [
    ...listed(to, fields.to),
    ...listed(copyTo, fields.copyTo),
    fill(words.editor, { text: texts.editor }),
    fill(words.reviewer, { text: texts.reviewer === '' ? words.nobody : texts.reviewer }),
    fill(words.issuer, { text: texts.issuer }),
    ...(imprint.contact === '' ? [] : [fill(words.phone, { phone: imprint.contact })]),
  ];
  return [
    rule,
    ...lines.map((text) => official({ kind: 'official', what: 'tail', text })),
    rule,
    { kind: 'line', text: texts.chain },
    ...(withdrawnAt === null
      ? []
      : [{ kind: 'line', text: fill(words.withdrawn, { at: withdrawnAt, reason }) } as const]),
  ];
}

/** A product as official documents look: a numbered one under its red head, others with unit, days and number under their title. */
export function productBlocks(paper: ProductPaper): readonly Block[] {
  const { product } = paper;
  const { fields, imprint } = product;
  const texts = productTexts(paper);
  if (isRedHeaded(product))
    return [
      { kind: 'official', what: 'red-head', text: imprint.head },
      { kind: 'official', what: 'issue-no', text: texts.issueYear },
      { kind: 'official', what: 'sides', left: imprint.unitName, right: longDay(fields.untilDay) },
      { kind: 'official', what: 'red-rule' },
      gap,
      { kind: 'title', text: fields.title, isUnderHead: true },
      gap,
      ...body(product),
      gap,
      ...tail(paper, texts),
      ...annexes(product),
    ];
  const line = [imprint.unitName, texts.span, texts.issueNo, texts.periodDay];
  return [
    { kind: 'title', text: fields.title },
    { kind: 'day-line', text: line.filter((text) => text !== '').join(print.gap) },
    ...body(product),
    ...tail(paper, texts),
    ...annexes(product),
  ];
}
