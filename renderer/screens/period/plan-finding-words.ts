import type { PlanFinding } from '#domain/period/finding';
import type { IsoDay } from '#domain/time/instant';
import { isoDay } from '#domain/time/instant';
import type { Words } from '../../use-words.ts';

/** What a sentence about a finding needs besides the finding itself. */
export type FindingNames = {
  readonly name: string;
  readonly pool: string;
  readonly tier: string;
  readonly away: (because: string) => string;
  readonly day: (day: IsoDay) => string;
};

/** The sentence of a finding; the day that it is about stands before it. */
export function findingWords(
  t: Words,
  { kind, values }: PlanFinding,
  { name, pool, tier, away, day }: FindingNames,
): string {
  const because = values['because'] ?? '';
  const inWords = Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const read = isoDay.safeParse(value);
      return [key, read.success ? day(read.data) : value];
    }),
  );
  return t(`period:finding.${kind}`, { ...inWords, name, pool, tier, because: away(because) });
}
