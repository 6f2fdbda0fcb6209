import type { IsoDay } from '../time/instant.ts';
import { addDays } from '../time/instant.ts';
import type { PeriodFields, PeriodPart } from './period.ts';

/** What a published table says of its days: which they are, and the parts that they went by. */
export type Published = { readonly days: readonly IsoDay[]; readonly parts: readonly PeriodPart[] };

const partAt = (parts: readonly PeriodPart[], day: IsoDay): PeriodPart | undefined =>
  parts.findLast(({ fromDay }) => fromDay <= day);

const isAlike = (one: PeriodPart | undefined, other: PeriodPart | undefined): boolean =>
  JSON.stringify([one?.scheme, one?.pools]) === JSON.stringify([other?.scheme, other?.pools]);

/**
 * The parts that the table of a period is made of: its own, and up to the last day that was published and has begun those by
 * which such days were published, whatever was changed since; otherwise nobody could read any more who was in which tier.
 */
export function partsServed(
  { parts }: Pick<PeriodFields, 'parts'>,
  published: Published | undefined,
  today: IsoDay,
): readonly PeriodPart[] {
  const begun = (published?.days ?? []).filter((day) => day <= today);
  const last = begun.at(-1);
  if (published === undefined || last === undefined) return parts;
  if (begun.every((day) => isAlike(partAt(published.parts, day), partAt(parts, day)))) return parts;
  const next = addDays(last, 1);
  const going = partAt(parts, next);
  return [
    ...published.parts.filter(({ fromDay }) => fromDay <= last),
    ...(going === undefined ? [] : [{ ...going, fromDay: next }]),
    ...parts.filter(({ fromDay }) => fromDay > next),
  ];
}
