import type { XmlNode } from 'easy-template-x';
import {
  ancestorOf,
  childrenNamed,
  type DocxParagraph,
  isSetAsHeading,
  textOfParagraph,
} from './docx-paragraphs.ts';
import { hasFilled, sectionMarkIn, sectionNumbersIn } from './product-marks.ts';
import { numberOf, typedHeading } from './section-heading.ts';

/** A heading in a Word file: a stretch of a paragraph. */
type FoundHeading = { readonly node: XmlNode; readonly until: number; readonly text: string };

/** The place of a section in a Word file. */
export type SectionSlot = {
  readonly node: XmlNode;
  readonly number: number;
  /** Null where none was found. */
  readonly heading: FoundHeading | null;
  /** What stands between the heading and the place. */
  readonly between: readonly XmlNode[];
};

/** A heading is a few words. */
const longest = 60;

const isShort = (text: string): boolean => {
  const { words } = typedHeading(text);
  return /\p{L}/u.test(words) && words.length <= longest && !/[。；！？;!?]$/u.test(words);
};

const whole = ({ node, text }: DocxParagraph): FoundHeading => ({ node, until: text.length, text });

/** The nearest paragraph above that is numbered or set as a heading, else the nearest that could be one. */
function above(before: readonly DocxParagraph[]): DocxParagraph | undefined {
  const last = before.findLastIndex(({ text }) => hasFilled(text));
  const typed = before.slice(last + 1).filter(({ text }) => text.trim() !== '');
  const nearest = typed.at(-1);
  return (
    typed.findLast(({ node, text }) => isShort(text) && (numberOf(text) !== null || isSetAsHeading(node))) ??
    (nearest !== undefined && isShort(nearest.text) ? nearest : undefined)
  );
}

/** In a table the cell before is the heading. */
function besides(node: XmlNode): FoundHeading | null {
  const cell = ancestorOf(node, ['w:tc', 'w:body', 'w:txbxContent']);
  if (cell?.nodeName !== 'w:tc') return null;
  const cells = childrenNamed(cell.parentNode, 'w:tc');
  const texts = childrenNamed(cells[cells.indexOf(cell) - 1], 'w:p')
    .map((one) => ({ node: one, text: textOfParagraph(one) }))
    .filter(({ text }) => text.trim() !== '');
  const [only] = texts;
  return only === undefined || texts.length > 1 || hasFilled(only.text) || sectionMarkIn(only.text) !== null
    ? null
    : isShort(only.text)
      ? whole(only)
      : null;
}

/** True of a place in a table or a box, where a paragraph cannot simply go. */
export const isBoxed = (node: XmlNode): boolean =>
  ancestorOf(node, ['w:tc', 'w:txbxContent', 'w:body'])?.nodeName !== 'w:body';

/** The places of sections in a Word file, in order, each with the heading that stands over it. */
export function slotsOf(paragraphs: readonly DocxParagraph[]): readonly SectionSlot[] {
  const before = new Map<XmlNode | undefined, DocxParagraph[]>();
  return paragraphs.flatMap((paragraph): readonly SectionSlot[] => {
    const { node, text } = paragraph;
    const box = ancestorOf(node, ['w:tc', 'w:txbxContent', 'w:body']);
    const seen = before.get(box) ?? [];
    const first = sectionMarkIn(text);
    if (first === null) {
      seen.push(paragraph);
      before.set(box, seen);
      return [];
    }
    before.set(box, []);
    const inLine = text.slice(0, first.from);
    const over = above(seen);
    const heading: FoundHeading | null =
      isShort(inLine) && !hasFilled(inLine)
        ? { node, until: first.from, text: inLine }
        : over === undefined
          ? besides(node)
          : whole(over);
    const between =
      over !== undefined && heading?.node === over.node
        ? seen.slice(seen.indexOf(over) + 1).map((one) => one.node)
        : [];
    return sectionNumbersIn(text).map((number, index) => ({
      node,
      number,
      heading: index === 0 ? heading : null,
      between: index === 0 ? between : [],
    }));
  });
}
