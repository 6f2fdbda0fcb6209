import { docxDocument } from './docx-document.ts';
import { periodBlocks } from './period-blocks.ts';
import { periodLook, type PeriodPaper, periodPaperTitle } from './period-paper.ts';

/** A paper of an important period as a Word document; the same paper gives the same bytes. */
export const periodDocx = (paper: PeriodPaper): Promise<Uint8Array> =>
  docxDocument(
    { title: periodPaperTitle(paper), author: paper.unitName, madeAt: paper.madeAt },
    [periodBlocks(paper)],
    1,
    undefined,
    periodLook(paper),
  );
