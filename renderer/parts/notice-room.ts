/** Rows in which tags lie one after another, and the tag that counts those without room; widths in pixels. */
export type NoticeRows = { readonly rows: number; readonly gap: number; readonly more: number };

/** How many rows tags take that lie one after another; too many where one is wider than a row. */
function rowsTaken(widths: readonly number[], width: number, gap: number): number {
  let rows = 0;
  let left = -1;
  for (const one of widths) {
    if (one > width) return Number.POSITIVE_INFINITY;
    left -= gap + one;
    if (left < 0) {
      rows += 1;
      left = width - one;
    }
  }
  return rows;
}

/** How many tags, from the first, find room in rows of a width beside the tag that counts the others; the first `kept` always do. */
export function countShown(
  widths: readonly number[],
  kept: number,
  width: number,
  { rows, gap, more }: NoticeRows,
): number {
  const fits = (tags: readonly number[]): boolean => rowsTaken(tags, width, gap) <= rows;
  if (fits(widths)) return widths.length;
  let count = Math.max(widths.length - 1, kept);
  while (count > kept && !fits([...widths.slice(0, count), more])) count -= 1;
  return count;
}

/** The least width of a row at which the first `kept` tags, and the tag that counts the others, find room. */
export function leastWidth(widths: readonly number[], kept: number, { rows, gap, more }: NoticeRows): number {
  const tags = widths.length > kept ? [...widths.slice(0, kept), more] : widths;
  const runs = tags.flatMap((_one, start) => {
    let sum = -gap;
    return tags.slice(start).map((one) => {
      sum += gap + one;
      return sum;
    });
  });
  return Math.min(
    ...runs.filter((width) => rowsTaken(tags, width, gap) <= rows),
    ...(tags.length === 0 ? [0] : []),
  );
}
