/** The fewest and the most of some counts, and by how much they differ. */
export type Spread = { readonly least: number; readonly most: number; readonly gap: number };

/** How far some counts lie apart; undefined where there are none. */
export function spreadOf(counts: readonly number[]): Spread | undefined {
  if (counts.length === 0) return undefined;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return { least, most, gap: most - least };
}
