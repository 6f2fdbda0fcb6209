import { absenceBlocks } from './absence-blocks.ts';
import { absenceLook, type AbsencePaper, absencePaperTitle } from './absence-paper.ts';
import { docxDocument } from './docx-document.ts';

/** A paper of the registry of absences as a Word document; the same paper gives the same bytes. */
export const absenceDocx = (paper: AbsencePaper): Promise<Uint8Array> =>
  docxDocument(
    { title: absencePaperTitle(paper), author: paper.unitName, madeAt: paper.madeAt },
    [absenceBlocks(paper)],
    1,
    undefined,
    absenceLook(paper),
  );
