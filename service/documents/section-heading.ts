import { numeral } from './words.ts';

/** The ways in which a heading is numbered: 一、, （一）, 1. */
const numberings: readonly RegExp[] = [
  /^[\s　]*([一二三四五六七八九十]{1,3})、[\s　]*/u,
  /^[\s　]*[（(]([一二三四五六七八九十]{1,3})[）)][\s　]*/u,
  /^[\s　]*(\d{1,2})[.．、](?!\d)[\s　]*/u,
];

/** A heading as it was typed: what stands before its words, the words, and what follows them. */
type TypedHeading = { readonly sign: string; readonly words: string; readonly end: string };

/** A number that a heading was typed with, and the way in which it is numbered. */
type TypedNumber = { readonly numbering: number; readonly number: number; readonly sign: string };

const isDigits = (text: string): boolean => /^\d+$/u.test(text);

/** What a heading that somebody typed is made of. */
export function typedHeading(text: string): TypedHeading {
  const numbering = numberings.find((pattern) => pattern.test(text)) ?? /^[\s　]*/u;
  const sign = numbering.exec(text)?.[0] ?? '';
  const rest = text.slice(sign.length);
  const end = /[\s　:：]*$/u.exec(rest)?.[0] ?? '';
  return { sign, words: rest.slice(0, rest.length - end.length), end };
}

/** The number that a text begins with, as it is counted; null where it has none. */
export function numberOf(text: string): TypedNumber | null {
  const numbering = numberings.findIndex((pattern) => pattern.test(text));
  const [sign = '', typed] = numberings[numbering]?.exec(text) ?? [];
  if (typed === undefined) return null;
  const number = isDigits(typed)
    ? Number(typed)
    : Array.from({ length: 99 }, (_one, index) => index + 1).find((one) => numeral(one) === typed);
  return number === undefined ? null : { numbering, number, sign };
}

/** The sign of a number with another number in it: `三、` for `二、`. */
export const signOf = ({ sign }: TypedNumber, number: number): string =>
  sign.replace(/[一二三四五六七八九十]+|\d+/u, (typed) =>
    isDigits(typed) ? String(number) : numeral(number),
  );
