import type { CellState } from './matrix.ts';

/** How a room stands over a month, one bit a day: the first of the month is bit 0. */
export type MonthCells = {
  readonly accepted: number;
  readonly zero: number;
  readonly late: number;
  /** Something came in and waits for a decision, and nothing else did. */
  readonly held: number;
  /** What came in was taken back, and nothing else is here. */
  readonly withdrawn: number;
  readonly expected: number;
  /** Expected, and its time is over. */
  readonly overdue: number;
};

/** How a room stands on the day of a bit. */
export function cellOn(cells: MonthCells, bit: number): CellState {
  const has = (marks: number): boolean => (marks & bit) !== 0;
  if (has(cells.accepted)) {
    if (has(cells.late)) return has(cells.zero) ? 'Z' : 'R';
    return has(cells.zero) ? 'z' : 'r';
  }
  if (has(cells.held)) return 'h';
  if (!has(cells.expected)) return '-';
  if (has(cells.withdrawn)) return 'x';
  return has(cells.overdue) ? 'm' : 'w';
}

/** How many days are marked. */
export function markedDays(marks: number): number {
  let count = 0;
  for (let rest = marks; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Days of a month on which nothing is here though it was due, or on which it was taken back. */
export const missingDays = ({ accepted, held, withdrawn, expected, overdue }: MonthCells): number =>
  (overdue | (withdrawn & expected)) & ~accepted & ~held;
