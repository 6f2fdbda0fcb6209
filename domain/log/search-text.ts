const runs = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The tokens under which a text is found: for every run of letters and digits its pairs of neighbours and its last
 * character, so that any string of one character upwards is a prefix or a phrase of tokens.
 */
export function searchTokens(text: string): string {
  const tokens: string[] = [];
  for (const run of runs(text)) {
    const characters = Array.from(run);
    for (let index = 0; index < characters.length; index += 1) {
      tokens.push((characters[index] ?? '') + (characters[index + 1] ?? ''));
    }
  }
  return tokens.join(' ');
}

/** The full-text query that finds every text containing all runs of `typed`, or null where nothing can be searched. */
export function searchQuery(typed: string): string | null {
  const parts = runs(typed).map((run) => {
    const characters = Array.from(run);
    if (characters.length === 1) return `"${characters[0] ?? ''}"*`;
    const pairs: string[] = [];
    for (let index = 0; index + 1 < characters.length; index += 1) {
      pairs.push((characters[index] ?? '') + (characters[index + 1] ?? ''));
    }
    return `"${pairs.join(' ')}"`;
  });
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** Whether a text contains all runs of `typed`: what the query finds, for a text that is at hand. */
export const isFoundIn = (text: string, typed: string): boolean => {
  const seen = runs(text);
  return runs(typed).every((run) => seen.some((one) => one.includes(run)));
};

/** A text as the search sees it, and for each of its units where in the text the character begins and ends. */
function folded(text: string): {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
} {
  const spans: (readonly [number, number])[] = [];
  let seen = '';
  let at = 0;
  for (const character of text) {
    const seenAs = character.normalize('NFKC').toLowerCase();
    seen += seenAs;
    for (let unit = 0; unit < seenAs.length; unit += 1) spans.push([at, at + character.length]);
    at += character.length;
  }
  return { text: seen, spans };
}

/** Where the runs of `typed` stand in `text`: pairs of start and end, in order, never overlapping. */
export function findHits(text: string, typed: string): readonly (readonly [number, number])[] {
  const { text: seen, spans } = folded(text);
  const hits: [number, number][] = [];
  for (const run of new Set(runs(typed))) {
    for (let at = seen.indexOf(run); at !== -1; at = seen.indexOf(run, at + run.length)) {
      hits.push([spans[at]?.[0] ?? 0, spans[at + run.length - 1]?.[1] ?? 0]);
    }
  }
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const hit of hits) {
    const last = apart.at(-1);
    if (last !== undefined && hit[0] < last[1]) last[1] = Math.max(last[1], hit[1]);
    else apart.push(hit);
  }
  return apart;
}
