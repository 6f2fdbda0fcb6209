import { cleanText } from './clean-text.ts';

/** What one cell of a workbook can hold. No entry comes near it; a text from elsewhere must not spoil the whole file. */
const cellLength = 32_767;

/** A text as the cell of a workbook can hold it; written as a string it is never a formula, whatever it begins with. */
export function cellText(text: string): string {
  const clean = cleanText(text);
  const fitting = clean.length > cellLength ? `${clean.slice(0, cellLength - 1).toWellFormed()}…` : clean;
  // In a workbook `_x0041_` stands for a character; written like this it stands for itself.
  return fitting.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
