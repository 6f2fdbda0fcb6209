import mustache from 'mustache';

/** A piece of a text with gaps, as the library that reads them gives it. */
export type GapToken = readonly [
  kind: string,
  value: string,
  from: number,
  until: number,
  inner?: readonly GapToken[] | string,
];

/** What is wrong with a text with gaps. */
export type GapFaults = {
  /** Names of gaps that nobody knows, each once. */
  readonly unknown: readonly string[];
  /** Where it cannot be read at all: a gap or part that is not closed, or signs that texts here do not have. */
  readonly fault: 'unclosed' | 'sign' | null;
};

/** A text in its pieces; undefined where a gap or a part of it is not closed. */
export function tokensOf(text: string): readonly GapToken[] | undefined {
  try {
    // The library says `any`; these are the tokens that its documentation names.
    return new mustache.Writer().parse(text) as readonly GapToken[];
  } catch {
    // Its sentences are English and speak of offsets; what is wrong has a code here.
    return undefined;
  }
}

const flat = (tokens: readonly GapToken[]): readonly GapToken[] =>
  tokens.flatMap((token) => [token, ...(typeof token[4] === 'object' ? flat(token[4]) : [])]);

/** Signs that would read another file, escape nothing or change what a gap looks like have no place in a text of a unit. */
const readable = new Set(['text', 'name', '#', '^', '!']);

/** What keeps a text from being filled: gaps that nobody knows, signs that are not taken, something not closed. */
export function gapFaults(text: string, isKnown: (name: string) => boolean): GapFaults {
  const tokens = tokensOf(text);
  if (tokens === undefined) return { unknown: [], fault: 'unclosed' };
  // After a change of signs everything reads otherwise, so nothing else is judged.
  const all = flat(tokens);
  if (all.some(([kind]) => !readable.has(kind))) return { unknown: [], fault: 'sign' };
  const names = all.filter(([kind]) => ['name', '#', '^'].includes(kind)).map(([, name]) => name);
  return { unknown: [...new Set(names.filter((name) => !isKnown(name)))], fault: null };
}
