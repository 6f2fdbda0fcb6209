import type { PeriodDay, PeriodFull, PlanPerson } from '#contract/methods/period-nouns';
import type { PersonId } from '#domain/people/person';
import type { PeriodPart } from '#domain/period/period';
import { cellKey } from '#domain/period/plan';
import type { SchemePool, SchemeTier } from '#domain/period/scheme';
import type { IsoDay } from '#domain/time/instant';

/** One day of a period as a column of its table. */
export type PlanColumn = {
  readonly day: IsoDay;
  readonly shown: PeriodDay;
  /** Undefined where another period holds the day, or no part does. */
  readonly part: PeriodPart | undefined;
  readonly block: number;
  readonly hasBegun: boolean;
  readonly isEdge: boolean;
};

/** One person on one day: as one of which pool, and what is in the way of changing it. */
export type PlanPlace = {
  readonly key: string;
  readonly day: IsoDay;
  readonly personId: PersonId;
  readonly column: PlanColumn;
  /** Empty where the person is in no pool on the day. */
  readonly poolKey: string;
  readonly state: 'open' | 'begun' | 'held' | 'outside';
  /** Why the person cannot be in a tier: the number of an absence, or a word of the frame; empty where the person is there. */
  readonly awayBecause: string;
};

/** People who are shared out together, one below the other; `pool` is undefined for those whom the table names but no pool has. */
export type PlanGroup = {
  readonly key: string;
  readonly pool: SchemePool | undefined;
  readonly people: readonly PlanPerson[];
};

/** What stands fast below a table while somebody works on it: days, people and who belongs where. */
export type PlanGround = {
  readonly columns: readonly PlanColumn[];
  readonly groups: readonly PlanGroup[];
  readonly places: ReadonlyMap<string, PlanPlace>;
};

/** The tiers of a day in the order of its scheme. */
export const tiersOn = (column: PlanColumn): readonly SchemeTier[] => column.part?.scheme.tiers ?? [];

/** The tier of a key on a day; undefined where the scheme has none of it. */
export const tierOn = (column: PlanColumn, tierKey: string | null): SchemeTier | undefined =>
  tiersOn(column).find(({ key }) => key === tierKey);

/** The pool of a key on a day; undefined where the scheme has none of it. */
export const poolOn = (column: PlanColumn, poolKey: string): SchemePool | undefined =>
  column.part?.scheme.pools.find(({ key }) => key === poolKey);

function columnsOf({ frame, days }: PeriodFull): readonly PlanColumn[] {
  const shown = new Map(days.map((day) => [day.day, day]));
  return frame.days.flatMap(({ day, part, block, hasBegun, isEdge }) => {
    const found = shown.get(day);
    if (found === undefined) return [];
    return [
      {
        day,
        shown: found,
        part: part === null ? undefined : frame.parts[part],
        block,
        hasBegun,
        isEdge,
      },
    ];
  });
}

function groupsOf({ frame, people, draft, published }: PeriodFull): readonly PlanGroup[] {
  const known = new Map(people.map((person) => [person.id, person]));
  const placed = new Set<PersonId>();
  const take = (ids: readonly PersonId[]): readonly PlanPerson[] =>
    ids.flatMap((id) => {
      const person = known.get(id);
      if (person === undefined || placed.has(id)) return [];
      placed.add(id);
      return [person];
    });
  const pools = new Map<string, { readonly pool: SchemePool; readonly people: PersonId[] }>();
  for (const { scheme, pools: filled } of frame.parts)
    for (const pool of scheme.pools) {
      const group = pools.get(pool.key) ?? { pool, people: [] };
      pools.set(pool.key, group);
      group.people.push(...(filled.find(({ key }) => key === pool.key)?.people ?? []));
    }
  const groups = [...pools.values()]
    .map(({ pool, people: ids }): PlanGroup => ({ key: pool.key, pool, people: take(ids) }))
    .toSorted((one, other) => Number(other.pool?.isLeaders) - Number(one.pool?.isLeaders));
  const named = [...(draft?.cells ?? []), ...(published?.cells ?? [])].map(({ personId }) => personId);
  const others = take(named);
  return others.length === 0 ? groups : [...groups, { key: '', pool: undefined, people: others }];
}

/** Puts the days and the people of a period in order for its table. */
export function groundOf(full: PeriodFull): PlanGround {
  const columns = columnsOf(full);
  const groups = groupsOf(full);
  const away = new Map(full.frame.away.map((one) => [cellKey(one), one.because]));
  const poolsOf = new Map(
    full.frame.parts.map((part) => [
      part,
      new Map(
        part.pools.flatMap(({ key, people }) => people.map((person) => [person, key] as const)).toReversed(),
      ),
    ]),
  );
  const places = groups
    .flatMap(({ people }) => people)
    .flatMap(({ id: personId }) =>
      columns.map((column): PlanPlace => {
        const { day, part, hasBegun } = column;
        const poolKey = part === undefined ? '' : (poolsOf.get(part)?.get(personId) ?? '');
        const key = cellKey({ day, personId });
        const state =
          part === undefined ? 'held' : hasBegun ? 'begun' : poolKey === '' ? 'outside' : ('open' as const);
        return { key, day, personId, column, poolKey, state, awayBecause: away.get(key) ?? '' };
      }),
    );
  return { columns, groups, places: new Map(places.map((place) => [place.key, place])) };
}

/** The places of the block around a place that can be changed; people stay in one tier within a block. */
export const blockAround = ({ columns, places }: PlanGround, { column, personId }: PlanPlace) =>
  columns
    .filter(({ block, part }) => block === column.block && part === column.part)
    .flatMap(({ day }): readonly PlanPlace[] => {
      const place = places.get(cellKey({ day, personId }));
      return place === undefined || place.state === 'begun' || place.state === 'held' ? [] : [place];
    });
