import { xml, type XmlNode } from 'easy-template-x';
import type { ProductSection } from '#domain/product/product';
import { paperText } from './clean-text.ts';
import {
  ancestorOf,
  childrenNamed,
  dropParagraph,
  paragraphsOf,
  plainParagraph,
  putAfter,
  replaceText,
  sameLook,
  textOfParagraph,
} from './docx-paragraphs.ts';
import { sectionMark, sectionMarkIn, withoutMarks } from './product-marks.ts';
import { numberOf, signOf, typedHeading } from './section-heading.ts';
import { isBoxed, type SectionSlot, slotsOf } from './section-slots.ts';
import { numeral, fill, print } from './words.ts';

/** The paragraphs of a section; one without text has an empty one. */
function linesOf({ text }: ProductSection): readonly string[] {
  const lines = paperText(withoutMarks(text))
    .split('\n')
    .map((line) => line.replace(/^[\s　]+|[\s　]+$/gu, ''))
    .filter((line) => line !== '');
  return lines.length === 0 ? [''] : lines;
}

/** Puts the words of a heading into the place of those that were typed; its number and its colon stay. */
function writeHeading(node: XmlNode, until: number, words: string): void {
  const { sign, words: typed } = typedHeading(textOfParagraph(node).slice(0, until));
  if (typed !== words) replaceText(node, sign.length, sign.length + typed.length, words);
}

/** Takes the place of a section that the product has not out of the page, with its heading and what stands between them. */
function dropSlot({ node, number, heading, between }: SectionSlot): void {
  const mark = sectionMark(number);
  const text = textOfParagraph(node);
  const from = text.indexOf(mark);
  const others = withoutMarks(text.replace(mark, '')) !== text.replace(mark, '');
  if (isBoxed(node) || others) {
    replaceText(node, from, from + mark.length, isBoxed(node) ? print.product.template.none : '');
    return;
  }
  for (const one of new Set([...(heading === null ? [] : [heading.node]), ...between, node]))
    dropParagraph(one);
}

/**
 * Numbers the headings of sections in the order in which they stand now, each in the way it was typed; what is numbered between
 * them counts too, and what begins again with one without being a section begins another list.
 */
function numberAnew(tree: XmlNode): void {
  const paragraphs = paragraphsOf(tree);
  const headings = new Set(slotsOf(paragraphs).flatMap(({ heading }) => heading?.node ?? []));
  const found = paragraphs.flatMap(({ node, text }) => {
    const number = numberOf(text);
    return number === null ? [] : [{ node, number, isOwn: headings.has(node) }];
  });
  const ways = new Set(found.filter(({ isOwn }) => isOwn).map(({ number }) => number.numbering));
  const counted = new Map<number, number>();
  for (const { node, number, isOwn } of found) {
    if (!ways.has(number.numbering)) continue;
    const isAnotherList = !isOwn && number.number === 1;
    const next = isAnotherList ? 1 : (counted.get(number.numbering) ?? 0) + 1;
    counted.set(number.numbering, next);
    if (next !== number.number) replaceText(node, 0, number.sign.length, signOf(number, next));
  }
}

/** Puts a section that the file has no place for after another one, in its look. */
function addSlot(after: SectionSlot, section: ProductSection, number: number): readonly XmlNode[] {
  const body = sameLook(after.node);
  const mark = sectionMarkIn(textOfParagraph(body));
  if (mark !== null) replaceText(body, mark.from, mark.until, sectionMark(number));
  const { heading } = after;
  if (heading === null) return [body];
  if (heading.node === after.node) {
    writeHeading(body, heading.until, section.heading);
    return [body];
  }
  const head = sameLook(heading.node);
  writeHeading(head, textOfParagraph(head).length, section.heading);
  return [head, body];
}

function plainSlot(section: ProductSection, place: number, number: number): readonly XmlNode[] {
  const heading = fill(print.numbered, { numeral: numeral(place), text: section.heading });
  return [plainParagraph(heading), plainParagraph(sectionMark(number))];
}

/** Puts the lines of a section into a place, one paragraph a line in the look of the place; gives the last one. */
function expand(node: XmlNode, lines: readonly string[]): XmlNode {
  const mark = sectionMarkIn(textOfParagraph(node));
  if (mark === null) return node;
  const last = lines.length - 1;
  const copies = lines.map((_line, index) => (index === 0 ? node : sameLook(node)));
  let before = node;
  for (const [index, copy] of copies.entries()) {
    const { length } = textOfParagraph(copy);
    if (index < last) replaceText(copy, mark.until, length, '');
    replaceText(copy, mark.from, mark.until, lines[index] ?? '');
    if (index === 0) continue;
    replaceText(copy, 0, mark.from, '');
    putAfter(copy, before);
    before = copy;
  }
  return before;
}

/**
 * Puts the sections of a product into the places of a Word file: headings as the product has them, a place that the product has
 * nothing for goes with its heading, a section without a place comes after the last one, and typed numbers go on without a gap.
 * `keys` are the sections by the numbers of their marks.
 */
export function fillSections(
  tree: XmlNode,
  keys: readonly string[],
  sections: readonly ProductSection[],
): void {
  const slots = slotsOf(paragraphsOf(tree));
  const sectionOf = ({ number }: SectionSlot): ProductSection | undefined =>
    sections.find(({ key }) => key === keys[number]);
  for (const slot of slots) {
    const section = sectionOf(slot);
    if (section === undefined) dropSlot(slot);
    else if (slot.heading !== null) writeHeading(slot.heading.node, slot.heading.until, section.heading);
  }
  const filled = slots.filter((slot) => sectionOf(slot) !== undefined);
  const rest = sections.filter(({ key }) => !filled.some(({ number }) => keys[number] === key));
  const model =
    filled.findLast(({ node, heading }) => !isBoxed(node) && heading !== null) ??
    filled.findLast(({ node }) => !isBoxed(node));
  const body = paragraphsOf(tree)
    .map(({ node }) => ancestorOf(node, ['w:body']))
    .find((one) => one !== undefined);
  let before = model?.node;
  const numbered = [...keys.map((key) => sections.find((one) => one.key === key)), ...rest];
  for (const [index, section] of rest.entries()) {
    const number = keys.length + index;
    const added =
      model === undefined
        ? plainSlot(section, index + 1, number)
        : addSlot({ ...model, heading: headingNow(model) }, section, number);
    for (const one of added) {
      if (before === undefined && body !== undefined) {
        const end = childrenNamed(body, 'w:sectPr')[0];
        if (end === undefined) xml.modify.appendChild(body, one);
        else xml.modify.insertBefore(one, end);
      } else if (before !== undefined) {
        putAfter(one, before);
        before = one;
      }
    }
  }
  numberAnew(tree);
  for (const { node } of paragraphsOf(tree)) {
    let at = node;
    for (
      let mark = sectionMarkIn(textOfParagraph(at));
      mark !== null;
      mark = sectionMarkIn(textOfParagraph(at))
    ) {
      const section = numbered[mark.number];
      at = expand(at, section === undefined ? [''] : linesOf(section));
    }
  }
}

/** The heading of a place after its words were written. */
const headingNow = ({ node, heading }: SectionSlot): SectionSlot['heading'] => {
  if (heading === null) return null;
  const text = textOfParagraph(heading.node);
  const until = heading.node === node ? (sectionMarkIn(text)?.from ?? text.length) : text.length;
  return { ...heading, until, text };
};
