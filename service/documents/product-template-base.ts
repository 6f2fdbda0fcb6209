import type { ProductTemplate } from '#domain/product/setup';
import type { Instant } from '#domain/time/instant';
import { docxDocument } from './docx-document.ts';
import type { OfficialBlock } from './official-block.ts';
import { type Block, uprightLook } from './printed-blocks.ts';
import { type KnownSections, sectionName } from './section-names.ts';
import { fill, labelled, numeral, print, productNouns } from './words.ts';

const words = print.product.template;
const paper = print.product.paper;
const { gap: names } = words;

const gap = (name: string): string => `{${name}}`;
const official = <One extends OfficialBlock>(block: One): One => block;
const text = (content: string, isHeading = false): Block =>
  official({
    kind: 'official',
    what: 'text',
    runs: [{ text: content, role: isHeading ? 'heading' : 'body' }],
    isHeading,
  });

/** What stands above the sections: the red head of a numbered product, the line of others. */
const headOf = ({ head }: ProductTemplate): readonly Block[] =>
  head === ''
    ? [
        { kind: 'title', text: gap(names.title) },
        {
          kind: 'day-line',
          text: [
            gap(names.unit),
            gap(names.span),
            fill(paper.issueNo, { no: gap(names.issueNo) }),
            fill(paper.periodDay, { name: gap(names.period), no: gap(names.dayNo) }),
          ].join(print.gap),
        },
      ]
    : [
        { kind: 'official', what: 'red-head', text: gap(names.head) },
        {
          kind: 'official',
          what: 'issue-no',
          text: fill(paper.issueYear, { year: gap(names.year), no: gap(names.issueNo) }),
        },
        { kind: 'official', what: 'sides', left: gap(names.unit), right: gap(names.span) },
        { kind: 'official', what: 'red-rule' },
        { kind: 'official', what: 'gap' },
        { kind: 'title', text: gap(names.title), isUnderHead: true },
        { kind: 'official', what: 'gap' },
      ];

function tailOf({ head }: ProductTemplate): readonly Block[] {
  const [to, copyTo] = head === '' ? [paper.sentTo, paper.copyTo] : [paper.reportTo, paper.passTo];
  const lines = [
    fill(to, { units: gap(names.to) }),
    fill(copyTo, { units: gap(names.copyTo) }),
    fill(paper.editor, { text: gap(names.editor) }),
    fill(paper.reviewer, { text: gap(names.reviewer) }),
    fill(paper.issuer, { text: gap(names.issuer) }),
    fill(paper.phone, { phone: gap(names.phone) }),
  ];
  return [
    { kind: 'official', what: 'rule' },
    ...lines.map((line) => official({ kind: 'official', what: 'tail', text: line })),
    { kind: 'official', what: 'rule' },
    { kind: 'line', text: gap(names.chain) },
  ];
}

const sectionGap = (name: string): string => `${words.section} ${name}`;

/** The last page: what the marks mean; it is not printed. */
function notesOf(template: ProductTemplate, known: KnownSections): readonly Block[] {
  const sections = [...new Map([...known.own, ...known.preset].map((rule) => [rule.key, rule])).values()];
  const values = {
    gaps: Object.values(names)
      .filter((name) => name !== names.notes)
      .join(print.listComma),
    sections: sections
      .map((rule) => labelled(sectionGap(sectionName(rule)), productNouns.source[rule.source]))
      .join(print.semicolon),
  };
  const [first = '', ...rest] = words.note.map((line) => fill(line, values));
  return [
    { kind: 'title', text: gap(names.notes) },
    { kind: 'note', text: fill(first, { kind: productNouns.kind[template.kind] }) },
    ...rest.map((line) => ({ kind: 'note', text: line }) as const),
  ];
}

/** What the file is called: `日报告模板.docx`. */
export const baseTemplateName = ({ kind }: ProductTemplate): string =>
  `${fill(words.name, { kind: productNouns.kind[kind] })}.docx`;

/** The layout of a kind as a Word file with gaps, to be edited and given back; the same layout gives the same bytes. */
export function baseTemplate(
  template: ProductTemplate,
  known: KnownSections,
  made: { readonly unitName: string; readonly madeAt: Instant },
): Promise<Uint8Array> {
  const isOne = template.kind === 'info' && template.sections.length === 1;
  const sections = template.sections.flatMap((rule, index): readonly Block[] => [
    ...(isOne ? [] : [text(fill(print.numbered, { numeral: numeral(index + 1), text: rule.heading }), true)]),
    text(gap(sectionGap(sectionName(rule)))),
  ]);
  const blocks: readonly Block[] = [
    ...headOf(template),
    ...sections,
    text(gap(names.conclusion)),
    ...tailOf(template),
    ...notesOf(template, known),
  ];
  return docxDocument(
    { title: baseTemplateName(template), author: made.unitName, madeAt: made.madeAt },
    [blocks],
    1,
    undefined,
    uprightLook,
  );
}
