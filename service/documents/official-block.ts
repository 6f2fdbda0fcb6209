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
  /** Who sends it and when, on the right under the text; they stay with one another. */
  | { readonly kind: 'official'; readonly what: 'from'; readonly text: string; readonly isLast: boolean }
  /** Whom it goes to, who signed it, a telephone: 四号仿宋. */
  | { readonly kind: 'official'; readonly what: 'tail'; readonly text: string };

/** Millimetres between the two edges of the text. */
export const textWidth = 156;

/** Points in which a red head is set, so that it stands in one line. */
export const headPoints = (text: string): number =>
  Math.max(26, Math.min(48, Math.floor(430 / Math.max(1, text.length))));
