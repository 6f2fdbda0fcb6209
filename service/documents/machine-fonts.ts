import { type PrintFont, printFonts } from './fonts.ts';
import { installedFonts } from './installed-fonts.ts';

let families: readonly string[] = [];
let search: Promise<void> | undefined;

/** Looks once for the fonts of this computer; later calls wait for the same look. */
export function learnFonts(): Promise<void> {
  search ??= installedFonts().then((found) => {
    families = found;
  });
  return search;
}

/** The fonts that a printed page would use, as far as the look has come; before it, every font counts as missing. */
export const machineFonts = (): readonly PrintFont[] => printFonts(families);
