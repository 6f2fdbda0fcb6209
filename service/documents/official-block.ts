import type { FontRole } from './fonts.ts';

/** A stretch of text in the type of a role. */
export type OfficialRun = { readonly text: string; readonly role: FontRole };

/**
 * The parts of an official document after GB/T 9704 that other papers do not have: the red head and the line of a bulletin,
 * whom it is addressed to, its paragraphs with their headings, who signs it, and the lines at its end.
 */
export type OfficialBlock =
  | {
      readonly kind: 'official';
      readonly what: 'red-head' | 'issue-no' | 'salutation';
      readonly text: string;
    }
  /** The unit on the left, the date on the right, in one line. */
  | { readonly kind: 'official'; readonly what: 'sides'; readonly left: string; readonly right: string }
  /** A red rule under a head, as wide as the text; a black one above the lines at the end. */
  | { readonly kind: 'official'; readonly what: 'red-rule' | 'rule' | 'gap' }
  | {
      readonly kind: 'official';
      readonly what: 'text';
      readonly runs: readonly OfficialRun[];
      readonly isHeading: boolean;
    }
  /** Who sends it and when, on the right under the text, as many signs from its left edge; they stay with one another. */
  | {
      readonly kind: 'official';
      readonly what: 'from';
      readonly text: string;
      readonly indent: number;
      readonly isLast: boolean;
    }
  /** Whom it goes to, who signed it, a telephone: 四号仿宋. */
  | { readonly kind: 'official'; readonly what: 'tail'; readonly text: string };

/** Millimetres between the two edges of the text. */
export const textWidth = 156;

/** Signs of a text in 三号; a digit is half as wide, and word processors put a quarter between digits and words. */
const signs = (text: string): number =>
  Array.from(text, (one) => (/\d/.test(one) ? 0.5 : 1)).reduce((sum, width) => sum + width, 0) +
  (text.match(/\d(?=\D)|\D(?=\d)/g)?.length ?? 0) / 4;

/**
 * Signs from the left edge of the text at which a unit begins that has no seal: two are free on its right, the date
 * begins two further on, and where the date is the longer of the two, it is the date that leaves two.
 */
export function unitIndent(unit: string, date: string): number {
  const inLine = Math.floor((textWidth / 25.4) * 72) / 16;
  const isDateLonger = signs(date) > signs(unit);
  return Math.max(0, isDateLonger ? inLine - 4 - signs(date) : inLine - 2 - signs(unit));
}

/** Points in which a red head is set, so that it stands in one line. */
export const headPoints = (text: string): number =>
  Math.max(26, Math.min(48, Math.floor(430 / Math.max(1, text.length))));
