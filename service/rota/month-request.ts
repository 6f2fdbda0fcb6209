import { layStanding } from '#domain/rota/as-it-stands';
import { balancesOf } from '#domain/rota/balances';
import { brokenRules, type BrokenRule } from '#domain/rota/hard-rules';
import type { PersonId } from '#domain/people/person';
import { addMonths, daysOfMonth, type IsoMonth, placeKey, type RotaDuty } from '#domain/rota/duty';
import { minuteOf } from '#domain/rota/duty-hours';
import type { RotaProblem } from '#domain/rota/problem';
import type { RotaRequest } from '#domain/rota/rota-request';
import { addDays, type IsoDay } from '#domain/time/instant';
import { awayByAbsence } from '../absence/contradictions.ts';
import { dutiesOn, heldDays } from '../period/held-days.ts';
import type { Read } from '../room.ts';
import { officialDays } from '../store/calendar.ts';
import { publishedBetween } from '../store/rota-versions.ts';
import { rotaFacts } from './rota-facts.ts';
import { ledgerDuties } from './rota-ledger.ts';

/** How far turns and rest hours reach beyond a month. */
const daysBeside = 14;

/** How far back the order of a rotation is followed: a holiday that comes once a year still has its turn. */
const daysOfOrder = 420;

/** The months that a generation made before, as they would be if they were published. */
export type AssumedMonths = ReadonlyMap<IsoMonth, readonly RotaDuty[]>;

/** The first month that the ledger of years counts. */
const firstMonth = '1900-01' as IsoMonth;

const edgesOf = (first: IsoMonth, last: IsoMonth): { readonly from: IsoDay; readonly until: IsoDay } => {
  const [from, until] = [daysOfMonth(first)[0], daysOfMonth(last).at(-1)];
  if (from === undefined || until === undefined) throw new RangeError(`no days in ${first}`);
  return { from, until };
};

/** Published duties of the months from a first to a last one, the newest version of each. */
const publishedOf = (
  room: Read,
  first: IsoMonth,
  last: IsoMonth,
): readonly (readonly [IsoMonth, readonly RotaDuty[]])[] =>
  publishedBetween(room.store.sqlite, first, last).map(({ body }) => [
    // The record carries what the contract asked for when it was written.
    body.month as IsoMonth,
    body.duties,
  ]);

/** The days from `from` to `until` and a fortnight around them that go by important periods, and who is on duty on them. */
const heldOf = (room: Read, from: IsoDay, until: IsoDay): RotaRequest['heldDays'] =>
  new Map(
    [...heldDays(room.store.sqlite, addDays(from, -daysBeside), addDays(until, daysBeside))].map(
      ([day, by]) => [
        day,
        dutiesOn(by, day).flatMap((duty) =>
          duty.personId === null || duty.duty === 'standby'
            ? []
            : { personId: duty.personId, from: minuteOf(duty.from), until: minuteOf(duty.until) },
        ),
      ],
    ),
  );

/**
 * What the duties of all months from a first to a last one are held against the rules with: set-up, calendar and what is
 * published around them. Nothing is reckoned of the years before, which no rule asks for.
 */
export function rulesRequest(room: Read, [first, last]: readonly [IsoMonth, IsoMonth]): RotaRequest {
  const { from, until } = edgesOf(first, last);
  const held = heldOf(room, from, until);
  return {
    ...rotaFacts(room),
    days: officialDays(room.store.sqlite, addDays(from, -daysBeside), addDays(until, daysBeside)),
    from,
    until,
    draft: [],
    published: publishedOf(room, addMonths(first, -1), addMonths(last, 1)).flatMap(([, duties]) =>
      duties.filter(({ day }) => !held.has(day)),
    ),
    balances: new Map(),
    extraAway: awayByAbsence(room, from, until),
    heldDays: held,
  };
}

/**
 * What the rota of a month is made from: set-up, calendar, what is published around it, and the ledger of the years before. For a
 * generation, with the months that it made before, the days reach back as far as the order of a rotation does.
 */
export function monthRequest(
  room: Read,
  month: IsoMonth,
  draft: readonly RotaDuty[],
  generation?: AssumedMonths,
): RotaRequest {
  const facts = rotaFacts(room);
  const { from, until } = edgesOf(month, month);
  const months = new Map(publishedOf(room, firstMonth, addMonths(month, 1)));
  for (const [drafted, duties] of generation ?? []) months.set(drafted, duties);
  const held = heldOf(room, from, until);
  const published = [...months].flatMap(([, duties]) => duties.filter(({ day }) => !held.has(day)));
  const before = ledgerDuties(room, facts, { published, untilDay: addDays(from, -1) }, 'expected');
  return {
    ...facts,
    days: officialDays(
      room.store.sqlite,
      addDays(from, generation === undefined ? -daysBeside : -daysOfOrder),
      addDays(until, daysBeside),
    ),
    from,
    until,
    draft,
    published,
    balances: balancesOf({ ...facts, duties: before }),
    extraAway: awayByAbsence(room, from, until),
    heldDays: held,
  };
}

/** A hard rule that duties break, on the first day of the turn. */
export type BrokenThere = {
  readonly rule: BrokenRule['rule'];
  readonly personId: PersonId;
  readonly day: IsoDay;
  /** Names what is broken day by day, the same however the days are gathered into turns. */
  readonly traces: readonly string[];
};

/** The hard rules that the duties of a month break as they stand. */
export function brokenBy(request: RotaRequest, duties: readonly RotaDuty[]): readonly BrokenThere[] {
  const { problem, choice } = layStanding(request)(duties);
  return brokenRules(problem, choice).flatMap((broken) => {
    const { rule, personId } = broken;
    const place = problem.turns[broken.turn]?.places[0];
    return place === undefined ? [] : [{ rule, personId, day: place.day, traces: tracesOf(problem, broken) }];
  });
}

/** What a broken rule is about: each day of its turn, with each day of the duty that it is held against. */
function tracesOf(problem: RotaProblem, broken: BrokenRule): readonly string[] {
  const places = (turn: number): readonly string[] => (problem.turns[turn]?.places ?? []).map(placeKey);
  const others = (): readonly string[] => {
    if (!('against' in broken)) return [''];
    const { against } = broken;
    return against.in === 'turns' ? places(against.index) : [problem.around[against.index]?.day ?? ''];
  };
  const entry = 'entry' in broken ? broken.entry : '';
  // Two who are kept apart may be told from either side.
  const who = broken.rule === 'apart' ? '' : broken.personId;
  return places(broken.turn).flatMap((place) =>
    others().map((other) => JSON.stringify([broken.rule, who, entry, ...[place, other].toSorted()])),
  );
}
