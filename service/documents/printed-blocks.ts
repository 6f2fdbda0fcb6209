/** A stretch of text on paper. */
export type Run = { readonly text: string; readonly look: 'plain' | 'struck' | 'strong' };

/** One line of a cell or paragraph. */
export type Line = readonly Run[];

/** A cell: its lines, how they stand, and whether they are set small. */
export type Cell = {
  readonly lines: readonly Line[];
  readonly align: 'left' | 'center';
  readonly size: 'small' | 'normal';
};

/** A row; `mayBreak` where it is so long that it has to run over the end of a page. */
export type Row = { readonly cells: readonly Cell[]; readonly mayBreak: boolean };

/**
 * A table of fixed columns in millimetres, together 156; the head comes again on every page, and a table that `stays` is not
 * divided between two.
 */
export type TableBlock = {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly head: readonly string[] | null;
  readonly rows: readonly Row[];
  readonly stays: boolean;
};

/** What a printed document is made of; DOCX and HTML draw the same blocks, so that both are the same form. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | {
      readonly kind: 'day-line' | 'heading' | 'paragraph' | 'closing' | 'note' | 'hash';
      readonly text: string;
    }
  | TableBlock;

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
