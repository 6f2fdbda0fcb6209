// oxlint-disable-next-line no-control-regex -- these characters are what the rule looks for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu;

/** Marks that make the text after them run backwards: on paper they would show something else than what was recorded. */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;

/** The text as a file of any kind can carry it: whole characters, `\n` at line ends, � for what cannot be written. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(unprintable, '\uFFFD');

/** The text as it may stand on paper: clean, and nothing in it turns the reading direction. */
export const paperText = (text: string): string =>
  cleanText(text).replaceAll(turning, '\uFFFD').replaceAll('\t', ' ');
