import ExcelJS from 'exceljs';
import type { Instant } from '#domain/time/instant';
import { type TableBlock, uprightLook } from './printed-blocks.ts';
import { addTable, workbookBytes } from './table-sheet.ts';

/** A workbook of texts with one sheet for each table, fitted to A4; `head` stands under the first, `foot` under all. The same tables give the same bytes. */
export function tablesWorkbook(
  { unitName, madeAt }: { readonly unitName: string; readonly madeAt: Instant },
  {
    title,
    tables,
    head,
    foot,
  }: {
    readonly title: string;
    readonly tables: readonly { readonly name: string; readonly table: TableBlock }[];
    readonly head: readonly string[];
    readonly foot: readonly string[];
  },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = title;
  for (const [index, { name, table }] of tables.entries())
    addTable(workbook, name, {
      title: index === 0 ? title : name,
      table,
      foot: [...(index === 0 ? head : []), ...foot],
      look: uprightLook,
    });
  return workbookBytes(workbook, unitName, new Date(madeAt));
}
