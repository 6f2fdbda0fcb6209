import { personFields, type PersonFields, type Phone } from './person.ts';

/** One line of a pasted table that could not be taken, with the number of the line and what is wrong with it. */
export type PastedProblem = { readonly line: number; readonly text: string; readonly field: string };

/** What a pasted table yields: people in the order of the lines, and lines that need a look. */
export type PastedPeople = {
  readonly people: readonly PersonFields[];
  readonly problems: readonly PastedProblem[];
};

/** What a column of a table of people holds. */
export type PeopleColumn =
  | 'name'
  | 'post'
  | 'unit'
  | 'office'
  | 'mobile'
  | 'group'
  | 'joined'
  | 'left'
  | 'ignored';

const headings: readonly (readonly [RegExp, PeopleColumn])[] = [
  [/加\s*入|到\s*任|入\s*职|join/i, 'joined'],
  [/离\s*[开任职]|调\s*离|left|leav/i, 'left'],
  [/姓\s*名|name/i, 'name'],
  [/职\s*务|岗位|post|title/i, 'post'],
  [/单\s*位|部\s*门|处\s*室|科\s*室|unit|department/i, 'unit'],
  [/手\s*机|移动|mobile|cell/i, 'mobile'],
  [/电\s*话|座机|固话|phone|office|tel/i, 'office'],
  [/组|group/i, 'group'],
];

const usualOrder: readonly PeopleColumn[] = ['name', 'post', 'unit', 'mobile', 'office', 'group'];

/** Cells of a line: a line with tabs comes from a spreadsheet, whose cells may hold commas of their own. */
const cellsOf = (line: string): readonly string[] =>
  line.split(line.includes('\t') ? '\t' : /[,\uFF0C]/u).map((cell) => cell.normalize('NFKC').trim());

/** What the column under a heading holds, Chinese or English. */
export const peopleColumnOf = (heading: string): PeopleColumn =>
  headings.find(([pattern]) => pattern.test(heading))?.[1] ?? 'ignored';

/** People from text copied out of a spreadsheet; a line of headings is understood, otherwise the usual order is assumed. */
export function readPastedPeople(text: string, firstOrder = 1): PastedPeople {
  const lines = text.split(/\r?\n/);
  const firstFilled = lines.findIndex((line) => line.trim() !== '');
  const head = cellsOf(lines[firstFilled] ?? '').map(peopleColumnOf);
  const hasHeadings = head.includes('name');
  const columns = hasHeadings ? head : usualOrder;
  const people: PersonFields[] = [];
  const problems: PastedProblem[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (hasHeadings && index === firstFilled)) continue;
    const cells = cellsOf(line);
    const cell = (column: PeopleColumn): string => cells[columns.indexOf(column)] ?? '';
    const phones: Phone[] = [];
    if (cell('mobile') !== '') phones.push({ kind: 'mobile', number: cell('mobile') });
    if (cell('office') !== '') phones.push({ kind: 'office', number: cell('office') });
    const read = personFields.safeParse({
      name: cell('name'),
      post: cell('post'),
      unit: cell('unit'),
      phones,
      group: cell('group'),
      order: firstOrder + people.length,
      joinedDay: null,
      leftDay: null,
    });
    if (read.success) people.push(read.data);
    else
      problems.push({
        line: index + 1,
        text: line.trim(),
        field: String(read.error.issues[0]?.path[0] ?? 'name'),
      });
  }
  return { people, problems };
}
