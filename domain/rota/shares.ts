import type { PersonId } from '../people/person.ts';
import { countsBy, sumOfCounts } from './duty-counts.ts';
import type { TurnCounts } from './problem.ts';

/** A duty to be shared out, and among whom. */
export type SharedDuty = { readonly counts: TurnCounts; readonly owers: readonly PersonId[] };

/**
 * What falls to each of those who owe duties, in hundredths. Duties with the same people are added up before they are
 * divided, so that nobody gathers the hundredths that a division leaves; the shares add up to all that was shared.
 */
export function sharesOf(duties: readonly SharedDuty[]): ReadonlyMap<PersonId, TurnCounts> {
  const together = Map.groupBy(duties, ({ owers }) => JSON.stringify(owers));
  const parts = [...together.values()].flatMap((same) => {
    const owers = same[0]?.owers ?? [];
    const whole = sumOfCounts(same.map(({ counts }) => counts));
    return owers.map((person, index) => ({
      person,
      part: countsBy((kind) => {
        const hundredths = whole[kind] * 100;
        return Math.floor(hundredths / owers.length) + (index < hundredths % owers.length ? 1 : 0);
      }),
    }));
  });
  const byPerson = Map.groupBy(parts, ({ person }) => person);
  return new Map([...byPerson].map(([person, all]) => [person, sumOfCounts(all.map(({ part }) => part))]));
}
