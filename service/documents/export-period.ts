import type { PeriodFormat } from '#contract/methods/period-nouns';
import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { type ExportedFile, printedPdf, writeForms } from './exported-file.ts';
import { machineFonts } from './machine-fonts.ts';
import { periodDocx } from './period-docx.ts';
import { periodHtml } from './period-html.ts';
import type { PeriodPaper } from './period-paper.ts';
import { fillTemplate, type TemplateFile } from './period-template.ts';
import { periodXlsx } from './period-xlsx.ts';

/** What an export of a table or a summary is asked to make. */
export type PeriodOrder = {
  readonly paper: PeriodPaper;
  /** The file of the body's own that is filled in its form; null where it has none. */
  readonly template: TemplateFile | null;
  readonly formats: readonly PeriodFormat[];
  readonly folder: string;
};

/** Letters and digits of any script; what could be a path or a device is none. */
const safe = (text: string): string => [...text.matchAll(/[\p{L}\p{N}]+/gu)].join('').slice(0, 40);

/** What a file is called but for its ending: the period, the version, and whose form it is. */
function fileName(paper: PeriodPaper): string {
  if (paper.kind === 'summary')
    return ['period', paper.summary.period.number, safe(paper.summary.period.name), 'summary'].join('-');
  const version = paper.version === null ? 'draft' : `v${paper.version}`;
  return ['period', paper.number, safe(paper.name), version, safe(paper.bodyName)]
    .filter((part) => part !== '')
    .join('-');
}

/** Writes a paper of an important period into a folder, one file a form; the same paper gives the same bytes (PDF excepted). */
export function exportPeriod(
  { paper, template, formats, folder }: PeriodOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  // A draft is never in the body's own file: only pages of the console's own say on each that it is one.
  const filled = (format: PeriodFormat): Promise<Uint8Array> | null =>
    paper.kind === 'table' && paper.version !== null && template?.format === format
      ? fillTemplate(template, paper)
      : null;
  const make = (format: PeriodFormat): Uint8Array | Promise<Uint8Array> => {
    switch (format) {
      case 'docx':
        return filled(format) ?? periodDocx(paper);
      case 'xlsx':
        return filled(format) ?? periodXlsx(paper);
      case 'pdf':
        return printedPdf(() => periodHtml(paper, { fonts: machineFonts() }), host);
      default:
        return format satisfies never;
    }
  };
  return writeForms({ folder, name: fileName(paper), formats }, make, progress);
}
