import { officeMarkup, xml, type XmlNode, type XmlTextNode } from 'easy-template-x';
import { strFromU8 } from 'fflate/browser';

/** A paragraph of a Word document with the text that is its own, not that of a box that stands in it. */
export type DocxParagraph = { readonly node: XmlNode; readonly text: string };

const childrenOf = (node: XmlNode): readonly XmlNode[] => node.childNodes ?? [];

/** The attributes of an element; texts have none. */
const attributesOf = (node: XmlNode): Record<string, string> =>
  xml.query.isGeneralNode(node) ? (node.attributes ??= {}) : {};

/** The tree of an XML part. */
export const treeOf = (bytes: Uint8Array): XmlNode => xml.parser.parse(strFromU8(bytes));

/** A tree as an XML part. */
export const partOf = (tree: XmlNode): string => xml.parser.serializeFile(tree);

/** The texts of a paragraph in order. */
function textNodes(node: XmlNode): readonly XmlTextNode[] {
  return childrenOf(node).flatMap((child): readonly XmlTextNode[] => {
    if (officeMarkup.query.isParagraphNode(child)) return [];
    if (!officeMarkup.query.isTextNode(child)) return textNodes(child);
    return childrenOf(child).filter((one) => xml.query.isTextNode(one));
  });
}

/** The text of a paragraph now. */
export const textOfParagraph = (node: XmlNode): string =>
  textNodes(node)
    .map(({ textContent }) => textContent)
    .join('');

/** All paragraphs in the order of the document. */
export const paragraphsOf = (tree: XmlNode): readonly DocxParagraph[] =>
  childrenOf(tree).flatMap((child): readonly DocxParagraph[] => [
    ...(officeMarkup.query.isParagraphNode(child) ? [{ node: child, text: textOfParagraph(child) }] : []),
    ...paragraphsOf(child),
  ]);

/** The nearest element of these names that a node stands in, or undefined. */
export function ancestorOf(node: XmlNode, names: readonly string[]): XmlNode | undefined {
  let at = node.parentNode;
  while (at !== undefined && !names.includes(at.nodeName)) at = at.parentNode;
  return at;
}

/** The elements of a name that stand directly in a node. */
export const childrenNamed = (node: XmlNode | undefined, name: string): readonly XmlNode[] =>
  node === undefined ? [] : childrenOf(node).filter(({ nodeName }) => nodeName === name);

/** Puts another text in the place of a stretch of a paragraph, in the look of where the stretch begins. */
export function replaceText(node: XmlNode, from: number, until: number, text: string): void {
  let at = 0;
  let rest = text;
  for (const one of textNodes(node)) {
    const begin = at;
    const end = at + one.textContent.length;
    at = end;
    if (end <= from || begin >= until) continue;
    const own = one.textContent;
    one.textContent = `${own.slice(0, Math.max(0, from - begin))}${rest}${own.slice(Math.max(0, until - begin))}`;
    rest = '';
    officeMarkup.modify.setSpacePreserveAttribute(officeMarkup.query.containingTextNode(one));
  }
}

/** What a paragraph has once: pictures, places that are linked to, the end of a section, a page that begins. */
const once = new Set([
  'w:drawing',
  'w:pict',
  'w:object',
  'mc:AlternateContent',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:br',
  'w:lastRenderedPageBreak',
  'w:pageBreakBefore',
  'w:sectPr',
]);

function dropOnce(node: XmlNode): void {
  for (const child of childrenOf(node).slice())
    if (once.has(child.nodeName)) xml.modify.remove(child);
    else dropOnce(child);
}

/** Another paragraph of the same look and text, without what a paragraph has once. */
export function sameLook(node: XmlNode): XmlNode {
  const copy = xml.create.cloneNode(node, true);
  for (const name of ['w14:paraId', 'w14:textId']) delete attributesOf(copy)[name];
  dropOnce(copy);
  return copy;
}

/** Puts a paragraph after another one. */
export const putAfter = (added: XmlNode, before: XmlNode): void => xml.modify.insertAfter(added, before);

const endsSection = (node: XmlNode): boolean =>
  childrenNamed(childrenNamed(node, 'w:pPr')[0], 'w:sectPr').length > 0;

/** Takes a paragraph out; where something has to stay in its place, only its text goes. */
export function dropParagraph(node: XmlNode): void {
  if (node.parentNode?.nodeName === 'w:body' && !endsSection(node)) xml.modify.remove(node);
  else replaceText(node, 0, textOfParagraph(node).length, '');
}

/** Takes an element and all that follow it in the text out, but for how the last pages lie. */
export function dropFrom(node: XmlNode): void {
  const all = childrenOf(node.parentNode ?? node);
  for (const one of all.slice(all.indexOf(node))) if (one.nodeName !== 'w:sectPr') xml.modify.remove(one);
}

/** True of a paragraph that Word numbers by itself or sets as a heading. */
export const isSetAsHeading = (node: XmlNode): boolean => {
  const look = childrenNamed(node, 'w:pPr')[0];
  const style = childrenNamed(look, 'w:pStyle')[0];
  return (
    childrenNamed(look, 'w:numPr').length > 0 ||
    childrenNamed(look, 'w:outlineLvl').length > 0 ||
    (style !== undefined && /^(?:heading|标题|[1-9]$)/iu.test(attributesOf(style)['w:val'] ?? ''))
  );
};

/** A paragraph without a look of its own, for a document that has none to follow. */
export const plainParagraph = (text: string): XmlNode =>
  xml.create.generalNode('w:p', {
    childNodes: [
      xml.create.generalNode('w:r', {
        childNodes: [xml.create.generalNode('w:t', { childNodes: [xml.create.textNode(text)] })],
      }),
    ],
  });
