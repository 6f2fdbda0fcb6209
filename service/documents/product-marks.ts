/**
 * Signs that no text can have (Unicode keeps them for the inside of programs): they stand in a Word file while it is filled, so that
 * what was filled in can be told from what was typed, whatever it says.
 */
const signs = {
  open: '\u{FDD0}',
  close: '\u{FDD1}',
  filled: '\u{FDD2}',
  empty: '\u{FDD3}',
  notes: '\u{FDD4}',
};

const any = /[\u{FDD0}-\u{FDD4}]/gu;
const sectionIn = /\u{FDD0}(\d+)\u{FDD1}/u;

/** A text without these signs, and without the places of sections that nobody filled. */
export const withoutMarks = (text: string): string =>
  text.replaceAll(/\u{FDD0}\d+\u{FDD1}/gu, '').replaceAll(any, '');

/** The place of a section, by its number. */
export const sectionMark = (number: number): string => `${signs.open}${number}${signs.close}`;

/** The first place of a section in a text: where it is, and its number; null where there is none. */
export function sectionMarkIn(
  text: string,
): { readonly from: number; readonly until: number; readonly number: number } | null {
  const found = sectionIn.exec(text);
  if (found === null) return null;
  return { from: found.index, until: found.index + found[0].length, number: Number(found[1]) };
}

/** The numbers of all sections that have their place in a text. */
export const sectionNumbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\u{FDD0}(\d+)\u{FDD1}/gu)].map(([, number]) => Number(number));

/** A text that was filled into a gap. */
export const filledMark = (text: string): string =>
  text === '' ? signs.empty : `${signs.filled}${withoutMarks(text)}`;

/** The place from which on a file speaks to those who edit it. */
export const notesMark: string = signs.notes;

/** True of a text that has something filled in. */
export const hasFilled = (text: string): boolean => text.includes(signs.filled) || text.includes(signs.empty);

/** True of a text whose gaps all are empty. */
export const isOnlyEmpty = (text: string): boolean =>
  text.includes(signs.empty) && !text.includes(signs.filled) && sectionMarkIn(text) === null;
