import type { AbsenceLine } from '#contract/methods/absence-nouns';

/** How many people some absences are of; somebody who is overdue and left again is one. */
export const peopleOf = (lines: readonly AbsenceLine[]): number =>
  new Set(lines.map(({ personId }) => personId)).size;
