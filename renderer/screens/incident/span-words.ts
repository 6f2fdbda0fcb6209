/** `2026年11月` or `November 2026`. */
export const monthName = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${month}-15`),
  );

/** A share in percent, to a tenth where it is not whole; a dash of nothing. */
export const shareWords = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${String(Math.round((1000 * part) / whole) / 10)}%`;
