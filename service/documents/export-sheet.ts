import type { SheetFormat } from '#contract/methods/records';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { type ExportedFile, printedPdf, writeForms } from './exported-file.ts';
import type { SheetFrame } from './handover-blocks.ts';
import { handoverDocx } from './handover-docx.ts';
import { handoverHtml } from './handover-html.ts';
import { machineFonts } from './machine-fonts.ts';

/** What an export of one sheet is asked to make. */
export type SheetOrder = {
  readonly sheet: HandoverSheet;
  readonly frame: SheetFrame;
  readonly formats: readonly SheetFormat[];
  readonly folder: string;
};

/** Writes a handover sheet into a folder, one file a form, named after its day and its number. */
export function exportSheet(
  order: SheetOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  const { sheet, frame, formats, folder } = order;
  return writeForms(
    { folder, name: `handover-${sheet.shift.day}-${sheet.shift.no}`, formats },
    (format) =>
      format === 'docx'
        ? handoverDocx(sheet, frame)
        : printedPdf(() => handoverHtml(sheet, { ...frame, fonts: machineFonts() }), host),
    progress,
  );
}
