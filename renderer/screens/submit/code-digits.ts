/** So many digits a code of a key has. */
export const digitsOfCode = 16;

/** Digits in groups of four, whatever stood between them. */
export const groupedDigits = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/\D/gu, '')
    .slice(0, digitsOfCode)
    .replaceAll(/(\d{4})(?=\d)/gu, '$1 ');
