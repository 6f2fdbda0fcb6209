import { type PeriodPaper, periodPaperTitle } from './period-paper.ts';
import { summaryBlocks } from './period-summary-blocks.ts';
import { periodTable } from './period-table-block.ts';
import { tableFoot } from './period-table-texts.ts';
import type { Block } from './printed-blocks.ts';

/** A paper of an important period as printed pages. */
export const periodBlocks = (paper: PeriodPaper): readonly Block[] =>
  paper.kind === 'summary'
    ? summaryBlocks(paper, periodPaperTitle(paper))
    : [
        { kind: 'title', text: periodPaperTitle(paper) },
        periodTable(paper),
        ...tableFoot(paper).map((text) => ({ kind: 'line', text }) as const),
      ];
