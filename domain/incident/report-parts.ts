import type { CompositionWords } from './report-ground.ts';
import { fillGaps } from './report-words.ts';

/** A part of a report: its heading and its paragraphs. */
export type ReportPart = { readonly heading: string; readonly lines: readonly string[] };

/** Parts with their headings numbered 一、二、三; those with nothing to say are left out. */
export function numberedParts(
  parts: readonly ReportPart[],
  { numerals, numbered }: Pick<CompositionWords, 'numerals' | 'numbered'>,
): string {
  return parts
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => line.trim() !== '') }))
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ heading, lines }, index) => [
      fillGaps(numbered, { number: numerals[index] ?? String(index + 1), text: heading }),
      ...lines,
    ])
    .join('\n');
}
