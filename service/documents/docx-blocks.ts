import {
  AlignmentType,
  HeightRule,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { paperText } from './clean-text.ts';
import { officialDocx } from './docx-official.ts';
import { type FontRole, fontWishes } from './fonts.ts';
import {
  type Block,
  type Cell,
  cellWidths,
  type Line,
  type Paper,
  type Row,
  shortCell,
  type TableBlock,
} from './printed-blocks.ts';

/** Half points: 二号, 小二, 三号, 四号, 五号, 小五, 六号. */
const halfPoints = { title: 44, across: 36, body: 32, footer: 28, table: 21, small: 18, tiny: 15 };
const lineHeights = { table: 16, small: 13, tiny: 10 };
/** Greys that a black-and-white printer and a copy of its copy still show. */
const shades = { light: 'EDEDED', dark: 'D0D0D0' };
/** Millimetres that a row has at least. */
const leastRows = { usual: 8, close: 6.4, dense: 4.6 };
const twips = (points: number): number => points * 20;

/** Millimetres in the unit of Word, rounded so that A4 is the A4 that Word knows. */
export const fromMm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** The look of a run in a role; all four names, so that Word takes no other font for Latin letters and digits. */
export function runLook(
  role: FontRole,
  size: keyof typeof halfPoints,
): Pick<IRunOptions, 'font' | 'size' | 'sizeComplexScript'> {
  const name = fontWishes[role].wanted;
  return {
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    size: halfPoints[size],
    sizeComplexScript: halfPoints[size],
  };
}

const exactly = (points: number) => ({ line: twips(points), lineRule: LineRuleType.EXACT });

const runsOf = (line: Line, role: FontRole, size: keyof typeof halfPoints): readonly TextRun[] =>
  line.map((run) => {
    const font = run.look === 'strong' ? 'heading' : role;
    return new TextRun({
      text: paperText(run.text),
      ...runLook(font, size),
      ...(run.look === 'struck' ? { strike: true } : {}),
    });
  });

const alignmentOf = (cell: Cell) => (cell.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT);

function cellOf(
  cell: Cell,
  width: number,
  role: FontRole,
  { keepNext, isDense }: { readonly keepNext: boolean; readonly isDense: boolean },
): TableCell {
  const size = cell.size === 'normal' ? 'table' : cell.size;
  const lines = cell.lines.length === 0 ? [[]] : cell.lines;
  return new TableCell({
    width: { size: fromMm(width), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(cell.span === undefined ? {} : { columnSpan: cell.span }),
    ...(cell.shade === undefined
      ? {}
      : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shades[cell.shade] } }),
    children: lines.map(
      (line) =>
        new Paragraph({
          children: runsOf(line, role, size),
          alignment: alignmentOf(cell),
          spacing: { line: twips(lineHeights[size]), lineRule: LineRuleType.AT_LEAST },
          ...(keepNext ? { keepNext } : {}),
          // Without a look of its own the end of a paragraph is as high as the text of the page.
          ...(isDense ? { run: runLook(role, size) } : {}),
        }),
    ),
  });
}

function rowOf(
  row: Row,
  widths: readonly number[],
  role: FontRole,
  options: {
    readonly isHead: boolean;
    readonly keepNext: boolean;
    readonly isDense: boolean;
    readonly least: number;
  },
): TableRow {
  const own = cellWidths(row.cells, widths);
  return new TableRow({
    ...(options.isHead ? { tableHeader: true } : {}),
    cantSplit: !row.mayBreak,
    height: { value: fromMm(options.least), rule: HeightRule.ATLEAST },
    children: row.cells.map((cell, index) => cellOf(cell, own[index] ?? 10, role, options)),
  });
}

function tableOf({ widths, head, rows, stays, dense, close }: TableBlock): Table {
  const isDense = dense === true;
  const least = isDense ? leastRows.dense : close === true ? leastRows.close : leastRows.usual;
  const room = isDense ? 0 : 0.5;
  const headRow: readonly Row[] =
    head === null ? [] : [{ cells: head.map((text) => shortCell([text])), mayBreak: false }];
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: fromMm(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(fromMm),
    margins: {
      left: fromMm(0.8),
      right: fromMm(0.8),
      top: fromMm(room),
      bottom: fromMm(room),
      marginUnitType: WidthType.DXA,
    },
    rows: [
      ...headRow.map((row) =>
        rowOf(row, widths, 'heading', { isHead: true, keepNext: true, isDense, least }),
      ),
      ...rows.map((row, index) =>
        rowOf(row, widths, 'body', {
          isHead: false,
          keepNext: stays && index < rows.length - 1,
          isDense,
          least,
        }),
      ),
    ],
  });
}

/** A block as paragraphs and tables of a Word document. */
export function docxBlock(block: Block, paper: Paper): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({
          children: runsOf(
            [{ text: block.text, look: 'plain' }],
            'title',
            paper === 'across' ? 'across' : 'title',
          ),
          alignment: AlignmentType.CENTER,
          spacing: exactly(paper === 'across' ? 26 : 35),
          pageBreakBefore: block.isUnderHead !== true,
          keepNext: true,
          outlineLevel: 0,
        }),
      ];
    case 'day-line':
      return [
        new Paragraph({
          children: runsOf([{ text: block.text, look: 'plain' }], 'subheading', 'body'),
          alignment: AlignmentType.CENTER,
          spacing: { ...exactly(28), after: twips(14) },
          keepNext: true,
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          children: runsOf([{ text: block.text, look: 'plain' }], 'heading', 'body'),
          spacing: exactly(28),
          indent: { firstLine: twips(32) },
          keepNext: true,
          outlineLevel: 1,
        }),
      ];
    case 'paragraph':
    case 'closing':
      return [
        new Paragraph({
          children: runsOf([{ text: block.text, look: 'plain' }], 'body', 'body'),
          spacing: exactly(28),
          indent: { firstLine: twips(32) },
          keepNext: true,
          keepLines: block.kind === 'closing',
          alignment: AlignmentType.BOTH,
        }),
      ];
    case 'note':
    case 'hash':
      return [
        new Paragraph({
          children: runsOf([{ text: block.text, look: 'plain' }], 'body', 'table'),
          spacing: { line: twips(16), lineRule: LineRuleType.AT_LEAST, before: twips(4), after: twips(8) },
          keepLines: true,
          keepNext: block.kind === 'hash',
        }),
      ];
    case 'line':
      return [
        new Paragraph({
          children: runsOf([{ text: block.text, look: 'plain' }], 'body', 'small'),
          spacing: { line: twips(12.5), lineRule: LineRuleType.AT_LEAST },
          keepLines: true,
        }),
      ];
    case 'table':
      // Two tables without a paragraph between them would become one.
      return [
        new Paragraph({ children: [], spacing: exactly(block.dense === true ? 1 : 4), keepNext: true }),
        tableOf(block),
        new Paragraph({ children: [], spacing: exactly(block.dense === true ? 2 : 8) }),
      ];
    case 'official':
      return [officialDocx(block)];
    default:
      return block satisfies never;
  }
}
