import ExcelJS from 'exceljs';
import { monthTable } from './rota-blocks.ts';
import { monthText, personLabels, type RotaPaper } from './rota-paper.ts';
import type { PersonId } from '#domain/people/person';
import { cellText } from './sheet-text.ts';
import { addTable, workbookBytes } from './table-sheet.ts';
import { fill, print } from './words.ts';

const words = print.rota;

/** Rows above the first day of the table: the title and the heads. */
const rowsAbove = 2;

/** The month to be filled in a spreadsheet: its days and posts, and for each post a list of who may be chosen. */
export function monthTemplate(
  paper: RotaPaper,
  candidates: readonly { readonly postId: string; readonly people: readonly PersonId[] }[],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const title = fill(words.template, { month: monthText(paper.month) });
  const empty = { ...paper, duties: [] };
  const table = monthTable(empty);
  const sheet = addTable(workbook, words.sheetMonth, {
    title,
    table,
    foot: [words.templateNote],
    look: { paper: 'across', mark: null },
  });
  const labels = personLabels(paper.people);
  const lists = workbook.addWorksheet(words.sheetPeople, { views: [{ state: 'frozen', ySplit: 1 }] });
  const firstPost = table.widths.length - 1 - paper.posts.length;
  for (const [index, post] of paper.posts.entries()) {
    const people = candidates.find((one) => one.postId === post.id)?.people ?? [];
    const column = lists.getColumn(index + 1);
    column.width = 24;
    column.numFmt = '@';
    column.values = [post.name, ...people.map((id) => labels.get(id) ?? id)].map(cellText);
    if (people.length === 0) continue;
    const list = `'${words.sheetPeople}'!$${column.letter}$2:$${column.letter}$${people.length + 1}`;
    for (const [at] of paper.days.entries()) {
      sheet.getCell(rowsAbove + 1 + at, firstPost + 1 + index).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [list],
        // Two names in one cell are no fault; the import says what it cannot take.
        showErrorMessage: false,
      };
    }
  }
  lists.getRow(1).font = { name: '黑体', size: 10 };
  return workbookBytes(workbook, paper.unitName, new Date(paper.madeAt));
}

/** A table of people to be filled in a spreadsheet. */
export function peopleTemplate(unitName: string, madeAt: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(words.sheetPeople, { views: [{ state: 'frozen', ySplit: 2 }] });
  const heads = Object.values(words.peopleColumn);
  sheet.addRow([words.peopleNote]);
  sheet.mergeCells(1, 1, 1, heads.length);
  sheet.getRow(1).height = 20;
  const head = sheet.addRow(heads);
  head.font = { name: '黑体', size: 10 };
  heads.forEach((_, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = 18;
    // Numbers of telephones keep their first zero, and days stay as they were typed.
    column.numFmt = '@';
  });
  return workbookBytes(workbook, unitName, madeAt);
}
