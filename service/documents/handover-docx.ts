import type { HandoverSheet } from '#contract/methods/shifts';
import { docxDocument } from './docx-document.ts';
import { handoverBlocks, type SheetFrame, sheetAt } from './handover-blocks.ts';
import { fill, print } from './words.ts';

/** The handover sheet as a Word document; the same sheet gives the same bytes. */
export function handoverDocx(sheet: HandoverSheet, frame: SheetFrame): Promise<Uint8Array> {
  const facts = {
    title: fill(print.handoverTitle, { unit: frame.unitName }),
    author: frame.unitName,
    madeAt: sheetAt(sheet),
  };
  return docxDocument(facts, [handoverBlocks(sheet, frame)], 1);
}
