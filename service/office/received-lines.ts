import { z } from 'zod';
import { jsonOf } from '../package/canonical-json.ts';
import type { ReceivedLine } from '../store/received-reports.ts';

/** What is read of an entry of the log of another room; what else it has is left alone. */
const loggedEntry = z.looseObject({ number: z.string(), content: z.string() });
const loggedEntries = z.looseObject({ entries: z.array(loggedEntry) });

/** What of a report is found. */
type Findable = {
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly incidents: readonly { readonly number: string; readonly title: string; readonly line: string }[];
};

/** Pieces of a text under a heading, one a paragraph. */
export const paragraphs = (heading: string, text: string): readonly ReceivedLine[] =>
  text
    .split('\n')
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ what: 'section', heading, text: paragraph }));

function entryLines(bytes: Uint8Array | undefined): readonly ReceivedLine[] {
  if (bytes === undefined) return [];
  const read = loggedEntries.safeParse(jsonOf(bytes));
  return read.success
    ? read.data.entries.map(({ number, content }) => ({
        what: 'entry',
        // Nobody asked how the log is written, and a store keeps no halves of characters.
        heading: number.toWellFormed(),
        text: content.toWellFormed(),
      }))
    : [];
}

/** The pieces of a report that can be found, and of the log that came with it. */
export const linesOfReport = (
  { sections, incidents }: Findable,
  log: Uint8Array | undefined,
): readonly ReceivedLine[] => [
  ...sections.flatMap(({ heading, text }) => paragraphs(heading, text)),
  ...incidents.map(
    ({ number, title, line }): ReceivedLine => ({
      what: 'incident',
      heading: `${number} ${title}`.trim(),
      text: line,
    }),
  ),
  ...entryLines(log),
];
