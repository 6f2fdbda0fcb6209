import { linesOf, type TableBlock } from './printed-blocks.ts';

/** A column of a table that lists things, one a row. */
export type Column<One> = {
  readonly head: string;
  /** Millimetres; all columns of a page upright have 156. */
  readonly width: number;
  readonly isLeft?: true;
  readonly text: (one: One) => string;
};

/** A table that lists things, one a row; a long one is set closer. */
export const columnTable = <One>(columns: readonly Column<One>[], all: readonly One[]): TableBlock => ({
  kind: 'table',
  ...(all.length > 15 ? { dense: true } : { close: true }),
  stays: false,
  head: columns.map(({ head }) => head),
  widths: columns.map(({ width }) => width),
  rows: all.map((one) => ({
    mayBreak: false,
    cells: columns.map(({ text, isLeft }) => ({
      lines: linesOf(text(one)),
      align: isLeft === true ? 'left' : 'center',
      size: 'small',
    })),
  })),
});
