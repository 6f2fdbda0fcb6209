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

/** Shares millimetres out by what each column needs: its longest name, and half of its longest list. */
export function shared(texts: readonly (readonly string[])[], millimetres: number): readonly number[] {
  const need = (text: string): number =>
    Math.max(
      2 + Math.max(...text.split(print.listComma).map(widthOf)),
      Math.min(widthOf(text), 12 + widthOf(text) / 3),
    );
  const wanted = texts.map((column) => Math.max(8, ...column.map(need)));
  const all = wanted.reduce((sum, one) => sum + one, 0);
  return wanted.map((one) => (millimetres * one) / all);
}
