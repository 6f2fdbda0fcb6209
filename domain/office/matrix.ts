import { z } from 'zod';

/**
 * How a room stands on a day: `r` 已报, `z` 零报, `R` 迟报, `Z` 迟报 (零), `m` 未报, `w` not due yet, `h` came in and waits for a decision,
 * `x` 已撤回: it came and was taken back, and counts as missing; `-` none was expected. One sign each, so that a matrix of a thousand rooms and a month is a thousand short texts.
 */
export const cellState = z.enum(['r', 'z', 'R', 'Z', 'm', 'w', 'h', 'x', '-']);

/** How a room stands on a day. */
export type CellState = z.output<typeof cellState>;

/** The signs of a row of the matrix, one a day. */
export const signsOf = (cells: string): readonly CellState[] =>
  Array.from(cells, (sign) => cellState.parse(sign));
