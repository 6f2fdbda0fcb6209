import type { FairnessLine } from '#contract/methods/rota-nouns';
import { balancesOf, ledgerOf } from '#domain/rota/balances';
import { countsBy, noCounts } from '#domain/rota/duty-counts';
import { type IsoMonth, monthOf } from '#domain/rota/duty';
import type { TurnCounts } from '#domain/rota/problem';
import type { IsoDay } from '#domain/time/instant';
import type { Read } from '../room.ts';
import { publishedBetween } from '../store/rota-versions.ts';
import { rotaFacts } from './rota-facts.ts';
import { ledgerDuties } from './rota-ledger.ts';

/** Hundredths as they are read by people. */
const shown = (counts: TurnCounts): TurnCounts => countsBy((kind) => counts[kind] / 100);

/** What everybody had planned and served from `fromDay` to `untilDay`, and how that stands to the share over all years. */
export function fairnessLines(room: Read, fromDay: IsoDay, untilDay: IsoDay): readonly FairnessLine[] {
  const facts = rotaFacts(room);
  const published = publishedBetween(room.store.sqlite, '1900-01' as IsoMonth, monthOf(untilDay)).flatMap(
    ({ body }) => body.duties,
  );
  const duties = ledgerDuties(room, facts, { published, untilDay }, 'served');
  const before = duties.filter(({ place }) => place.day < fromDay);
  const ledgers = { setup: facts.setup, people: facts.people };
  const balanceBefore = balancesOf({ ...ledgers, duties: before });
  const balance = balancesOf({ ...ledgers, duties });
  const inSpan = ledgerOf({ ...ledgers, duties: duties.filter(({ place }) => place.day >= fromDay) });
  const lines = new Map(inSpan.map((line) => [line.personId, line]));
  const groupsOf = (id: string): string[] =>
    facts.setup.groups
      .filter(({ members }) => members.some(({ personId }) => personId === id))
      .map((group) => group.id);
  return facts.people.flatMap(({ id, name, post }) => {
    const line = lines.get(id);
    const groupIds = groupsOf(id);
    const has = line !== undefined && (line.planned.points > 0 || line.served.points > 0);
    if (groupIds.length === 0 && !has) return [];
    return {
      personId: id,
      name,
      post,
      groupIds,
      planned: shown(line?.planned ?? noCounts),
      served: shown(line?.served ?? noCounts),
      share: shown(line?.share ?? noCounts),
      balance: (balance.get(id) ?? noCounts).points / 100,
      balanceBefore: (balanceBefore.get(id) ?? noCounts).points / 100,
    };
  });
}
