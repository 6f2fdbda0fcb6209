import type { PersonId } from '../people/person.ts';
import { demandsOf } from './demands.ts';
import { judgeEvenness } from './judge-evenness.ts';
import type { PlanFinding } from './finding.ts';
import type { FrameDay, PlanFrame } from './frame.ts';
import type { PeriodPart } from './period.ts';
import { cellKey, type PlanCell } from './plan.ts';
import { runningDays } from './running-days.ts';
import type { SchemePool } from './scheme.ts';

/** A day that is judged, with what holds on it. */
type JudgedDay = {
  readonly frameDay: FrameDay;
  readonly part: PeriodPart;
  readonly cells: readonly PlanCell[];
};

type Facts = {
  readonly frame: PlanFrame;
  readonly away: ReadonlyMap<string, string>;
  readonly hasPhone: (person: PersonId) => boolean;
};

const finding = (kind: PlanFinding['kind'], about: Partial<Omit<PlanFinding, 'kind'>>): PlanFinding => ({
  kind,
  isBlocking: false,
  day: null,
  personId: null,
  poolKey: '',
  tierKey: '',
  values: {},
  ...about,
});

/**
 * Everything that is to be said of a plan, in order of days; what concerns all of it stands last. Days that have begun are past
 * judging, and those that another period holds are not this plan's; only evenness looks at all days. Three things keep a plan
 * from being published: somebody on duty or standby who is away, somebody who is not of the pool, a pool that needs people and has
 * none.
 */
export function judgePlan(
  frame: PlanFrame,
  cells: readonly PlanCell[],
  hasPhone: (person: PersonId) => boolean,
): readonly PlanFinding[] {
  const facts: Facts = {
    frame,
    away: new Map(frame.away.map((one) => [cellKey(one), one.because])),
    hasPhone,
  };
  const byDay = Map.groupBy(cells, ({ day }) => day);
  const days = frame.days.flatMap((frameDay): JudgedDay[] => {
    const part = frameDay.hasBegun || frameDay.part === null ? undefined : frame.parts[frameDay.part];
    return part === undefined ? [] : [{ frameDay, part, cells: byDay.get(frameDay.day) ?? [] }];
  });
  const present = days.flatMap((day) => day.cells.filter((cell) => !facts.away.has(cellKey(cell))));
  const found = [
    ...days.flatMap((day) => [
      ...day.cells.flatMap((cell) => judgeCell(facts, day, cell)),
      ...judgePools(facts, day),
    ]),
    ...emptyPools(days),
    ...judgeDemands(facts, days, present),
    ...judgeRunning(days, frame, cells),
    ...judgeBlocks(frame, days, byDay),
    ...judgePhones(facts, days),
  ];
  return [
    ...found.toSorted((one, other) => (one.day ?? '').localeCompare(other.day ?? '')),
    ...judgeEvenness(frame, cells).map(({ poolKey, ...values }) => finding('uneven', { poolKey, values })),
  ];
}

/** Somebody who is away, or not of the pool, or in a tier that the scheme does not have. */
function judgeCell({ away }: Facts, { part }: JudgedDay, cell: PlanCell): readonly PlanFinding[] {
  const { day, personId, poolKey, tierKey } = cell;
  const about = { day, personId, poolKey, tierKey, isBlocking: true };
  const tier = part.scheme.tiers.find(({ key }) => key === tierKey);
  const isOfPool =
    part.scheme.pools.some(({ key }) => key === poolKey) &&
    (part.pools.find(({ key }) => key === poolKey)?.people.includes(personId) ?? false);
  const because = away.get(cellKey(cell));
  return [
    ...(tier === undefined || !isOfPool ? [finding('not-in-pool', about)] : []),
    ...(because !== undefined && tier !== undefined && tier.kind !== 'rest'
      ? [finding('away', { ...about, values: { because } })]
      : []),
  ];
}

/** People of the pools of a day who are in no tier, and who is first among those on duty. */
function judgePools(facts: Facts, { frameDay: { day }, part, cells }: JudgedDay): readonly PlanFinding[] {
  const placed = new Set(cells.map(({ personId }) => personId));
  return part.scheme.pools.flatMap((pool) => {
    const { people = [], leads = [] } = part.pools.find(({ key }) => key === pool.key) ?? {};
    const isThere = (personId: PersonId): boolean => !facts.away.has(cellKey({ day, personId }));
    const everybodyHasPlace = pool.demands.some(({ by, amount }) => by === 'parts' && amount > 0);
    const unplaced = everybodyHasPlace
      ? people.filter((personId) => isThere(personId) && !placed.has(personId))
      : [];
    const allGone = people.length > 0 && asks(pool) && !people.some(isThere);
    return [
      ...(allGone ? [finding('no-people', { day, poolKey: pool.key })] : []),
      ...unplaced.map((personId) => finding('unplaced', { day, personId, poolKey: pool.key })),
      ...(pool.hasLead ? judgeLeads(part, pool.key, day, cells, leads) : []),
    ];
  });
}

