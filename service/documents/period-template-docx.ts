import { paperText } from './clean-text.ts';
import { fixedZip, zipParts } from './fixed-zip.ts';
import { daysGap, type GapValues } from './period-gaps.ts';
import { type DocxParts, fillMarks, isClosing, isOpening, marksOf } from './template-docx.ts';
import { unusable } from './template-package.ts';

/** A gap as it stands in a template: filled once, or in the row of a day. */
export type FoundGap = { readonly name: string; readonly isOfDay: boolean };

const use = 'period-template';

/** Characters of a page times days that a filled document may come to, and rows that may be repeated. */
const most = { grown: 80_000_000, rows: 10 };

/** The gaps of a Word document in order; refuses one whose marks do not hold together. */
export async function gapsOfDocx(parts: DocxParts): Promise<readonly FoundGap[]> {
  const tags = await marksOf(parts, use);
  const open: string[] = [];
  const gaps: FoundGap[] = [];
  for (const tag of tags) {
    const { name } = tag;
    if (isClosing(tag)) {
      if (open.pop() !== name) throw unusable(use, tag.rawText);
      continue;
    }
    gaps.push({ name, isOfDay: open.includes(daysGap) });
    if (isOpening(tag)) open.push(name);
  }
  if (open.length > 0) throw unusable(use, `{#${open.at(-1) ?? ''}}`);
  if (tags.filter((tag) => isOpening(tag) && tag.name === daysGap).length > most.rows)
    throw unusable(use, `{#${daysGap}}`);
  return gaps;
}

/** A Word document with its gaps filled; what the console does not know stays as it was typed. */
export async function fillDocx(parts: DocxParts, { whole, days }: GapValues): Promise<Uint8Array> {
  const size = parts['word/document.xml']?.length ?? 0;
  if (size * days.length > most.grown) throw unusable(use, 'word/document.xml');
  const filled = await fillMarks(parts, use, ({ path, strPath }) => {
    const last = path.at(-1);
    const [first, index] = strPath;
    const name = strPath.at(-1) ?? '';
    if (typeof last === 'object' && isOpening(last))
      return name === daysGap && strPath.length === 1 ? days.map(() => ({})) : true;
    const line = first === daysGap ? days[Number(index)] : undefined;
    return paperText(line?.get(name) ?? whole.get(name) ?? `{${name}}`);
  });
  return fixedZip(zipParts(filled));
}
