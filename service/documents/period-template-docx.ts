import { type Tag, TagDisposition, TemplateHandler } from 'easy-template-x';
import { strFromU8, strToU8 } from 'fflate/browser';
import { DutyError } from '#contract/errors';
import { paperText } from './clean-text.ts';
import { filesOf, fixedZip, zipParts } from './fixed-zip.ts';
import { daysGap, type GapValues } from './period-gaps.ts';
import { unusable } from './template-package.ts';

/** A gap as it stands in a template: filled once, or in the row of a day. */
export type FoundGap = { readonly name: string; readonly isOfDay: boolean };

type Parts = Readonly<Record<string, Uint8Array>>;

/** Characters of a page times days that a filled document may come to, and rows that may be repeated. */
const most = { grown: 80_000_000, rows: 10 };
const content = /^word\/(?:document|header\d*|footer\d*)\.xml$/u;

/** The package with the braces that a Chinese keyboard types as the ones that mark gaps. */
async function marked(parts: Parts): Promise<Buffer> {
  const files = Object.entries(parts).map(([name, bytes]) => [
    name,
    content.test(name)
      ? strToU8(strFromU8(bytes).replaceAll('｛', '{').replaceAll('｝', '}').replaceAll('＃', '#'))
      : bytes,
  ]);
  // The library takes a buffer of Node and nothing else.
  return Buffer.from(await fixedZip(zipParts(Object.fromEntries(files) as Parts)));
}

/** What the library says is wrong, as the gap that it is about. */
function reasonOf(error: unknown): DutyError {
  if (error instanceof DutyError) return error;
  const fields = ['tagRawText', 'openDelimiterText', 'closeDelimiterText'] as const;
  const said = error instanceof Error ? fields.map((field): unknown => Reflect.get(error, field)) : [];
  return unusable((said.find((text) => typeof text === 'string') ?? 'word/document.xml').slice(0, 60));
}

const isOpen = ({ disposition }: Tag): boolean => disposition === TagDisposition.Open;

/** The gaps of a Word document in order; refuses one whose marks do not hold together. */
export async function gapsOfDocx(parts: Parts): Promise<readonly FoundGap[]> {
  try {
    const tags = await new TemplateHandler({ maxXmlDepth: 80 }).parseTags(await marked(parts));
    const open: string[] = [];
    const gaps: FoundGap[] = [];
    for (const tag of tags) {
      const { name, disposition } = tag;
      // `{}` has no name, whatever its type says.
      if (/^\{\s*\}$/u.test(tag.rawText)) continue;
      if (disposition === TagDisposition.Close) {
        if (open.pop() !== name) throw unusable(tag.rawText);
        continue;
      }
      gaps.push({ name, isOfDay: open.includes(daysGap) });
      if (isOpen(tag)) open.push(name);
    }
    if (open.length > 0) throw unusable(`{#${open.at(-1) ?? ''}}`);
    if (tags.filter((tag) => isOpen(tag) && tag.name === daysGap).length > most.rows)
      throw unusable(`{#${daysGap}}`);
    return gaps;
  } catch (error) {
    throw reasonOf(error);
  }
}

/** A Word document with its gaps filled; what the console does not know stays as it was typed. */
export async function fillDocx(parts: Parts, { whole, days }: GapValues): Promise<Uint8Array> {
  const size = parts['word/document.xml']?.length ?? 0;
  if (size * days.length > most.grown) throw unusable('word/document.xml');
  const handler = new TemplateHandler({
    maxXmlDepth: 80,
    scopeDataResolver: ({ path, strPath }) => {
      const last = path.at(-1);
      const [first, index] = strPath;
      const name = strPath.at(-1) ?? '';
      if (typeof last === 'object' && isOpen(last))
        return name === daysGap && strPath.length === 1 ? days.map(() => ({})) : true;
      const line = first === daysGap ? days[Number(index)] : undefined;
      return paperText(line?.get(name) ?? whole.get(name) ?? `{${name}}`);
    },
  });
  try {
    const filled = await handler.process(await marked(parts), {});
    return await fixedZip(zipParts(filesOf(new Uint8Array(filled))));
  } catch (error) {
    throw reasonOf(error);
  }
}
