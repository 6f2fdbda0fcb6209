import type { PlanPerson } from '#contract/methods/period-nouns';
import type { PersonId } from '#domain/people/person';
import { type DayDemand, demandsOf } from '#domain/period/demands';
import type { PlanFinding } from '#domain/period/finding';
import type { PlanFrame } from '#domain/period/frame';
import { cellKey, type PlanCell } from '#domain/period/plan';
import type { SchemeTier, TierKind } from '#domain/period/scheme';
import type { IsoDay } from '#domain/time/instant';
import type { PlanTable } from './plan-edits.ts';
import { type PlanColumn, type PlanGroup, type PlanPlace, tierOn, tiersOn } from './plan-ground.ts';

/** One place of the table with all that is marked at it. */
export type CellView = {
  readonly place: PlanPlace;
  /** Undefined where the person is in no tier, or in one that the scheme has no more. */
  readonly tier: SchemeTier | undefined;
  readonly tierKey: string | null;
  readonly isLead: boolean;
  readonly isPinned: boolean;
  /** The tier that is published where the draft says another; null is none, undefined is no difference. */
  readonly published: string | null | undefined;
  readonly findings: readonly PlanFinding[];
};

/** Days of one person by what is done on them, and days away. */
export type DayCounts = Readonly<Record<TierKind, number>> & { readonly away: number };

/** A person of the table with a cell for every day. */
export type RowView = {
  readonly person: PlanPerson;
  readonly cells: readonly CellView[];
  readonly counts: DayCounts;
  readonly before: { readonly duty: number; readonly standby: number; readonly edge: number };
};

/** How many of a pool a tier has on a day against how many it should have. */
export type TierCount = {
  readonly tier: SchemeTier;
  readonly got: number;
  readonly wanted: number | undefined;
};

/** The tiers of one pool on every day; a day that another period holds has none. */
export type FootView = {
  readonly group: PlanGroup;
  readonly days: readonly { readonly day: IsoDay; readonly tiers: readonly TierCount[] }[];
};

/** A table made ready for showing. */
export type PlanView = {
  readonly columns: readonly PlanColumn[];
  readonly groups: readonly { readonly group: PlanGroup; readonly rows: readonly RowView[] }[];
  readonly feet: readonly FootView[];
  readonly byKey: ReadonlyMap<string, CellView>;
  readonly people: ReadonlyMap<PersonId, PlanPerson>;
};

/** What a view is made of besides the table itself. */
export type ViewFacts = {
  readonly frame: PlanFrame;
  readonly findings: readonly PlanFinding[];
  /** Undefined where nothing is published, or there is no draft to compare with it. */
  readonly published: readonly PlanCell[] | undefined;
};

const noDays = { duty: 0, standby: 0, edge: 0 };

function countsOf(cells: readonly CellView[]): DayCounts {
  const counts = { duty: 0, standby: 0, rest: 0, away: 0 };
  for (const { tier, place } of cells)
    if (tier !== undefined) counts[tier.kind] += 1;
    else if (place.awayBecause !== '' && place.column.part !== undefined) counts.away += 1;
  return counts;
}

function feetOf({ ground, squares }: PlanTable, demands: readonly DayDemand[]): readonly FootView[] {
  const wanted = new Map(demands.map((one) => [`${one.day} ${one.poolKey} ${one.tierKey}`, one.wanted]));
  const got = new Map<string, number>();
  for (const { day, poolKey, tierKey } of squares.values()) {
    const key = `${day} ${poolKey} ${tierKey ?? ''}`;
    got.set(key, (got.get(key) ?? 0) + 1);
  }
  return ground.groups
    .filter(({ pool }) => pool !== undefined)
    .map((group) => ({
      group,
      days: ground.columns.map((column) => ({
        day: column.day,
        tiers: tiersOn(column).flatMap((tier): readonly TierCount[] => {
          const key = `${column.day} ${group.key} ${tier.key}`;
          const count = { tier, got: got.get(key) ?? 0, wanted: wanted.get(key) };
          return count.wanted === undefined && count.got === 0 ? [] : [count];
        }),
      })),
    }));
}

/** The view of a table with the squares as this window has them. */
export function viewOf(table: PlanTable, { frame, findings, published }: ViewFacts): PlanView {
  const { ground, squares } = table;
  const found = Map.groupBy(
    findings.filter(({ day, personId }) => day !== null && personId !== null),
    ({ day, personId }) => `${day ?? ''} ${personId ?? ''}`,
  );
  const known =
    published === undefined
      ? undefined
      : new Map(published.map((cell) => [cellKey(cell), cell.tierKey as string | null]));
  const before = new Map(frame.before.map((one) => [one.personId, one]));
  const cellOf = (place: PlanPlace): CellView => {
    const square = squares.get(place.key);
    const tierKey = square?.tierKey ?? null;
    const old = known === undefined || place.state === 'held' ? tierKey : (known.get(place.key) ?? null);
    return {
      place,
      tier: tierOn(place.column, tierKey),
      tierKey,
      isLead: square?.isLead ?? false,
      isPinned: square?.isPinned ?? false,
      published: old === tierKey ? undefined : old,
      findings: found.get(place.key) ?? [],
    };
  };
  const rowOf = (person: PlanPerson): RowView => {
    const cells = ground.columns.flatMap(({ day }) => {
      const place = ground.places.get(cellKey({ day, personId: person.id }));
      return place === undefined ? [] : [cellOf(place)];
    });
    return { person, cells, counts: countsOf(cells), before: before.get(person.id) ?? noDays };
  };
  const groups = ground.groups.map((group) => ({ group, rows: group.people.map(rowOf) }));
  const rows = groups.flatMap((group) => group.rows);
  return {
    columns: ground.columns,
    groups,
    feet: feetOf(table, demandsOf(frame)),
    byKey: new Map(rows.flatMap(({ cells }) => cells.map((cell) => [cell.place.key, cell] as const))),
    people: new Map(rows.map(({ person }) => [person.id, person])),
  };
}
