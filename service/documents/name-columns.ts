import { print } from './words.ts';

/** How many half characters wide the longest line of a text is; a Chinese character is two. */
export const widthOf = (text: string): number =>
  Math.max(
    ...text
      .split('\n')
      .map((line) => Array.from(line).reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0)),
  );

/** Millimetres that half a character takes in 小五 and 六号. */
export const halfWidth = { small: 1.6, tiny: 1.33 };

/** Millimetres that a cell has left and right of its text. */
export const cellRoom = 2;

/** Puts the names of a list under one another as far as they would not stand on one line. */
export function wrapped(text: string, halves: number): string {
  const lines: string[] = [];
  for (const name of text.split(print.listComma)) {
    const last = lines.at(-1);
    const longer = last === undefined ? name : `${last}${print.listComma}${name}`;
    if (last === undefined || widthOf(longer) > halves) lines.push(name);
    else lines[lines.length - 1] = longer;
  }
  return lines.join(`${print.listComma}\n`);
}
