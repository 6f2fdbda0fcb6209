import { findHits } from '../log/search-text.ts';

/** Characters before the first hit that stay, so that it stands in its sentence. */
const lead = 60;

/** A piece of a text around the first place where what was typed stands, at most `most` characters with what shows that it was cut. */
export function excerptOf(text: string, typed: string, most: number): string {
  if (text.length <= most) return text;
  const [at] = findHits(text, typed)[0] ?? [0];
  const room = most - 2;
  const from = Math.max(0, Math.min(at - lead, text.length - room));
  const piece = text.slice(from, from + room);
  return `${from > 0 ? '…' : ''}${whole(piece)}${from + room < text.length ? '…' : ''}`;
}

/** A piece without the halves of characters at its edges. */
const whole = (piece: string): string =>
  piece.replace(/^[\uDC00-\uDFFF]/u, '').replace(/[\uD800-\uDBFF]$/u, '');
