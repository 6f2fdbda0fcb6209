import type { SheetFormat } from '#contract/methods/records';
import type { HandoverSheet } from '#contract/methods/shifts';
import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { type ExportedFile, openExportFolder, printedPdf, writeExport } from './exported-file.ts';
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
export async function exportSheet(
  order: SheetOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  const { sheet, frame, formats, folder } = order;
  openExportFolder(folder);
  const files: ExportedFile[] = [];
  for (const [index, format] of formats.entries()) {
    await progress(index, formats.length);
    const bytes =
      format === 'docx'
        ? await handoverDocx(sheet, frame)
        : await printedPdf(() => handoverHtml(sheet, { ...frame, fonts: machineFonts() }), host);
    files.push(writeExport(folder, `handover-${sheet.shift.day}-${sheet.shift.no}.${format}`, bytes));
  }
  return files;
}
