import type { TableColumn } from '#domain/period/setup';
import { cellRoom, halfWidth, widthOf, wrapped } from './name-columns.ts';
import type { PeriodTablePaper } from './period-paper.ts';
import { columnsOf, isOfPeople, peopleIn, personTexts, sideText } from './period-table-texts.ts';
import { linesOf, type TableBlock } from './printed-blocks.ts';
import { print } from './words.ts';

/** Millimetres that the tables of a page across have, and points for the rows of one page. */
const page = { width: 273, height: 380 };
/** The most that a unit and a note take of the width. */
const widest = { roomy: 30, tight: 18 };
/** Millimetres that a column has beyond its text, because other fonts are a little wider. */
const slack = 3;
/** Lines from which on a row runs over the end of a page. */
const longRow = 24;
/** Points that a line takes, and a row at least. */
const lineHeight = { small: 13, tiny: 10 };
const leastRow = { airy: 26, dense: 14 };

type Fit = { readonly size: 'small' | 'tiny'; readonly sides: keyof typeof widest };
type Column = {
  readonly key: TableColumn;
  readonly label: string;
  /** What each line says, by people or as a whole. */
  readonly cells: readonly (readonly string[])[];
};
type Laid = {
  readonly fit: Fit;
  readonly widths: readonly number[];
  /** The texts of each row, and how many lines the longest of them has. */
  readonly rows: readonly { readonly texts: readonly string[]; readonly height: number }[];
};

const fits: readonly Fit[] = [
  { size: 'small', sides: 'roomy' },
  { size: 'small', sides: 'tight' },
  { size: 'tiny', sides: 'tight' },
];

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What a column without names says, with breaks where people expect them. */
function broken(text: string, key: TableColumn, { sides }: Fit): string {
  if (key === 'hours') return text.replace('—', '—\n');
  if (key === 'weekday') return text.replace(' ', '\n');
  return sides === 'tight' && (key === 'dutyPhone' || key === 'fax') ? text.replace('-', '-\n') : text;
}

const needed = (texts: readonly string[], { size }: Fit): number =>
  Math.max(...texts.map(widthOf)) * halfWidth[size] + cellRoom + slack;

/** Millimetres that a column cannot do without: nothing in it is broken but between people, their names and their numbers. */
function leastWidth({ key, label, cells }: Column, fit: Fit): number {
  if (isOfPeople(key)) return needed([label, ...cells.flat().flatMap((text) => text.split(' '))], fit);
  const width = needed([label, ...cells.flat().map((text) => broken(text, key, fit))], fit);
  return key === 'unit' || key === 'note' ? Math.min(width, widest[fit.sides]) : width;
}

const listLength = ({ key, cells }: Column): number =>
  isOfPeople(key) ? Math.max(1, ...cells.map((texts) => widthOf(texts.join(print.listComma)))) : 0;

/** What each column has beyond what it needs so that a person stands on one line, the longest lists first, as far as there is room. */
function onOneLine(
  columns: readonly Column[],
  least: readonly number[],
  fit: Fit,
): ReadonlyMap<number, number> {
  let rest = page.width - sum(least);
  const given = new Map<number, number>();
  const order = columns
    .map((column, index) => ({ column, index, length: listLength(column) }))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => other.length - one.length);
  for (const { column, index } of order) {
    const more = Math.max(0, needed(column.cells.flat(), fit) - (least[index] ?? 0));
    if (more > rest) continue;
    given.set(index, more);
    rest -= more;
  }
  return given;
}

/** Shares the page out: what each column needs, and the rest to longer lists more; where there is no rest, all are narrower alike. */
function widthsOf(columns: readonly Column[], fit: Fit): readonly number[] {
  const bare = columns.map((column) => leastWidth(column, fit));
  if (sum(bare) > page.width) return bare.map((width) => (width * page.width) / sum(bare));
  const given = onOneLine(columns, bare, fit);
  const least = bare.map((width, index) => width + (given.get(index) ?? 0));
  const weights = columns.map((column) => listLength(column));
  const [rest, all] = [page.width - sum(least), sum(weights)];
  return least.map((width, index) =>
    all === 0 ? (width * page.width) / sum(least) : width + (rest * (weights[index] ?? 0)) / all,
  );
}

/** The people of a cell: names after one another as far as they fit, people with numbers each for themselves. */
function peopleText(
  texts: readonly string[],
  halves: number,
  { cells }: Column,
  withPhones: boolean,
): string {
  // A line ends with a comma.
  if (!withPhones) return wrapped(texts.join(print.listComma), halves - 2);
  const isNarrow = cells.flat().some((text) => widthOf(text) > halves);
  return texts.map((text) => (isNarrow ? text.replace(' ', '\n') : text)).join('\n');
}

function laid(columns: readonly Column[], { lines, form }: PeriodTablePaper, fit: Fit): Laid {
  const widths = widthsOf(columns, fit);
  const rows = lines.map((_, row) => {
    const texts = columns.map((column, index) => {
      const { key, cells } = column;
      const halves = ((widths[index] ?? 0) - cellRoom) / halfWidth[fit.size];
      const said = cells[row] ?? [];
      return isOfPeople(key)
        ? peopleText(said, halves, column, form.withPhones)
        : broken(said.join(''), key, fit);
    });
    return { texts, height: Math.max(...texts.map((text) => text.split('\n').length)) };
  });
  return { fit, widths, rows };
}

const heightOf = ({ rows, fit }: Laid, least: number): number =>
  sum(rows.map(({ height }) => Math.max(least, height * lineHeight[fit.size] + 3)));

/** The largest letters in which all columns have room and the table one page; otherwise those in which it is the lowest. */
function bestLaid(columns: readonly Column[], paper: PeriodTablePaper): Laid {
  const all = fits.map((fit) => laid(columns, paper, fit));
  const roomy = all.filter(
    ({ fit }, index) =>
      index === all.length - 1 || sum(columns.map((column) => leastWidth(column, fit))) <= page.width,
  );
  const onePage = roomy.find((one) => heightOf(one, leastRow.dense) <= page.height);
  const lowest = roomy.reduce((best, one) =>
    heightOf(one, leastRow.dense) < heightOf(best, leastRow.dense) ? one : best,
  );
  return onePage ?? lowest;
}

/** The table of a period in the columns of its form, a line a day. */
export function periodTable(paper: PeriodTablePaper): TableBlock {
  const callOf = personTexts(paper);
  const known = columnsOf(paper.form);
  const columns = paper.form.columns.map(
    ({ key, label }): Column => ({
      key,
      label,
      cells: paper.lines.map((line) =>
        isOfPeople(key) ? peopleIn(line, key, known).map(callOf) : [sideText(paper, line, key)],
      ),
    }),
  );
  const best = bestLaid(columns, paper);
  const isAiry = heightOf(best, leastRow.airy) <= page.height;
  return {
    kind: 'table',
    ...(isAiry ? {} : { dense: true }),
    stays: false,
    head: columns.map(({ label }) => label),
    widths: best.widths,
    rows: best.rows.map(({ texts, height }) => ({
      mayBreak: height > longRow,
      cells: texts.map((text) => ({ lines: linesOf(text), align: 'center', size: best.fit.size }) as const),
    })),
  };
}
