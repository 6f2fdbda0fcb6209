import { docxDocument } from './docx-document.ts';
import { rotaBlocks, rotaLook } from './rota-blocks.ts';
import { paperTitle, type RotaPaper } from './rota-paper.ts';

/** A month's rota as a Word document; the same paper gives the same bytes. */
export function rotaDocx(paper: RotaPaper): Promise<Uint8Array> {
  const facts = { title: paperTitle(paper), author: paper.unitName, madeAt: paper.madeAt };
  const groups = rotaBlocks(paper);
  return docxDocument(facts, groups, groups.length, undefined, rotaLook(paper));
}
