import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { strFromU8, strToU8 } from 'fflate/browser';
import type { Instant } from '#domain/time/instant';
import { cleanText } from './clean-text.ts';
import { docxBlock, fromMm, runLook } from './docx-blocks.ts';
import { filesOf, fixedZip, zipParts } from './fixed-zip.ts';
import { type Block, type Paper, type PaperLook, uprightLook } from './printed-blocks.ts';
import { type Progress, report } from './progress.ts';

/** What a Word document says of itself. */
export type DocxFacts = { readonly title: string; readonly author: string; readonly madeAt: Instant };

/** `— 1 —` in 四号 宋体, outside on odd and even pages with one character of room. */
function footer(alignment: 'left' | 'right'): Footer {
  const look = runLook('pageNumber', 'footer');
  return new Footer({
    children: [
      new Paragraph({
        alignment: alignment === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: alignment === 'right' ? { right: 280 } : { left: 280 },
        children: [new TextRun({ ...look, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

const headLine = (text: string, alignment: 'left' | 'center'): Paragraph =>
  new Paragraph({
    alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
    children: [new TextRun({ ...runLook('heading', 'footer'), text: cleanText(text) })],
  });

/** What stands at the head of every page: how the paper has to be kept on the left, a mark in the middle. */
const header = ({ mark, care }: PaperLook): Header =>
  new Header({
    children: [
      ...(care === undefined ? [] : [headLine(care, 'left')]),
      ...(mark === null ? [] : [headLine(mark, 'center')]),
    ],
  });

/** A4 in millimetres; the sides of a page that lies across are given as those of the upright one, Word turns it. */
const pages: Readonly<
  Record<Paper, Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number>>>
> = {
  upright: { top: 37, right: 26, bottom: 35, left: 28, header: 15, footer: 25 },
  across: { top: 12, right: 12, bottom: 13, left: 12, header: 5, footer: 5 },
};

function documentOf(facts: DocxFacts, look: PaperLook, children: readonly (Paragraph | Table)[]): Document {
  const { top, right, bottom, left, header: head, footer: foot } = pages[look.paper];
  return new Document({
    title: cleanText(facts.title),
    creator: cleanText(facts.author),
    lastModifiedBy: cleanText(facts.author),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { ...runLook('body', 'body'), language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: fromMm(210),
              height: fromMm(297),
              ...(look.paper === 'across' ? { orientation: PageOrientation.LANDSCAPE } : {}),
            },
            margin: {
              top: fromMm(top),
              right: fromMm(right),
              bottom: fromMm(bottom),
              left: fromMm(left),
              header: fromMm(head),
              footer: fromMm(foot),
              gutter: 0,
            },
          },
        },
        ...(look.mark === null && look.care === undefined
          ? {}
          : { headers: { default: header(look), even: header(look) } }),
        footers: { default: footer('right'), even: footer('left') },
        children,
      },
    ],
  });
}

const bodyStart = '<w:body>';
const bodyPath = 'word/document.xml';
const sectionStart = '<w:sectPr';

async function packed(
  facts: DocxFacts,
  look: PaperLook,
  blocks: readonly Block[],
): Promise<Record<string, Uint8Array>> {
  return filesOf(
    await Packer.toBuffer(
      documentOf(
        facts,
        look,
        blocks.flatMap((block) => docxBlock(block, look.paper)),
      ),
    ),
  );
}

/** The paragraphs and tables of a packed document as XML. */
function bodyOf(xml: string): string {
  return xml.slice(xml.indexOf(bodyStart) + bodyStart.length, xml.lastIndexOf(sectionStart));
}

/** The part that says who made the document and when, with the time that the content itself has. */
const coreOf = (xml: string, madeAt: Instant): string =>
  xml.replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${madeAt.slice(0, 19)}Z`);

/** The text of a packed file; every document has it. */
const textOf = (files: Readonly<Record<string, Uint8Array>>, path: string): string =>
  strFromU8(files[path] ?? new Uint8Array());

/**
 * A Word document of blocks, byte for byte the same for the same blocks. Each group is packed on its own and its body goes
 * into the whole at once, so that a year needs not much more memory than a day and can be cancelled between two days.
 */
export async function docxDocument(
  facts: DocxFacts,
  groups: Iterable<readonly Block[]>,
  total: number,
  progress?: Progress,
  look: PaperLook = uprightLook,
): Promise<Uint8Array> {
  const files = await packed(facts, look, []);
  const frame = textOf(files, bodyPath);
  const start = frame.indexOf(bodyStart) + bodyStart.length;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield strToU8(frame.slice(0, start));
    let done = 0;
    for (const blocks of groups) {
      yield strToU8(bodyOf(textOf(await packed(facts, look, blocks), bodyPath)));
      done += 1;
      await report(progress, done, total);
    }
    yield strToU8(frame.slice(frame.lastIndexOf(sectionStart)));
  }
  const core = { 'docProps/core.xml': strToU8(coreOf(textOf(files, 'docProps/core.xml'), facts.madeAt)) };
  const parts = zipParts({ ...files, ...core });
  return fixedZip(
    parts.map((part) => (part.name === bodyPath ? { name: bodyPath, pieces: pieces() } : part)),
  );
}
