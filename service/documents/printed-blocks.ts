import type { OfficialBlock } from './official-block.ts';

/** A stretch of text on paper. */
export type Run = { readonly text: string; readonly look: 'plain' | 'struck' | 'strong' };

/** One line of a cell or paragraph. */
export type Line = readonly Run[];

/** How the paper lies: upright as an official document wants it, or across for a wide table. */
export type Paper = 'upright' | 'across';

/**
 * What a whole document has besides its blocks: how the paper lies, a mark that stands large on every page, and a word at the
 * head of every page that says how the paper has to be kept.
 */
export type PaperLook = { readonly paper: Paper; readonly mark: string | null; readonly care?: string };

/** The look of a document that is not a draft, on upright paper. */
export const uprightLook: PaperLook = { paper: 'upright', mark: null };

/**
 * A cell: its lines, how they stand, how small they are set, how dark the cell is (both greys can be read on any printer), and
 * how many columns it takes where that is more than one.
 */
export type Cell = {
  readonly lines: readonly Line[];
  readonly align: 'left' | 'center';
  readonly size: 'tiny' | 'small' | 'normal';
  readonly shade?: 'light' | 'dark';
  readonly span?: number;
};

/** Millimetres that each cell of a row has. */
export function cellWidths(cells: readonly Cell[], widths: readonly number[]): readonly number[] {
  let column = 0;
  return cells.map(({ span = 1 }) => {
    const from = column;
    column += span;
    return widths.slice(from, column).reduce((sum, width) => sum + width, 0);
  });
}

/** A row; `mayBreak` where it is so long that it has to run over the end of a page. */
export type Row = { readonly cells: readonly Cell[]; readonly mayBreak: boolean };

/**
 * A table of fixed columns in millimetres, together 156 on upright paper and 273 across; the head comes again on every page,
 * a table that `stays` is not divided between two, the rows of one that is `close` are less high than usual, and those of one
 * that is `dense` only as high as their text.
 */
export type TableBlock = {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly head: readonly string[] | null;
  readonly rows: readonly Row[];
  readonly stays: boolean;
  readonly close?: true;
  readonly dense?: true;
};

/** What a printed document is made of; DOCX and HTML draw the same blocks, so that both are the same form. */
export type Block =
  /** Begins a page, except under a head of its own. */
  | { readonly kind: 'title'; readonly text: string; readonly isUnderHead?: true }
  | {
      readonly kind: 'day-line' | 'heading' | 'paragraph' | 'closing' | 'note' | 'hash' | 'line';
      readonly text: string;
    }
  | TableBlock
  | OfficialBlock;

/** Characters in a row from which on it may run over the end of a page; about a third of a page. */
const longRow = 500;

/** Text as it was written. */
export const plain = (text: string): Run => ({ text, look: 'plain' });

/** Text that is to be seen first. */
export const strong = (text: string): Run => ({ text, look: 'strong' });

/** A text as lines, as it was written. */
export const linesOf = (text: string, look: Run['look'] = 'plain'): readonly Line[] =>
  text.split(/\r\n|\r|\n/).map((line) => [{ text: line, look }]);

/** A cell of short texts, one a line. */
export const shortCell = (texts: readonly string[], align: Cell['align'] = 'center'): Cell => ({
  lines: texts.flatMap((text) => linesOf(text)),
  align,
  size: 'small',
});

/** A cell of running text. */
export const textCell = (lines: readonly Line[]): Cell => ({ lines, align: 'left', size: 'normal' });

/** A row that stays on one page unless it is long. */
export function row(cells: readonly Cell[]): Row {
  const lengths = cells.map((cell) =>
    cell.lines.reduce((sum, line) => sum + 10 + line.reduce((all, run) => all + run.text.length, 0), 0),
  );
  return { cells, mayBreak: Math.max(0, ...lengths) > longRow };
}
