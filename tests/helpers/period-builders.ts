import type { PersonId } from '#domain/people/person';
import type { PlanFrame } from '#domain/period/frame';
import type { PeriodPart } from '#domain/period/period';
import type { PlanCell } from '#domain/period/plan';
import { type Scheme, scheme } from '#domain/period/scheme';
import { addDays, type IsoDay, type Instant } from '#domain/time/instant';

/** People with names that sort: `staff-01`, `staff-02` … */
export const poolOf = (name: string, size: number): readonly PersonId[] =>
  // Ids are brands over texts.
  Array.from({ length: size }, (_, index) => `${name}-${String(index + 1).padStart(3, '0')}` as PersonId);

type Shares = readonly (readonly [tierKey: string, by: 'heads' | 'parts', amount: number])[];

/** A third each on duty, on standby and at rest. */
export const thirds: Shares = [
  ['duty', 'parts', 1],
  ['standby', 'parts', 1],
  ['rest', 'parts', 1],
];

/** A scheme of three tiers; pools with their shares. */
export const aScheme = (
  pools: Readonly<Record<string, Shares>>,
  more: Partial<Pick<Scheme, 'blockDays' | 'restsAfterDuty'>> & { readonly hasLead?: boolean } = {},
): Scheme => {
  const { hasLead = true, ...rest } = more;
  return scheme.parse({
    id: 'thirds',
    name: '三三制',
    source: '',
    note: '',
    tiers: (['duty', 'standby', 'rest'] as const).map((key) => ({
      key,
      name: key,
      kind: key,
      place: key === 'duty' ? 'room' : 'reachable',
      arriveMinutes: null,
      mayLeaveTown: key === 'rest',
    })),
    pools: Object.entries(pools).map(([key, shares]) => ({
      key,
      name: key,
      isLeaders: key === 'leaders',
      duty: key === 'leaders' ? 'dutyLeader' : 'chief',
      hasLead,
      shift: null,
      groupIds: [],
      demands: shares.map(([tierKey, by, amount]) => ({ tierKey, by, amount })),
    })),
    blockDays: 1,
    restsAfterDuty: true,
    ...rest,
  });
};

/** A part of a period from a day on. */
export const aPart = (
  fromDay: IsoDay,
  made: Scheme,
  people: Readonly<Record<string, readonly PersonId[]>>,
  leads: readonly PersonId[] = [],
): PeriodPart => ({
  fromDay,
  scheme: made,
  pools: Object.entries(people).map(([key, ids]) => ({ key, people: [...ids], leads: [...leads] })),
});

type FrameOptions = {
  readonly fromDay?: IsoDay;
  /** How many days have begun. */
  readonly begun?: number;
  /** Days that another period holds. */
  readonly heldByOther?: readonly number[];
  readonly away?: readonly (readonly [person: PersonId, day: number])[];
  readonly before?: PlanFrame['before'];
};

/** A frame of so many days, numbered from 0, with the part that holds on each; blocks are counted as the scheme has them. */
export function aFrame(days: number, parts: readonly PeriodPart[], options: FrameOptions = {}): PlanFrame {
  const { fromDay = parts[0]?.fromDay ?? ('2026-02-15' as IsoDay), begun = 0, heldByOther = [] } = options;
  const dayAt = (index: number): IsoDay => addDays(fromDay, index);
  let block = -1;
  let inBlock = 0;
  let last: number | null = null;
  return {
    days: Array.from({ length: days }, (_, index) => {
      const day = dayAt(index);
      const found = parts.findLastIndex((part) => part.fromDay <= day);
      const part = found < 0 || heldByOther.includes(index) ? null : found;
      const most = part === null ? 1 : (parts[part]?.scheme.blockDays ?? 1);
      if (part !== last || inBlock >= most) [block, inBlock] = [block + 1, 0];
      [last, inBlock] = [part, inBlock + 1];
      return {
        day,
        part,
        block,
        hasBegun: index < begun,
        isHoliday: true,
        isEdge: index === 0 || index === days - 1,
      };
    }),
    parts: [...parts],
    away: (options.away ?? []).map(([personId, day]) => ({ personId, day: dayAt(day), because: 'QJ-1' })),
    before: [...(options.before ?? [])],
    now: `${dayAt(begun)}T00:00:00.000Z` as Instant,
  };
}

/** A cell of a plan. */
export const aCell = (
  day: IsoDay,
  personId: PersonId,
  tierKey: string,
  more: Partial<PlanCell> = {},
): PlanCell => ({ day, personId, poolKey: 'staff', tierKey, isLead: false, isPinned: false, ...more });
