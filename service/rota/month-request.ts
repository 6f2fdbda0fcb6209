import { layStanding } from '#domain/rota/as-it-stands';
import { balancesOf } from '#domain/rota/balances';
import { brokenRules, type BrokenRule } from '#domain/rota/hard-rules';
import { addMonths, daysOfMonth, type IsoMonth, type RotaDuty } from '#domain/rota/duty';
import type { RotaRequest } from '#domain/rota/rota-request';
import type { IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { publishedBetween } from '../store/rota-versions.ts';
import { daysAround, rotaFacts } from './rota-facts.ts';
import { ledgerDuties } from './rota-ledger.ts';

/** How far turns and rest hours reach beyond a month. */
const daysBeside = 14;

/** How far back the order of a rotation is followed: a holiday that comes once a year still has its turn. */
const daysOfOrder = 420;

/** The months that a generation made before, as they would be if they were published. */
export type AssumedMonths = ReadonlyMap<IsoMonth, readonly RotaDuty[]>;

/** The first month that the ledger of years counts. */
const firstMonth = '1900-01' as IsoMonth;

const edgesOf = (month: IsoMonth): { readonly from: IsoDay; readonly until: IsoDay } => {
  const days = daysOfMonth(month);
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined) throw new RangeError(`no days in ${month}`);
  return { from, until };
};

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
  const { from, until } = edgesOf(month);
  const months = new Map<IsoMonth, readonly RotaDuty[]>(
    publishedBetween(room.store.sqlite, firstMonth, addMonths(month, 1)).map(({ body }) => [
      body.month as IsoMonth,
      body.duties,
    ]),
  );
  for (const [drafted, duties] of generation ?? []) months.set(drafted, duties);
  const published = [...months].flatMap(([, duties]) => duties);
  const before = ledgerDuties(
    room,
    facts,
    published.filter(({ day }) => day < from),
    'expected',
  );
  return {
    ...facts,
    days: daysAround(room, month, generation === undefined ? daysBeside : daysOfOrder, daysBeside),
    from,
    until,
    draft,
    published,
    balances: balancesOf({ ...facts, duties: before }),
    extraAway: [],
  };
}

/** The hard rules that the duties of a month break as they stand. */
export function brokenBy(
  request: RotaRequest,
  duties: readonly RotaDuty[],
): readonly (BrokenRule & { readonly day: IsoDay; readonly postId: string; readonly seat: number })[] {
  const { problem, choice } = layStanding(request)(duties);
  return brokenRules(problem, choice).flatMap((broken) => {
    const place = problem.turns[broken.turn]?.places[0];
    return place === undefined ? [] : [{ ...broken, ...place }];
  });
}
