import { docxDocument } from './docx-document.ts';
import { reportBlocks } from './report-blocks.ts';
import { reportLook, type ReportPaper } from './report-paper.ts';

/** A report or bulletin as a Word document; the same report gives the same bytes. */
export const reportDocx = (paper: ReportPaper): Promise<Uint8Array> =>
  docxDocument(
    {
      title: paper.report.fields.title,
      author: paper.report.imprint.unitName,
      madeAt: paper.report.issuedAt,
    },
    [reportBlocks(paper)],
    1,
    undefined,
    reportLook(paper),
  );
