import type { PeriodSummary, SummaryLine } from '#contract/methods/period-nouns';
import type { PersonId } from '#domain/people/person';
import { isTooLate } from '#domain/period/call-out';
import { demandsOf } from '#domain/period/demands';
import type { PlanFrame } from '#domain/period/frame';
import type { Period, PeriodId } from '#domain/period/period';
import type { Read } from '../room.ts';
import { callOutsBetween } from '../store/call-outs.ts';
import { plansOf } from '../store/period-plans.ts';
import { shiftsBetween } from '../store/shifts.ts';
import { cellsOn, heldDays, type HeldCell } from './held-days.ts';
import { lineOfPeriod, periodNamed } from './period-line.ts';
import { planFrameOf } from './plan-frame.ts';
import { planPeople } from './period-full.ts';
import { todayOf } from './record-period.ts';
import { addMinutes, type IsoDay } from '#domain/time/instant';
import { dutyDaySpan } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';

type DayCells = { readonly day: IsoDay; readonly cells: readonly HeldCell[] };

/** The days of a period that have begun and went by its table, with everybody on them. */
function servedDays(room: Read, { id, fields }: Period, today: IsoDay): readonly DayCells[] {
  return [...heldDays(room.store.sqlite, fields.fromDay, fields.untilDay)]
    .filter(([day, { period }]) => period.id === id && day <= today)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([day, { plan }]) => ({ day, cells: cellsOn(plan, day) }));
}

/** Calls of a period, the oldest first; one may be made at any time since it was declared, a drill above all long before its first day. */
function callsOf(room: Read, { id, fields, declaredAt }: Period): PeriodSummary['callOuts'] {
  const { from, until } = dutyDaySpan(fields.fromDay, stationOf(room));
  return callOutsBetween(
    room.store.sqlite,
    declaredAt < from ? declaredAt : from,
    addMinutes(room.now > until ? room.now : until, 1),
  )
    .map(({ callOut }) => callOut)
    .filter(({ periodId }) => periodId === id)
    .toReversed();
}

function reportsOf(room: Read, dues: PeriodSummary['period']['dues']): PeriodSummary['reports'] {
  const so = dues.filter(({ dueAt, state }) => dueAt <= room.now || state === 'met' || state === 'late');
  return [...Map.groupBy(so, ({ bodyId, what }) => `${what} ${bodyId}`).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const having = (...states: readonly string[]): number =>
      all.filter(({ state }) => states.includes(state)).length;
    return {
      bodyId: first.bodyId,
      bodyName: first.bodyName,
      what: first.what,
      due: all.length,
      inTime: having('met'),
      late: having('late'),
      missing: having('overdue', 'soon', 'ahead'),
    };
  });
}

/** Tiers that had fewer people than they should on days that have begun. */
function shortagesOf(frame: PlanFrame, days: readonly DayCells[]): PeriodSummary['shortages'] {
  const served = new Map(days.map((one) => [one.day, one.cells]));
  return demandsOf(frame).flatMap(({ day, poolKey, tierKey, wanted }) => {
    const cells = served.get(day);
    if (cells === undefined) return [];
    const got = cells.filter(({ cell }) => cell.poolKey === poolKey && cell.tierKey === tierKey).length;
    const index = frame.days.find((one) => one.day === day)?.part ?? null;
    const scheme = index === null ? undefined : frame.parts[index]?.scheme;
    const pool = scheme?.pools.find(({ key }) => key === poolKey);
    const tier = scheme?.tiers.find(({ key }) => key === tierKey);
    return got >= wanted || pool === undefined || tier === undefined
      ? []
      : { day, poolName: pool.name, tierName: tier.name, kind: tier.kind, wanted, got };
  });
}

/** What a period came to: of its days that have begun, its calls, and what superior bodies got of it. */
export function periodSummary(room: Read, id: PeriodId): PeriodSummary {
  const stored = periodNamed(room, id);
  const { period } = stored;
  const today = todayOf(room);
  const frame = planFrameOf(room, period);
  const days = servedDays(room, period, today);
  const signed = new Map(
    shiftsBetween(room.store.sqlite, period.fields.fromDay, period.fields.untilDay).map(
      ({ no, day, members }) => [
        no,
        { day, people: new Set<string>(members.map(({ personId }) => personId)) },
      ],
    ),
  );
  const isSigned = (person: PersonId, day: IsoDay): boolean =>
    [...signed.values()].some((shift) => shift.day === day && shift.people.has(person));
  const callOuts = callsOf(room, period);
  const real = callOuts.filter(({ isDrill }) => !isDrill);
  const edges = new Set(frame.days.filter(({ isEdge }) => isEdge).map(({ day }) => day));
  const named = new Set<string>([
    ...period.fields.parts.flatMap(({ pools }) => pools.flatMap(({ people }) => people)),
    ...days.flatMap(({ cells }) => cells.map(({ cell }) => cell.personId)),
    ...real.flatMap(({ people }) => people.map(({ personId }) => personId)),
  ]);
  // Leaders are those whom the period has as such; whoever is in none of its pools (called in, say) goes by the directory.
  const pooled = new Map<string, boolean>(
    period.fields.parts.flatMap(({ scheme, pools }) =>
      pools.flatMap(({ key, people }) => {
        const isOfLeaders = scheme.pools.some((pool) => pool.key === key && pool.isLeaders);
        return people.map((personId) => [personId, isOfLeaders] as const);
      }),
    ),
  );
  const lineOf = ({
    id: personId,
    name,
    post,
    isLeader,
  }: ReturnType<typeof planPeople>[number]): SummaryLine => {
    const mine = days.flatMap(({ day, cells }) =>
      cells.filter(({ cell }) => cell.personId === personId).map(({ tier }) => ({ day, kind: tier.kind })),
    );
    const of = (kind: 'duty' | 'standby' | 'rest'): readonly { readonly day: IsoDay }[] =>
      mine.filter((one) => one.kind === kind);
    const calls = real.flatMap((callOut) =>
      callOut.people.filter((one) => one.personId === personId).map((one) => ({ callOut, one })),
    );
    const came = calls.filter(({ one }) => one.arrivedAt !== null);
    return {
      personId,
      name,
      post,
      isLeader: pooled.get(personId) ?? isLeader,
      duty: of('duty').length,
      standby: of('standby').length,
      rest: of('rest').length,
      away: frame.away.filter((one) => one.personId === personId && one.day <= today).length,
      edge: of('duty').filter(({ day }) => edges.has(day)).length,
      signed: of('duty').filter(({ day }) => isSigned(personId, day)).length,
      called: calls.length,
      arrived: came.length,
      inTime: came.filter(({ one, callOut }) => !isTooLate(one, callOut, room.now)).length,
    };
  };
  const line = lineOfPeriod(room, stored);
  return {
    period: line,
    daysOver: frame.days.filter(({ day }) => day < today).length,
    days: frame.days.length,
    lines: planPeople(room)
      .filter((person) => named.has(person.id))
      .map(lineOf),
    callOuts: [...callOuts],
    reports: reportsOf(room, line.dues),
    versions: plansOf(room.store.sqlite, id).length,
    shortages: shortagesOf(frame, days),
  };
}