const asks = ({ demands }: SchemePool): boolean => demands.some(({ amount }) => amount > 0);

function judgeLeads(
  part: PeriodPart,
  poolKey: string,
  day: PlanCell['day'],
  cells: readonly PlanCell[],
  leads: readonly PersonId[],
): readonly PlanFinding[] {
  const duties = new Set(part.scheme.tiers.filter(({ kind }) => kind === 'duty').map(({ key }) => key));
  const mine = cells.filter((cell) => cell.poolKey === poolKey);
  const onDuty = mine.filter(({ tierKey }) => duties.has(tierKey));
  const first = onDuty.filter(({ isLead }) => isLead);
  const bad = mine.filter(
    ({ isLead, tierKey, personId }) =>
      isLead && (!duties.has(tierKey) || (leads.length > 0 && !leads.includes(personId))),
  );
  return [
    ...(onDuty.length > 0 && first.length === 0 ? [finding('no-lead', { day, poolKey })] : []),
    ...(first.length > 1
      ? [finding('two-leads', { day, poolKey, values: { count: String(first.length) } })]
      : []),
    ...bad.map(({ personId, tierKey }) => finding('bad-lead', { day, personId, poolKey, tierKey })),
  ];
}

/** Pools that are asked for people and have none at all, said on the first day of each part. */
function emptyPools(days: readonly JudgedDay[]): readonly PlanFinding[] {
  const firsts = days.filter(({ part }, index) => days.findIndex((one) => one.part === part) === index);
  return firsts.flatMap(({ frameDay: { day }, part }) =>
    part.scheme.pools
      .filter(
        (pool) => asks(pool) && (part.pools.find(({ key }) => key === pool.key)?.people.length ?? 0) === 0,
      )
      .map(({ key }) => finding('no-people', { day, poolKey: key, isBlocking: true })),
  );
}

/** Tiers that have fewer or more people who are there than they should. */
function judgeDemands(
  { frame }: Facts,
  days: readonly JudgedDay[],
  present: readonly PlanCell[],
): readonly PlanFinding[] {
  const judged = new Set(days.map(({ frameDay }) => frameDay.day));
  const key = (one: Pick<PlanCell, 'day' | 'poolKey' | 'tierKey'>): string =>
    `${one.day} ${one.poolKey} ${one.tierKey}`;
  const counts = new Map<string, number>();
  for (const cell of present) counts.set(key(cell), (counts.get(key(cell)) ?? 0) + 1);
  return demandsOf(frame).flatMap(({ day, poolKey, tierKey, wanted }) => {
    const got = counts.get(key({ day, poolKey, tierKey })) ?? 0;
    if (got === wanted || !judged.has(day)) return [];
    const values = { wanted: String(wanted), got: String(got) };
    return [finding(got < wanted ? 'short' : 'over', { day, poolKey, tierKey, values })];
  });
}

function judgeRunning(
  days: readonly JudgedDay[],
  frame: PlanFrame,
  cells: readonly PlanCell[],
): readonly PlanFinding[] {
  const byDay = new Map(days.map((judged) => [judged.frameDay.day, judged.cells]));
  return runningDays(frame, cells).flatMap(({ day, personId }) => {
    const cell = byDay.get(day)?.find((one) => one.personId === personId);
    if (cell === undefined) return [];
    return [finding('running', { day, personId, poolKey: cell.poolKey, tierKey: cell.tierKey })];
  });
}

/** People who change tiers inside a block, on the first day of the other tier. */
function judgeBlocks(
  frame: PlanFrame,
  days: readonly JudgedDay[],
  byDay: ReadonlyMap<string, readonly PlanCell[]>,
): readonly PlanFinding[] {
  const judged = new Set(days.map(({ frameDay }) => frameDay.day));
  const found: PlanFinding[] = [];
  for (const block of Map.groupBy(frame.days, (day) => day.block).values()) {
    if (block.length < 2) continue;
    const last = new Map<PersonId, string>();
    for (const { day } of block)
      for (const { personId, poolKey, tierKey } of byDay.get(day) ?? []) {
        const before = last.get(personId);
        last.set(personId, tierKey);
        if (before !== undefined && before !== tierKey && judged.has(day))
          found.push(finding('moved', { day, personId, poolKey, tierKey, values: { before } }));
      }
  }
  return found;
}

/** People on duty or standby who cannot be reached, once each, on the first day. */
function judgePhones({ hasPhone }: Facts, days: readonly JudgedDay[]): readonly PlanFinding[] {
  const said = new Map<PersonId, PlanFinding>();
  for (const { part, cells } of days) {
    const called = new Set(part.scheme.tiers.filter(({ kind }) => kind !== 'rest').map(({ key }) => key));
    for (const { day, personId, poolKey, tierKey } of cells)
      if (called.has(tierKey) && !said.has(personId) && !hasPhone(personId))
        said.set(personId, finding('no-phone', { day, personId, poolKey, tierKey }));
  }
  return [...said.values()];
}
