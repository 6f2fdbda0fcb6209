/** Points that a line of 宋体 10 takes, and the most that a row can have. */
const lineHeight = 13.5;
const mostHeight = 409;

/** How many half characters wide a text is; a Chinese character is two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2;
  return width;
}

/**
 * The height in points at which a row shows its wrapped texts in columns of these widths. Not every program that opens a
 * workbook measures rows by itself; a row cannot be higher than 409 points, the rest of a very long text is scrolled.
 */
export function rowHeight(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, index) => {
    const room = Math.max(2, (widths[index] ?? 10) - 1);
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
  });
  return Math.min(mostHeight, Math.max(1, ...lines) * lineHeight + 2);
}
