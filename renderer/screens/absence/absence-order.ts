import type { AbsenceLine } from '#contract/methods/absence-nouns';

/** Leaders first, then by the moment that is looked at. */
export const leadersFirst = (
  lines: readonly AbsenceLine[],
  by: 'fromAt' | 'untilAt',
): readonly AbsenceLine[] =>
  lines.toSorted((one, other) => Number(other.isLeader) - Number(one.isLeader) || (one[by] < other[by] ? -1 : 1));
