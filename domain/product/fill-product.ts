import mustache from 'mustache';
import { type GapFaults, gapFaults, type GapToken, tokensOf } from '../gap-tokens.ts';

/**
 * Every name that a text of the set-up may have between `{{` and `}}`. A part `{{#…}}…{{/…}}` stands where there is something to say,
 * `{{^…}}…{{/…}}` where there is not: outside important periods, where no incident was received.
 */
export const productGaps = [
  '本单位',
  '日期',
  '时段',
  '时间',
  '期号',
  '重要时段',
  '第几日',
  '突发事件',
  '重大突发事件',
  '未定级事件',
] as const;

/** What the gaps are filled with; an empty text where there is nothing to say. */
export type ProductGapValues = Readonly<Record<(typeof productGaps)[number], string>>;

const isGap = (name: string): name is (typeof productGaps)[number] =>
  (productGaps as readonly string[]).includes(name);

/** What keeps a text of the set-up from being used: gaps that nobody knows, signs that are not taken, something not closed. */
export const templateTextFaults = (text: string): GapFaults => gapFaults(text, isGap);

const [room, duty] = ['值班室', '值班'];

/** `{{本单位}}值班日报告` of 县政府值班室 reads 县政府值班室日报告. */
function dutyOnce(tokens: readonly GapToken[], values: ProductGapValues): readonly GapToken[] {
  return tokens.map(([kind, text, from, until, inner], place): GapToken => {
    if (typeof inner === 'object') return [kind, text, from, until, dutyOnce(inner, values)];
    const before = tokens[place - 1];
    const isTwice =
      kind === 'text' &&
      before?.[0] === 'name' &&
      isGap(before[1]) &&
      values[before[1]].endsWith(room) &&
      text.startsWith(duty);
    return [kind, isTwice ? text.slice(duty.length) : text, from, until];
  });
}

/** Nothing in a paper is HTML, so nothing of it is escaped. */
class PlainWriter extends mustache.Writer {
  override escapedValue(token: readonly string[], context: mustache.Context): string {
    const value: unknown = context.lookup(token[1] ?? '');
    return typeof value === 'string' ? value : '';
  }
}

/** A text of the set-up with its gaps filled; one that cannot be read stands as it is, and what is filled in is never read as gaps. */
export function fillProduct(text: string, values: ProductGapValues): string {
  const tokens = tokensOf(text);
  if (tokens === undefined || templateTextFaults(text).fault !== null) return text;
  // Without a prototype no other name means anything.
  const known = Object.assign(Object.create(null) as Record<string, string>, values);
  // The types of the library take every part of a token for a text.
  const read = dutyOnce(tokens, values) as unknown as string[][];
  return new PlainWriter().renderTokens(read, new mustache.Context(known)).trim();
}
