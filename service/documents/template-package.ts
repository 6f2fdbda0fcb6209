import { strFromU8, unzipSync } from 'fflate/browser';
import { DutyError } from '#contract/errors';

/** Files and bytes that a template of somebody else may have, whatever its package says of itself. */
const limits = { files: 500, bytes: 24_000_000, xml: 4_000_000, depth: 200 };

/** What a template is for; refusals name it. */
export type TemplateUse = 'period-template' | 'product-template';

/** Says that a template cannot be used, and what in it is the reason: a part of the file, or a gap as it was typed. */
export const unusable = (use: TemplateUse, detail: string): DutyError =>
  new DutyError('rule-broken', use, [detail]);

/** Parts by which a document does more than stand on paper. */
const active =
  /(?:^|\/)(?:vba[^/]*\.(?:bin|xml)|activeX|embeddings|externalLinks|macrosheets|dialogsheets)(?:\/|$)/iu;

const isXml = (name: string): boolean => /\.(?:xml|rels)$/iu.test(name);

/** True where a relation leads out of the document to something that is fetched when it is opened; a link that is clicked is not. */
const leadsOutside = (xml: string): boolean =>
  (xml.match(/<Relationship\b[^>]*>/giu) ?? []).some(
    (tag) => /TargetMode\s*=\s*["']External["']/iu.test(tag) && !/\/hyperlink["']/iu.test(tag),
  );

/** True where each element ends and none lies too deep; readers that go from one into the next have no end otherwise. */
function isInOrder(xml: string): boolean {
  let depth = 0;
  for (const [tag] of xml.replaceAll(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gsu, '').matchAll(/<[^?!][^>]*>/gu)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth < 0 || depth > limits.depth) return false;
  }
  return depth === 0;
}

function refuseUnfit(name: string, bytes: Uint8Array, use: TemplateUse): void {
  if (!isXml(name)) return;
  const xml = strFromU8(bytes);
  if (!isInOrder(xml)) throw unusable(use, name);
  // No office program writes one; entities of its own grow without an end.
  if (/<!DOCTYPE|<!ENTITY/iu.test(xml)) throw unusable(use, name);
  if (/macroEnabled/iu.test(name === '[Content_Types].xml' ? xml : '')) throw unusable(use, name);
  if (name.endsWith('.rels') && leadsOutside(xml)) throw unusable(use, name);
}

/** The parts of a template, by name; refuses what is no package, is far too large, or does more than stand on paper. */
export function templateParts(file: Uint8Array, use: TemplateUse): Readonly<Record<string, Uint8Array>> {
  if (file[0] !== 0x50 || file[1] !== 0x4b) throw new DutyError('bad-input', use);
  let files = 0;
  let bytes = 0;
  let xml = 0;
  const parts = ((): Record<string, Uint8Array> => {
    try {
      return unzipSync(file, {
        filter: ({ name, originalSize }) => {
          files += 1;
          bytes += originalSize;
          xml += isXml(name) ? originalSize : 0;
          if (files > limits.files || bytes > limits.bytes || xml > limits.xml || active.test(name))
            throw unusable(use, name);
          return !name.endsWith('/');
        },
      });
    } catch (error) {
      if (error instanceof DutyError) throw error;
      throw new DutyError('bad-input', use);
    }
  })();
  for (const [name, content] of Object.entries(parts)) refuseUnfit(name, content, use);
  return parts;
}
