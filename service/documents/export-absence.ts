import type { AbsenceFormat } from '#contract/methods/absence-nouns';
import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { absenceDocx } from './absence-docx.ts';
import { absenceHtml } from './absence-html.ts';
import type { AbsencePaper } from './absence-paper.ts';
import { absenceXlsx } from './absence-xlsx.ts';
import { type ExportedFile, printedPdf, writeForms } from './exported-file.ts';
import { machineFonts } from './machine-fonts.ts';

/** What an export of an absence or of the ledger is asked to make. */
export type AbsenceOrder = {
  readonly paper: AbsencePaper;
  readonly formats: readonly AbsenceFormat[];
  readonly folder: string;
};

/** What a file is called but for its ending; one that says where somebody is does not take the place of one that does not. */
function fileName(paper: AbsencePaper): string {
  if (paper.kind === 'form')
    return ['absence', paper.absence.number, ...(paper.withWhereabouts ? ['whereabouts'] : [])].join('-');
  // Letters and digits of any script; what could be a path or a device is none.
  const whose = [...(paper.only ?? '').matchAll(/[\p{L}\p{N}]+/gu)].join('').slice(0, 40);
  return ['absences', paper.month, whose, paper.whereabouts === null ? '' : 'whereabouts']
    .filter((part) => part !== '')
    .join('-');
}

/** Writes a paper of the registry of absences into a folder, one file a form; the same paper gives the same bytes (PDF excepted). */
export function exportAbsence(
  { paper, formats, folder }: AbsenceOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  const make = (format: AbsenceFormat): Uint8Array | Promise<Uint8Array> => {
    switch (format) {
      case 'docx':
        return absenceDocx(paper);
      case 'xlsx':
        return absenceXlsx(paper);
      case 'pdf':
        return printedPdf(() => absenceHtml(paper, { fonts: machineFonts() }), host);
      default:
        return format satisfies never;
    }
  };
  return writeForms({ folder, name: fileName(paper), formats }, make, progress);
}
