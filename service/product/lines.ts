import { maskPhones } from '#domain/package/mask-phones';
import { firstSentence } from '#domain/product/first-sentence';
import type { Entry } from '#domain/log/entry';
import { fill, print } from '../documents/words.ts';
import type { ProductGround } from './ground.ts';

const words = print.product.compose;

/** How many lines a section tells before it says how many there are in all. */
export const mostLines = 10;

/** Lines with numbers before them; a single one has none. */
export const numbered = (lines: readonly string[]): readonly string[] =>
  lines.length === 1
    ? lines
    : lines.map((text, index) => fill(words.numbered, { no: index + 1, text: text }));

/** The first of many lines, and behind them how many there are in all. */
export function capped(lines: readonly string[]): readonly string[] {
  const shown = numbered(lines.slice(0, mostLines));
  return lines.length > mostLines ? [...shown, fill(words.more, { count: lines.length })] : shown;
}

/** `（a，b）`, or nothing where nothing is to be noted. */
export const noted = (notes: readonly string[]): string => {
  const said = notes.filter((note) => note !== '');
  return said.length === 0 ? '' : fill(words.notes, { notes: said.join(words.noteComma) });
};

/** A text that is told out of the records, without telephone numbers: whoever wants one in a product types it. */
export const withoutPhones = (text: string): string => maskPhones(text, print.package.phoneLeftOut);

/** When an entry happened, as far as it says so, and otherwise when it was written. */
export const timeOf = ({ occurredAt, recordedAt }: Pick<Entry, 'occurredAt' | 'recordedAt'>) =>
  occurredAt ?? recordedAt;

/** An entry in one line: time and first sentence. */
export const entryLine = ({ told }: ProductGround, entry: Entry): string =>
  `${fill(words.itemAt, { at: told(timeOf(entry)), text: firstSentence(entry.content) })}${words.stop}`;

/** What an entry says in one of its own fields; empty where it does not. */
export function fieldOf({ fields }: Pick<Entry, 'fields'>, key: string): string {
  const value = fields[key];
  return typeof value === 'string' ? value.trim() : '';
}
