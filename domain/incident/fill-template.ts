import mustache from 'mustache';
import { type GapFaults, gapFaults, type GapToken, tokensOf } from '../gap-tokens.ts';
import type { GapValues } from './gap-values.ts';
import { type Gap, isChecked, isFigureGap, isOfFacts, stillChecking, templateGaps } from './template-gaps.ts';

const isGap = (name: string): name is Gap => (templateGaps as readonly string[]).includes(name);

/** Fills gaps; one for each filling, for a writer keeps every template that it ever read. */
class GapWriter extends mustache.Writer {
  readonly #values: GapValues;

  constructor(values: GapValues) {
    super();
    this.#values = values;
  }

  override escapedValue(token: readonly string[]): string {
    const name = token[1] ?? '';
    if (!isGap(name)) return '';
    const value = this.#values[name];
    return value === '' && isChecked(name) ? stillChecking : value;
  }
}

/** What keeps a template from being used: gaps that nobody knows, signs that are not taken, something not closed. */
export const templateFaults = (text: string): GapFaults => gapFaults(text, isGap);

/** What counts people, households, money or land, where a template writes it behind a gap. */
const counting = /^\s*(人(?!员)|名|位|例|户|万元|元|公顷)/u;

const dutyRoom = '值班室';

/** `{{接收单位}}值班室` of 市政府总值班室 does not say 值班室 twice. */
const isRoomTwice = (value: string, behind: string): boolean =>
  value.endsWith(dutyRoom) && behind.startsWith(dutyRoom);

/** `死亡{{死亡}}人` does not say `死亡2人人`, nor `死亡正在核实人`, and `{{死亡}}名` says `2名`. */
function countedOnce(tokens: readonly GapToken[], values: GapValues): readonly GapToken[] {
  const next = tokens.map(
    ([kind, text, from, until, inner]): GapToken =>
      typeof inner === 'object'
        ? [kind, text, from, until, countedOnce(inner, values)]
        : [kind, text, from, until],
  );
  next.forEach(([kind, name], place) => {
    const behind = next[place + 1];
    if (kind === 'name' && isGap(name) && behind?.[0] === 'text' && isRoomTwice(values[name], behind[1]))
      next[place + 1] = ['text', behind[1].slice(dutyRoom.length), 0, 0];
    const word = behind?.[0] === 'text' ? counting.exec(behind[1]) : null;
    if (kind !== 'name' || !isGap(name) || !isFigureGap(name) || behind === undefined || word === null)
      return;
    const [whole, unit = ''] = word;
    const value = values[name] === '' ? stillChecking : values[name];
    const said = ['名', '位', '例'].includes(unit) ? value.replace(/人$/u, unit) : value;
    next[place] = ['text', said, 0, 0];
    next[place + 1] = ['text', behind[1].slice(whole.length), 0, 0];
  });
  return next;
}

/**
 * A template with its gaps filled. A gap of which nothing is known reads 正在核实, a part `{{#…}}` about it is left out.
 * With `news` parts about other facts than these are left out too: a 续报 says what is new. A template that cannot be read
 * stands as it is, and what is filled in is never read as a template.
 */
export function fillTemplate(text: string, values: GapValues, news?: ReadonlySet<Gap>): string {
  const tokens = tokensOf(text);
  if (tokens === undefined || templateFaults(text).fault !== null) return text;
  // Without a prototype no other name means anything.
  const parts = Object.create(null) as Record<string, boolean>;
  // Parts only ask whether there is something to say.
  for (const gap of templateGaps)
    parts[gap] = values[gap] !== '' && (news === undefined || !isOfFacts(gap) || news.has(gap));
  // The types of the library take every part of a token for a text.
  const counted = countedOnce(tokens, values) as unknown as string[][];
  return new GapWriter(values).renderTokens(counted, new mustache.Context(parts));
}
