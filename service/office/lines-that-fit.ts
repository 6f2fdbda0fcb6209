import { fill, print } from '../documents/words.ts';

/** Characters that composed lines may have: a section takes 20,000, and the unit's own text stands before them. */
const most = 15_000;

/** Lines, or pieces of several, as one text; what finds no room in a section is counted at its end. */
export function linesThatFit(pieces: readonly string[], rest = print.office.rest): string {
  const fitting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (length + piece.length >= most) continue;
    length += piece.length + 1;
    fitting.push(piece);
  }
  const left = pieces.length - fitting.length;
  return [...fitting, ...(left === 0 ? [] : [fill(rest, { count: left })])].join('\n');
}
