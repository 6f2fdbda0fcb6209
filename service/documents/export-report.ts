import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { type ExportedFile, printedPdf, writeForms } from './exported-file.ts';
import { machineFonts } from './machine-fonts.ts';
import { reportDocx } from './report-docx.ts';
import { reportHtml } from './report-html.ts';
import { reportKey, type ReportPaper } from './report-paper.ts';

/** What an export of a report is asked to make. */
export type ReportOrder = {
  readonly paper: ReportPaper;
  readonly formats: readonly ('docx' | 'pdf')[];
  readonly folder: string;
};

/** Letters and digits of any script; what could be a path or a device is none. */
const safe = (text: string): string => [...text.matchAll(/[\p{L}\p{N}]+/gu)].join('').slice(0, 60);

/** Writes a report into a folder, one file a form; the same report gives the same bytes (PDF excepted). */
export const exportReport = (
  { paper, formats, folder }: ReportOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> =>
  writeForms(
    { folder, name: `${reportKey(paper).replace('/', '-')}-${safe(paper.report.fields.title)}`, formats },
    (format) =>
      format === 'docx'
        ? reportDocx(paper)
        : printedPdf(() => reportHtml(paper, { fonts: machineFonts() }), host),
    progress,
  );
