import type { RoomCounts } from '#contract/methods/office';

/** Reports that were on time. */
export const onTime = ({ reported, late }: RoomCounts): number => reported - late;

/** The share of reports that were on time in percent; null where none was due. */
export const shareOf = (counts: RoomCounts): number | null =>
  counts.expected === 0 ? null : Math.round((1000 * onTime(counts)) / counts.expected) / 10;

/** The numbers of a room or of all in the order in which tables show them. */
export const countColumns = [
  'expected',
  'reported',
  'zero',
  'late',
  'missing',
  'chases',
  'incidents',
  'deaths',
  'missingPeople',
  'injured',
] as const satisfies readonly (keyof RoomCounts)[];
