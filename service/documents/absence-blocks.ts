import { formBlocks } from './absence-form-blocks.ts';
import { ledgerBlocks } from './absence-ledger-blocks.ts';
import type { AbsencePaper } from './absence-paper.ts';
import type { Block } from './printed-blocks.ts';

/** A paper of the registry of absences as printed pages. */
export const absenceBlocks = (paper: AbsencePaper): readonly Block[] =>
  paper.kind === 'form' ? formBlocks(paper) : ledgerBlocks(paper);
