import type { PersonId } from '../people/person.ts';
import type { DutyPlace } from './duty.ts';
import { differenceOfCounts, inHundredths, noCounts, sumOfCounts } from './duty-counts.ts';
import { type DirectoryPerson, owersOf } from './members.ts';
import type { TurnCounts } from './problem.ts';
import type { RotaSetup } from './setup.ts';
import { sharesOf } from './shares.ts';

/** One duty of one day in the ledger: what it counts, who was planned and who really served; null is nobody. */
export type LedgerDuty = {
  readonly place: DutyPlace;
  readonly counts: TurnCounts;
  readonly planned: PersonId | null;
  readonly served: PersonId | null;
  /** Who owed it, where it is of no post of the rota: everybody who was shared out with whoever served. */
  readonly owers?: readonly PersonId[];
};

/** What is known when duties are counted. */
export type Ledger = {
  readonly setup: RotaSetup;
  readonly people: readonly DirectoryPerson[];
  readonly duties: readonly LedgerDuty[];
};

/** What one person had in the ledger, in hundredths; `balance` is what was served above the share. */
export type LedgerLine = {
  readonly personId: PersonId;
  readonly planned: TurnCounts;
  readonly served: TurnCounts;
  readonly share: TurnCounts;
  readonly balance: TurnCounts;
};

function countedFor(
  duties: readonly LedgerDuty[],
  who: 'planned' | 'served',
): ReadonlyMap<PersonId | null, TurnCounts> {
  const byPerson = Map.groupBy(duties, (duty) => duty[who]);
  return new Map(
    [...byPerson].map(([person, all]) => [
      person,
      inHundredths(sumOfCounts(all.map(({ counts }) => counts))),
    ]),
  );
}

/**
 * Planned, served, share and balance of everybody who had any of it, those of the directory first. A duty that was served
 * is shared among those who owed it on its day: a new member owes nothing of the time before, who left nothing of the time
 * after. Where nobody is known to have owed it, who served it did; so balances add up to nothing.
 */
export function ledgerOf({ setup, people, duties }: Ledger): readonly LedgerLine[] {
  const known = new Map(people.map((person) => [person.id, person]));
  const posts = new Map(setup.posts.map((post) => [post.id, post]));
  const shares = sharesOf(
    duties.flatMap(({ place, counts, served, owers: named }) => {
      if (served === null) return [];
      const post = posts.get(place.postId);
      const owers =
        post === undefined ? (named ?? []) : owersOf(setup, known, { post, day: place.day, counts });
      return [{ counts, owers: owers.length === 0 ? [served] : owers }];
    }),
  );
  const planned = countedFor(duties, 'planned');
  const served = countedFor(duties, 'served');
  const named = [...shares.keys(), ...planned.keys(), ...served.keys()].filter((person) => person !== null);
  return [...new Set([...known.keys(), ...named])].map((personId) => {
    const has = served.get(personId) ?? noCounts;
    const share = shares.get(personId) ?? noCounts;
    const balance = differenceOfCounts(has, share);
    return { personId, planned: planned.get(personId) ?? noCounts, served: has, share, balance };
  });
}

/** What everybody had served against the share when these duties were over, with what was brought in, in hundredths. */
export function balancesOf(ledger: Ledger): ReadonlyMap<PersonId, TurnCounts> {
  const { opening } = ledger.setup.rules;
  const brought = (person: PersonId): number =>
    opening.reduce((sum, one) => sum + (one.personId === person ? one.points * 100 : 0), 0);
  return new Map(
    ledgerOf(ledger).map(({ personId, balance }) => [
      personId,
      { ...balance, points: balance.points + brought(personId) },
    ]),
  );
}
