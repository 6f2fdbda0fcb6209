import type { HostReply, HostRequest } from '#contract/wire';
import type { Progress } from '../verify.ts';
import { checksBlocks, checksTables } from './checks-blocks.ts';
import { checksFoot, type ChecksPaper, checksTitle } from './checks-paper.ts';
import { docxDocument } from './docx-document.ts';
import { type ExportedFile, printedPdf, writeForms } from './exported-file.ts';
import { htmlDocument } from './html-document.ts';
import { machineFonts } from './machine-fonts.ts';
import { uprightLook } from './printed-blocks.ts';
import { tablesWorkbook } from './tables-workbook.ts';

/** What an export of the notice on spot checks is asked to make. */
export type ChecksOrder = {
  readonly paper: ChecksPaper;
  readonly formats: readonly ('docx' | 'pdf' | 'xlsx')[];
  readonly folder: string;
};

const docx = (paper: ChecksPaper): Promise<Uint8Array> =>
  docxDocument(
    { title: checksTitle(paper), author: paper.unitName, madeAt: paper.madeAt },
    [checksBlocks(paper)],
    1,
    undefined,
    uprightLook,
  );

/** Writes the notice on the spot checks of a month into a folder, one file a form; the same paper gives the same bytes (PDF excepted). */
export function exportChecks(
  { paper, formats, folder }: ChecksOrder,
  host: (request: HostRequest) => Promise<HostReply>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  const make = (format: ChecksOrder['formats'][number]): Promise<Uint8Array> => {
    switch (format) {
      case 'docx':
        return docx(paper);
      case 'xlsx':
        return tablesWorkbook(paper, {
          title: checksTitle(paper),
          tables: checksTables(paper),
          head: paper.summary.notice.split('\n'),
          foot: [checksFoot(paper)],
        });
      case 'pdf':
        return printedPdf(
          () => htmlDocument(checksTitle(paper), [checksBlocks(paper)], machineFonts(), uprightLook),
          host,
        );
      default:
        return format satisfies never;
    }
  };
  return writeForms({ folder, name: `spot-checks-${paper.summary.month}`, formats }, make, progress);
}
