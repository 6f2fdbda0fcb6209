import type { XmlNode } from 'easy-template-x';
import { strFromU8, strToU8 } from 'fflate/browser';
import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { paperText } from './clean-text.ts';
import { ancestorOf, dropFrom, dropParagraph, paragraphsOf, partOf, treeOf } from './docx-paragraphs.ts';
import { fillSections } from './fill-sections.ts';
import { fixedZip, zipParts } from './fixed-zip.ts';
import { gapTexts, notesGap, productGaps } from './product-gaps.ts';
import {
  filledMark,
  isOnlyEmpty,
  notesMark,
  sectionMark,
  sectionNumbersIn,
  withoutMarks,
} from './product-marks.ts';
import type { ProductPaper, ProductTemplateFile } from './product-paper.ts';
import { typedHeading } from './section-heading.ts';
import { keyAtEnd, type KnownSections, sectionKeyOf, sectionNameIn } from './section-names.ts';
import { isBoxed, slotsOf } from './section-slots.ts';
import { type DocxParts, fillMarks, isClosing, isOpening, isPrintedPart, marksOf } from './template-docx.ts';
import { templateParts, unusable } from './template-package.ts';

const use = 'product-template';
const page = 'word/document.xml';
/** Gaps that a file may have, and bytes of its page times paragraphs of a product that a filled one may come to. */
const most = { gaps: 600, grown: 400_000_000 };

/** A gap of a file: how it was typed, what it is called, and the section that it is the place of, if any. */
type FoundGap = { readonly typed: string; readonly name: string; readonly key: string | null };

type Checked = Output<'product.readTemplate'>;

/** The key of a section that a gap names; where the section may be gone by now, what its name ends with is its key. */
function keyIn(name: string, known: KnownSections, isLenient: boolean): string | null {
  const section = sectionNameIn(name);
  if (section === undefined) return null;
  return sectionKeyOf(section, known) ?? (isLenient ? keyAtEnd(section) : undefined) ?? null;
}

/** The gaps of a file in order; refuses marks that do not hold together, and marks of what is repeated, which a product has not. */
async function gapsOf(
  parts: DocxParts,
  known: KnownSections,
  isLenient: boolean,
): Promise<readonly FoundGap[]> {
  const tags = await marksOf(parts, use);
  if (tags.length > most.gaps) throw unusable(use, page);
  return tags.map((tag) => {
    if (isOpening(tag) || isClosing(tag)) throw unusable(use, tag.rawText);
    return { typed: tag.rawText, name: tag.name, key: keyIn(tag.name, known, isLenient) };
  });
}

const isKnown = ({ name, key }: FoundGap): boolean => key !== null || productGaps.has(name);

/** What is left of a page when what speaks to those who edit it is taken away. */
function withoutNotes(tree: XmlNode): void {
  const note = paragraphsOf(tree).find(({ text }) => text.includes(notesMark));
  if (note === undefined) return;
  let at = note.node;
  while (at.parentNode !== undefined && at.parentNode.nodeName !== 'w:body') at = at.parentNode;
  if (ancestorOf(note.node, ['w:body']) !== undefined) dropFrom(at);
}

/** The places of sections, each name once: a mark has the number of its name. */
type Place = { readonly typed: string; readonly name: string; readonly key: string };

const placesOf = (gaps: readonly FoundGap[]): readonly Place[] => [
  ...new Map(
    gaps.flatMap(({ typed, name, key }) => (key === null ? [] : [[name, { typed, name, key }] as const])),
  ).values(),
];

/** The files of a document with marks in its gaps, and its page as a tree. */
async function markedPage(
  parts: DocxParts,
  gaps: readonly FoundGap[],
  texts: ReadonlyMap<string, string>,
): Promise<{ readonly filled: DocxParts; readonly tree: XmlNode; readonly places: readonly Place[] }> {
  const places = placesOf(gaps);
  const numbers = new Map(places.map(({ name }, number) => [name, number]));
  const filled = await fillMarks(parts, use, ({ strPath }) => {
    const name = strPath.at(-1) ?? '';
    const number = numbers.get(name);
    if (number !== undefined) return sectionMark(number);
    if (name === notesGap) return notesMark;
    return filledMark(paperText(texts.get(name) ?? ''));
  });
  const tree = treeOf(filled[page] ?? new Uint8Array());
  withoutNotes(tree);
  return { filled, tree, places };
}

