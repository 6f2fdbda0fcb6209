import { type ScopeDataArgs, type Tag, TagDisposition, TemplateHandler } from 'easy-template-x';
import { strFromU8, strToU8 } from 'fflate/browser';
import { DutyError } from '#contract/errors';
import { filesOf, fixedZip, zipParts } from './fixed-zip.ts';
import { type TemplateUse, unusable } from './template-package.ts';

/** The files of a Word document by name. */
export type DocxParts = Readonly<Record<string, Uint8Array>>;

/** Elements that may stand in one another. */
const depth = 80;

/** True of the parts of a Word document that are printed: the text, and what stands at the head and the foot of its pages. */
export const isPrintedPart = (name: string): boolean =>
  /^word\/(?:document|header\d*|footer\d*)\.xml$/u.test(name);

/** The package with the braces that a Chinese keyboard types as the ones that mark gaps. */
async function marked(parts: DocxParts): Promise<Buffer> {
  const files = Object.entries(parts).map(([name, bytes]) => [
    name,
    isPrintedPart(name)
      ? strToU8(strFromU8(bytes).replaceAll('｛', '{').replaceAll('｝', '}').replaceAll('＃', '#'))
      : bytes,
  ]);
  // The library takes a buffer of Node and nothing else.
  return Buffer.from(await fixedZip(zipParts(Object.fromEntries(files) as DocxParts)));
}

/** What the library says is wrong, as the gap that it is about. */
function reasonOf(error: unknown, use: TemplateUse): DutyError {
  if (error instanceof DutyError) return error;
  const fields = ['tagRawText', 'openDelimiterText', 'closeDelimiterText'] as const;
  const said = error instanceof Error ? fields.map((field): unknown => Reflect.get(error, field)) : [];
  return unusable(use, (said.find((text) => typeof text === 'string') ?? 'word/document.xml').slice(0, 60));
}

/** True of a mark that begins what is repeated. */
export const isOpening = ({ disposition }: Tag): boolean => disposition === TagDisposition.Open;

/** True of a mark that ends what is repeated. */
export const isClosing = ({ disposition }: Tag): boolean => disposition === TagDisposition.Close;

/** The marks of a Word document in order, `{}` left out; refuses one whose marks do not hold together. */
export async function marksOf(parts: DocxParts, use: TemplateUse): Promise<readonly Tag[]> {
  try {
    const tags = await new TemplateHandler({ maxXmlDepth: depth }).parseTags(await marked(parts));
    // `{}` has no name, whatever its type says.
    return tags.filter(({ rawText }) => !/^\{\s*\}$/u.test(rawText));
  } catch (error) {
    throw reasonOf(error, use);
  }
}

/** The files of a Word document with its marks filled as `resolve` says. */
export async function fillMarks(
  parts: DocxParts,
  use: TemplateUse,
  resolve: (args: ScopeDataArgs) => string | true | readonly Readonly<Record<string, never>>[],
): Promise<DocxParts> {
  const handler = new TemplateHandler({
    maxXmlDepth: depth,
    scopeDataResolver: (args) => {
      const value = resolve(args);
      return typeof value === 'object' ? [...value] : value;
    },
  });
  try {
    return filesOf(new Uint8Array(await handler.process(await marked(parts), {})));
  } catch (error) {
    throw reasonOf(error, use);
  }
}
