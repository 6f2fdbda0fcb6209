import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx';
import { strFromU8, strToU8 } from 'fflate/browser';
import type { Instant } from '#domain/time/instant';
import { cleanText } from './clean-text.ts';
import { docxBlock, fromMm, runLook } from './docx-blocks.ts';
import { filesOf, fixedZip, zipParts } from './fixed-zip.ts';
import type { Block } from './printed-blocks.ts';
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

function documentOf(facts: DocxFacts, children: readonly (Paragraph | Table)[]): Document {
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
            size: { width: fromMm(210), height: fromMm(297) },
            margin: {
              top: fromMm(37),
              right: fromMm(26),
              bottom: fromMm(35),
              left: fromMm(28),
              header: fromMm(15),
              footer: fromMm(25),
              gutter: 0,
            },
          },
        },
        footers: { default: footer('right'), even: footer('left') },
        children,
      },
    ],
  });
}

const bodyStart = '<w:body>';
const bodyPath = 'word/document.xml';
const sectionStart = '<w:sectPr';

async function packed(facts: DocxFacts, blocks: readonly Block[]): Promise<Record<string, Uint8Array>> {
  return filesOf(await Packer.toBuffer(documentOf(facts, blocks.flatMap(docxBlock))));
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
): Promise<Uint8Array> {
  const files = await packed(facts, []);
  const frame = textOf(files, bodyPath);
  const start = frame.indexOf(bodyStart) + bodyStart.length;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield strToU8(frame.slice(0, start));
    let done = 0;
    for (const blocks of groups) {
      yield strToU8(bodyOf(textOf(await packed(facts, blocks), bodyPath)));
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
