import type { TableColumn } from '#domain/period/setup';
import type { TableLine } from '#domain/period/table-lines';
import { cellRoom, halfWidth, shared, widthOf, wrapped } from './name-columns.ts';
import type { PeriodTablePaper } from './period-paper.ts';
import { lineTexts } from './period-table-texts.ts';
import { linesOf, type TableBlock } from './printed-blocks.ts';
import { print } from './words.ts';

/** Millimetres that the tables of a page across have, and the most that a column without names takes of them. */
const pageWidth = 273;
const widestSide = 30;
/** Lines from which on a row runs over the end of a page. */
const longRow = 24;

const ofPeople: ReadonlySet<TableColumn> = new Set(['leader', 'chief', 'staff', 'standbyLeader', 'standby']);

/** What a column without names has in a line, with breaks where it would be too wide. */
function sideText(text: string, column: TableColumn): string {
  if (column === 'hours') return text.replace('—', '—\n');
  return column === 'weekday' ? text.replace(' ', '\n') : text;
}

const sideWidth = (texts: readonly string[]): number =>
  Math.min(widestSide, Math.max(...texts.map(widthOf)) * halfWidth.small + 2 * cellRoom);

/** The table of a period in the columns of its form, a line a day. */
export function periodTable(paper: PeriodTablePaper): TableBlock {
  const textOf = lineTexts(paper);
  const { columns } = paper.form;
  const texts = columns.map(({ key }) => paper.lines.map((line: TableLine) => textOf(line, key)));
  const sides = columns.map(({ key, label }, index) =>
    ofPeople.has(key)
      ? 0
      : key === 'unit'
        ? // A unit is named in as many lines as it takes.
          22
        : sideWidth([label, ...(texts[index] ?? []).map((text) => sideText(text, key))]),
  );
  const left = Math.max(pageWidth / 2, pageWidth - sides.reduce((sum, side) => sum + side, 0));
  const people = columns.flatMap(({ key, label }, index) =>
    ofPeople.has(key) ? [[label, ...(texts[index] ?? [])]] : [],
  );
  const shares = [...shared(people, left)];
  const plainWidths = sides.map((side) => (side === 0 ? (shares.shift() ?? 0) : side));
  const all = plainWidths.reduce((sum, width) => sum + width, 0);
  const widths = plainWidths.map((width) => (pageWidth * width) / all);
  const longest = texts.map((column) =>
    Math.max(0, ...column.map((text) => Math.max(...text.split(print.listComma).map(widthOf)))),
  );
  const isTight = columns.some(
    ({ key }, index) =>
      ofPeople.has(key) && (widths[index] ?? 0) - cellRoom < (2 + (longest[index] ?? 0)) * halfWidth.small,
  );
  const size = isTight ? 'tiny' : 'small';
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: columns.map(({ label }) => label),
    widths,
    rows: paper.lines.map((_, row) => {
      const cells = columns.map(({ key }, index) => {
        const text = texts[index]?.[row] ?? '';
        const halves = ((widths[index] ?? 0) - cellRoom) / halfWidth[size];
        return linesOf(ofPeople.has(key) ? wrapped(text, halves) : sideText(text, key));
      });
      return {
        mayBreak: Math.max(...cells.map((lines) => lines.length)) > longRow,
        cells: cells.map((lines) => ({ lines, align: 'center', size }) as const),
      };
    }),
  };
}
