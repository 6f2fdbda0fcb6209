import type { Output } from '#contract/methods';
import type { RowProblem } from '#contract/methods/rota-nouns';
import { type PeopleColumn, peopleColumnOf } from '#domain/people/pasted-people';
import { personFields, type Phone } from '#domain/people/person';
import { nameKey } from './rota-paper.ts';
import { typedDay } from './typed-day.ts';
import { print } from './words.ts';
import type { SheetTexts } from './workbook-reader.ts';

type Preview = Output<'people.previewSheet'>;
type Read = Preview['people'][number];

const words = print.rota.peopleColumn;
const rowsLookedAt = 30;
const mostProblems = 500;
const mostPeople = 2000;

const columnsOf = (row: readonly string[]): readonly PeopleColumn[] =>
  row.map((text) =>
    text.trim() === '' || text.length > 20 ? 'ignored' : peopleColumnOf(text.normalize('NFKC')),
  );

/** The numbers of a cell; several stand under one another or between list marks. */
const phonesOf = (kind: Phone['kind'], cell: string): readonly Phone[] =>
  cell
    .split(/[、;；\r\n]+/u)
    .map((number) => number.trim())
    .filter((number) => number !== '')
    .map((number) => ({ kind, number }));

/**
 * Reads people out of the first table of a workbook whose heads name a column of names; the order of the columns is free,
 * the heads are Chinese or English. A row that cannot be taken is named with what is wrong and left out.
 */
export function readPeopleSheets(
  sheets: readonly SheetTexts[],
  isKnown: (name: string, unit: string) => boolean,
): Preview {
  const problems: RowProblem[] = [];
  const say = (row: number, column: string, problem: RowProblem['problem'], value = ''): void => {
    if (problems.length < mostProblems)
      problems.push({ row, column, problem, value: value.slice(0, 60), near: [] });
  };
  if (sheets.every((sheet) => sheet.rows.flat().every((text) => text.trim() === ''))) {
    say(1, '', 'no-sheet');
    return { problems, people: [] };
  }
  const tables = sheets.flatMap((sheet) =>
    sheet.rows.slice(0, rowsLookedAt).map((row, at) => ({ rows: sheet.rows, at, columns: columnsOf(row) })),
  );
  const table = tables.find(({ columns }) => columns.includes('name'));
  if (table === undefined) {
    say(1, '', 'no-header', words.name);
    return { problems, people: [] };
  }
  const { columns } = table;
  const people: Read[] = [];
  const seen = new Set<string>();

  const readRow = (row: number, cells: readonly string[]): void => {
    const cell = (column: PeopleColumn): string =>
      (cells[columns.indexOf(column)] ?? '').normalize('NFKC').trim();
    const filled = cells.filter((text, index) => columns[index] !== 'ignored' && text.trim() !== '');
    // A line that runs over the whole table is a remark.
    if (filled.length === 0 || (filled.length > 1 && new Set(filled).size === 1)) return;
    if (cell('name') === '') return say(row, words.name, 'empty', filled[0]);
    const days = { joined: typedDay(cell('joined')), left: typedDay(cell('left')) };
    for (const column of ['joined', 'left'] as const) {
      if (cell(column) !== '' && days[column] === undefined)
        return say(row, words[column], 'bad-day', cell(column));
    }
    if (days.joined !== undefined && days.left !== undefined && days.left < days.joined)
      return say(row, words.left, 'bad-day', cell('left'));
    const read = personFields.safeParse({
      name: cell('name'),
      post: cell('post'),
      unit: cell('unit'),
      group: cell('group'),
      phones: [...phonesOf('office', cell('office')), ...phonesOf('mobile', cell('mobile'))],
      order: 0,
      joinedDay: days.joined ?? null,
      leftDay: days.left ?? null,
    });
    if (!read.success) {
      const [field, index] = read.error.issues[0]?.path ?? [];
      if (field !== 'phones') {
        const column = field === 'post' || field === 'unit' || field === 'group' ? field : 'name';
        return say(row, words[column], 'too-long', cell(column));
      }
      const offices = phonesOf('office', cell('office')).length;
      const column = typeof index === 'number' && index >= offices ? 'mobile' : 'office';
      return say(row, words[column], 'bad-phone', cell(column));
    }
    const { name, unit, order: _, ...fields } = read.data;
    const key = JSON.stringify([nameKey(name), nameKey(unit)]);
    if (seen.has(key)) return say(row, words.name, 'duplicate', name);
    seen.add(key);
    if (people.length >= mostPeople) return say(row, words.name, 'too-many', name);
    people.push({ row, isKnown: isKnown(name, unit), name, unit, ...fields });
  };

  for (const [index, cells] of table.rows.slice(table.at + 1).entries()) readRow(table.at + 2 + index, cells);
  return { problems, people };
}
