import ExcelJS from 'exceljs';
import { formFoot, formLine, formTable } from './absence-form-blocks.ts';
import { ledgerFoot, ledgerTables } from './absence-ledger-blocks.ts';
import { absenceLook, type AbsencePaper, absencePaperTitle, formTitle } from './absence-paper.ts';
import { addTable, workbookBytes } from './table-sheet.ts';
import { print } from './words.ts';

/** A paper of the registry of absences as a workbook of texts, fitted to A4; the same paper gives the same bytes. */
export function absenceXlsx(paper: AbsencePaper): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = absencePaperTitle(paper);
  const look = absenceLook(paper);
  // What stands at the head of a page is not seen on a screen.
  const care = look.care === undefined ? [] : [look.care];
  if (paper.kind === 'form')
    addTable(workbook, print.absence.sheetForm, {
      title: formTitle(paper.absence),
      table: formTable(paper),
      foot: [...care, formLine(paper), ...formFoot(paper)],
      look,
    });
  else
    for (const { name, title, table } of ledgerTables(paper))
      addTable(workbook, name, { title, table, foot: [...care, ...ledgerFoot(paper)], look });
  return workbookBytes(workbook, paper.unitName, new Date(paper.madeAt));
}
