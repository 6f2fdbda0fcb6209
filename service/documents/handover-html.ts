import type { HandoverSheet } from '#contract/methods/shifts';
import type { PrintFont } from './fonts.ts';
import { handoverBlocks, type SheetFrame } from './handover-blocks.ts';
import { htmlDocument } from './html-document.ts';
import { fill, print } from './words.ts';

/** The handover sheet as a page for printing and PDF. */
export const handoverHtml = (
  sheet: HandoverSheet,
  options: SheetFrame & { readonly fonts: readonly PrintFont[] },
): string =>
  htmlDocument(
    fill(print.handoverTitle, { unit: options.unitName }),
    [handoverBlocks(sheet, options)],
    options.fonts,
  );
