import ExcelJS from 'exceljs';
import { type CellState, signsOf } from '#domain/office/matrix';
import type { IsoDay } from '#domain/time/instant';
import { type MatrixPaper, officeFoot, officeTitle } from './office-paper.ts';
import { type Row, shortCell, type TableBlock } from './printed-blocks.ts';
import { weekday } from './station-time.ts';
import { addTable, workbookBytes } from './table-sheet.ts';
import { fill, print } from './words.ts';

const words = print.office.matrix;

/** Columns before the days. */
const leading = 3;

type Look = { readonly fill: string; readonly ink: string };

// On a printer without colours the late ones are light grey, those that wait lighter, and the missing ones white on dark.
const looks: Partial<Readonly<Record<CellState, Look>>> = {
  z: { fill: 'FFF2F2F2', ink: 'FF000000' },
  R: { fill: 'FFFFD966', ink: 'FF000000' },
  Z: { fill: 'FFFFD966', ink: 'FF000000' },
  h: { fill: 'FFDDEBF7', ink: 'FF000000' },
  m: { fill: 'FFC00000', ink: 'FFFFFFFF' },
  x: { fill: 'FFC00000', ink: 'FFFFFFFF' },
};

const signs: Readonly<Record<CellState, string>> = {
  r: words.sign.r,
  z: words.sign.z,
  R: words.sign.late,
  Z: words.sign.late,
  m: words.sign.m,
  h: words.sign.h,
  x: words.sign.x,
  w: '',
  '-': words.sign.none,
};

/** What is added up at the end of a room and at the foot of a day. */
const sums: readonly { readonly name: string; readonly states: string }[] = [
  { name: words.sum.reported, states: 'rzRZ' },
  { name: words.sum.zero, states: 'zZ' },
  { name: words.sum.late, states: 'RZ' },
  { name: words.sum.missing, states: 'mx' },
];

const countOf = (cells: string, states: string): number =>
  signsOf(cells).filter((sign) => states.includes(sign)).length;

/** `21` over its day of the week; the first day, and the first of a month, with the month over it. */
function dayHead(day: IsoDay, index: number): string {
  const [, month, date] = day.split('-').map(Number);
  const lines = [String(date ?? 0), weekday(day).slice(-1)];
  return (index === 0 || date === 1 ? [fill(words.month, { month: month ?? 0 }), ...lines] : lines).join(
    '\n',
  );
}

function tableOf({ matrix: { days, rooms } }: MatrixPaper): TableBlock {
  const left = (text: string) => shortCell([text], 'left');
  const roomRow = ({ name, group, cells }: (typeof rooms)[number], index: number): Row => ({
    mayBreak: false,
    cells: [
      shortCell([String(index + 1)]),
      left(group),
      left(name),
      ...signsOf(cells).map((sign) => shortCell([signs[sign]])),
      ...sums.map(({ states }) => shortCell([String(countOf(cells, states))])),
    ],
  });
  const sumRow = ({ name, states }: (typeof sums)[number]): Row => {
    const counts = days.map((_day, index) =>
      countOf(rooms.map(({ cells }) => cells.charAt(index)).join(''), states),
    );
    const all = counts.reduce((sum, count) => sum + count, 0);
    return {
      mayBreak: false,
      cells: [
        { ...shortCell([name]), span: leading },
        ...counts.map((count) => shortCell([String(count)])),
        { ...shortCell([fill(words.all, { count: all })]), span: sums.length },
      ],
    };
  };
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: [words.no, words.group, words.room, ...days.map(dayHead), ...sums.map(({ name }) => name)],
    widths: [9, 24, 46, ...days.map(() => 8), ...sums.map(() => 10)],
    rows: [...rooms.map(roomRow), ...sums.map(sumRow)],
  };
}

/** Draws the cells of the days so that they are told apart on paper without colours too. */
function colour(sheet: ExcelJS.Worksheet, { matrix: { rooms } }: MatrixPaper): void {
  // Under the title and the head.
  const first = 3;
  for (const [index, { cells }] of rooms.entries())
    for (const [day, sign] of signsOf(cells).entries()) {
      const look = looks[sign];
      if (look === undefined) continue;
      const cell = sheet.getCell(first + index, leading + 1 + day);
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: look.fill } };
      cell.font = { ...cell.font, color: { argb: look.ink }, bold: sign !== 'z' };
    }
}

/** Who reported on which day as a workbook that looks like the printed form; the same paper gives the same bytes. */
export function officeMatrixXlsx(paper: MatrixPaper): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = officeTitle(paper);
  const sheet = addTable(workbook, words.sheet, {
    title: officeTitle(paper),
    table: tableOf(paper),
    foot: [words.legend, officeFoot(paper)],
    look: { paper: 'across', mark: null },
  });
  colour(sheet, paper);
  // A list of a thousand rooms goes over pages, and days are read beside the name of their room.
  sheet.views = [{ state: 'frozen', xSplit: leading, ySplit: 2 }];
  return workbookBytes(workbook, paper.unitName, new Date(paper.madeAt));
}
