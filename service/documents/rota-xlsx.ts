import ExcelJS from 'exceljs';
import { footLines, rotaLook, rotaTables } from './rota-blocks.ts';
import type { RotaPaper } from './rota-paper.ts';
import { addTable, workbookBytes } from './table-sheet.ts';

/**
 * A month's rota as a workbook: the table to be filed, the calendar, and who is on duty when; the same paper gives the
 * same bytes. The first sheet can be imported again and gives the same rota.
 */
export function rotaXlsx(paper: RotaPaper): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const foot = footLines(paper);
  for (const { name, title, table } of rotaTables(paper))
    addTable(workbook, name, { title, table, foot, look: rotaLook(paper) });
  return workbookBytes(workbook, paper.unitName, new Date(paper.madeAt));
}
