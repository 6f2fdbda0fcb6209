import ExcelJS from 'exceljs';
import { periodLook, type PeriodPaper, periodPaperTitle } from './period-paper.ts';
import { summaryFoot, summaryTables, summaryText } from './period-summary-blocks.ts';
import { periodTable } from './period-table-block.ts';
import { tableFoot } from './period-table-texts.ts';
import { addTable, workbookBytes } from './table-sheet.ts';
import { print } from './words.ts';

/** A paper of an important period as a workbook of texts, fitted to A4; the same paper gives the same bytes. */
export function periodXlsx(paper: PeriodPaper): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const title = periodPaperTitle(paper);
  workbook.title = title;
  const look = periodLook(paper);
  if (paper.kind === 'table')
    addTable(workbook, print.period.sheet, {
      title,
      table: periodTable(paper),
      foot: tableFoot(paper),
      look,
    });
  else
    for (const [index, { name, table }] of summaryTables(paper).entries())
      addTable(workbook, name, {
        title: index === 0 ? title : name,
        table,
        foot: [...(index === 0 ? [summaryText(paper)] : []), ...summaryFoot(paper)],
        look,
      });
  return workbookBytes(workbook, paper.unitName, new Date(paper.madeAt));
}
