import type { DayType, OfficialDay } from '../calendar/official-day.ts';
import { isLunarEve } from '../calendar/lunar-text.ts';
import type { PersonId } from '../people/person.ts';
import { addDays, addMinutes, type ClockTime, type Instant, type IsoDay } from '../time/instant.ts';
import { type DutyClock, dutyDaySpan, instantAt, type Span } from '../time/zone.ts';
import type { PeriodPart } from './period.ts';
import type { PlanCell } from './plan.ts';
import type { SchemePool, TierKind } from './scheme.ts';

/** One day of the table of a period (节假日值班安排表): who is on duty and on standby, as the columns name them. */
export type TableLine = Span & {
  readonly day: IsoDay;
  readonly type: DayType;
  /** 除夕, 春节; of a make-up day the holiday that it is worked for; empty of an ordinary day. */
  readonly name: string;
  readonly leader: readonly PersonId[];
  readonly chief: readonly PersonId[];
  readonly staff: readonly PersonId[];
  readonly standbyLeader: readonly PersonId[];
  readonly standby: readonly PersonId[];
  /** The period that holds the day where it is another; the line is empty then. */
  readonly heldBy: string;
};

/** What the table of a period is made of. */
export type TableFacts = {
  readonly parts: readonly PeriodPart[];
  readonly cells: readonly PlanCell[];
  /** The days of the period in order. */
  readonly days: readonly OfficialDay[];
  /** When those of a pool are on duty, by the place of its part and its key (`0 staff`): from a time of day, so many minutes. */
  readonly hours: readonly {
    readonly poolKey: string;
    readonly startsAt: ClockTime;
    readonly minutes: number;
  }[];
  readonly clock: DutyClock;
  /** The periods that hold days in the place of this one, by name. */
  readonly heldBy: ReadonlyMap<IsoDay, string>;
};

type Column = 'leader' | 'chief' | 'staff' | 'standbyLeader' | 'standby';
type Placed = { readonly column: Column; readonly cell: PlanCell; readonly place: number };

function columnOf(pool: SchemePool, kind: TierKind, isLead: boolean): Column | null {
  const isLeaders = pool.isLeaders || pool.duty === 'dutyLeader';
  switch (kind) {
    case 'duty':
      return isLeaders ? 'leader' : isLead || (pool.duty === 'chief' && !pool.hasLead) ? 'chief' : 'staff';
    case 'standby':
      return isLeaders ? 'standbyLeader' : 'standby';
    case 'rest':
      return null;
    default:
      return kind satisfies never;
  }
}

/** The cells of a day with their columns, the first on duty first, then in order of pools and of the people in them. */
function placed(part: PeriodPart, cells: readonly PlanCell[]): readonly Placed[] {
  const kindOf = new Map(part.scheme.tiers.map(({ key, kind }) => [key, kind]));
  const pools = new Map(part.scheme.pools.map((pool, index) => [pool.key, { pool, index }]));
  const places = new Map(
    part.pools.flatMap(({ key, people }) => people.map((person, index) => [`${key} ${person}`, index])),
  );
  return cells
    .flatMap((cell) => {
      const found = pools.get(cell.poolKey);
      const kind = kindOf.get(cell.tierKey);
      if (found === undefined || kind === undefined) return [];
      const column = columnOf(found.pool, kind, cell.isLead);
      const among = places.get(`${cell.poolKey} ${cell.personId}`) ?? 999;
      return column === null ? [] : [{ column, cell, place: found.index * 1000 + among }];
    })
    .toSorted((one, other) => Number(other.cell.isLead) - Number(one.cell.isLead) || one.place - other.place);
}

/** From when to when the pools of a day are on duty together. */
function spanOf(day: IsoDay, poolKeys: ReadonlySet<string>, { hours, clock }: TableFacts): Span {
  const whole = dutyDaySpan(day, clock);
  const own = hours.filter(({ poolKey }) => poolKeys.has(poolKey));
  const from = own.map(({ startsAt }) =>
    instantAt(startsAt < clock.dayStart ? addDays(day, 1) : day, startsAt, clock.zone),
  );
  const until = own.map(({ minutes }, index) => addMinutes(from[index] ?? whole.from, minutes));
  return {
    from: from.toSorted()[0] ?? whole.from,
    until: until.toSorted((one: Instant, other: Instant) => (one < other ? 1 : -1))[0] ?? whole.until,
  };
}

/** The table of a period, one line a day in order; a day that another period holds has nobody and says which one. */
export function tableLines(facts: TableFacts): readonly TableLine[] {
  const cellsOf = Map.groupBy(facts.cells, ({ day }) => day);
  return facts.days.map(({ day, type, name }) => {
    const heldBy = facts.heldBy.get(day) ?? '';
    const index = facts.parts.findLastIndex(({ fromDay }) => fromDay <= day);
    const part = facts.parts[index];
    const all = part === undefined || heldBy !== '' ? [] : placed(part, cellsOf.get(day) ?? []);
    const of = (column: Column): readonly PersonId[] =>
      all.filter((one) => one.column === column).map(({ cell }) => cell.personId);
    const duty = all.filter(({ column }) => column === 'leader' || column === 'chief' || column === 'staff');
    return {
      day,
      type,
      name: type === 'holiday' && isLunarEve(day) ? '除夕' : name,
      ...spanOf(day, new Set(duty.map(({ cell }) => `${index} ${cell.poolKey}`)), facts),
      leader: of('leader'),
      chief: of('chief'),
      staff: of('staff'),
      standbyLeader: of('standbyLeader'),
      standby: of('standby'),
      heldBy,
    };
  });
}