/** A section has its place in the text of the page; at its head or foot it could not be as long as it is. */
function refuseElsewhere(filled: DocxParts, places: readonly Place[]): void {
  const [number] = Object.entries(filled)
    .filter(([name]) => name !== page && isPrintedPart(name))
    .flatMap(([, bytes]) => sectionNumbersIn(strFromU8(bytes)));
  if (number === undefined) return;
  throw unusable(use, places[number]?.typed ?? page);
}

async function filledFile(bytes: Uint8Array, known: KnownSections, paper: ProductPaper): Promise<Uint8Array> {
  const parts = templateParts(bytes, use);
  const { sections } = paper.product.fields;
  const paragraphs = sections.reduce((sum, { text }) => sum + text.split('\n').length, 0);
  const size = parts[page]?.length;
  if (size === undefined || size * paragraphs > most.grown) throw unusable(use, page);
  const gaps = await gapsOf(parts, known, true);
  const strange = gaps.find((gap) => !isKnown(gap));
  if (strange !== undefined) throw unusable(use, strange.typed);
  const { filled, tree, places } = await markedPage(parts, gaps, gapTexts(paper));
  refuseElsewhere(filled, places);
  for (const { node, text } of paragraphsOf(tree))
    if (isOnlyEmpty(text) && !isBoxed(node)) dropParagraph(node);
  fillSections(
    tree,
    places.map(({ key }) => key),
    sections,
  );
  const printed = Object.entries(filled).map(([name, content]) => [
    name,
    isPrintedPart(name) ? strToU8(withoutMarks(name === page ? partOf(tree) : strFromU8(content))) : content,
  ]);
  return fixedZip(zipParts(Object.fromEntries(printed) as DocxParts));
}

/**
 * The unit's own Word file with what a product says; the same product in the same file gives the same bytes. Refuses a file that
 * cannot be filled, by its name and by what in it is the reason: a mark as it was typed, or a part of the file.
 */
export async function fillProductTemplate(
  { name, bytes, known }: ProductTemplateFile,
  paper: ProductPaper,
): Promise<Uint8Array> {
  if (bytes === null) throw new DutyError('rule-broken', use, [name]);
  try {
    return await filledFile(bytes, known, paper);
  } catch (error) {
    throw error instanceof DutyError
      ? new DutyError('rule-broken', use, [name, ...error.failure.details])
      : error;
  }
}

/** The sections of a file in order, each once, with the heading that stands above it. */
function sectionsOf(tree: XmlNode, places: readonly Place[]): Checked['sections'] {
  const found = new Map<string, string>();
  for (const { number, heading } of slotsOf(paragraphsOf(tree))) {
    const key = places[number]?.key;
    if (key !== undefined && !found.has(key))
      found.set(key, heading === null ? '' : typedHeading(withoutMarks(heading.text)).words);
  }
  return [...found].map(([key, heading]) => ({ key, heading }));
}

/** What a Word file would do as a template: its sections and gaps, and what is wrong with it. */
export async function readProductTemplate(bytes: Uint8Array, known: KnownSections): Promise<Checked> {
  const nothing = { sections: [], gaps: [], unknown: [] };
  try {
    const parts = templateParts(bytes, use);
    if (parts[page] === undefined) return { ...nothing, problem: 'not-readable', detail: '' };
    const gaps = await gapsOf(parts, known, false);
    const { filled, tree, places } = await markedPage(parts, gaps, new Map());
    refuseElsewhere(filled, places);
    const sections = sectionsOf(tree, places);
    const unknown = [...new Set(gaps.filter((gap) => !isKnown(gap)).map(({ typed }) => typed))];
    return {
      sections,
      gaps: [...new Set(gaps.filter(isKnown).map(({ typed }) => typed))],
      unknown,
      problem: unknown.length > 0 ? 'unknown-gaps' : sections.length === 0 ? 'no-sections' : null,
      detail: unknown[0] ?? '',
    };
  } catch (error) {
    if (!(error instanceof DutyError)) throw error;
    return {
      ...nothing,
      problem: error.failure.code === 'bad-input' ? 'not-readable' : 'broken',
      detail: error.failure.details[0] ?? '',
    };
  }
}
