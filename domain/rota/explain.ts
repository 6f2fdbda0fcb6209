import type { PersonId } from '../people/person.ts';
import { mayFill, rulesAlone, type RuleInTheWay, turnAt } from './hard-rules.ts';
import type { RotaChoice, RotaProblem } from './problem.ts';
import { type Measure, measures, scoreOf } from './score.ts';

/** How far somebody stands from the share, in hundredths, before the rota and after it; above 0 more than the share. */
export type Balance = Readonly<Record<Measure, { readonly before: number; readonly after: number }>>;

/** What would have to be done so that somebody else had the turn. */
export type Exchange = {
  /** The turn that the one who has this turn would take over in return; null where it is simply given away. */
  readonly turn: number | null;
  /** How much higher the score would be; below 0 the exchange would be fairer, which a proven best rota never has. */
  readonly costs: number;
};

/** Why somebody has a turn, or has it not. */
export type CandidateReason = {
  readonly personId: PersonId;
  readonly balance: Balance;
} & (
  | { readonly state: 'chosen' }
  /** Rules forbid the turn whatever else is changed. */
  | { readonly state: 'barred'; readonly rules: readonly RuleInTheWay[] }
  /** The rules in the way come from other turns of this rota, and no simple exchange gets around them. */
  | { readonly state: 'held'; readonly rules: readonly RuleInTheWay[] }
  /** It could be done; `rules` are in the way where only an exchange can do it. */
  | { readonly state: 'possible'; readonly rules: readonly RuleInTheWay[]; readonly exchange: Exchange }
);

/** Why a turn has gone to whom it has: for each candidate, in the order of the directory, what spoke for or against. */
export function explainTurn(
  problem: RotaProblem,
  choice: RotaChoice,
  index: number,
): readonly CandidateReason[] {
  const { candidates } = turnAt(problem, index);
  const chosen = choice[index] ?? null;
  const people = chosen === null || candidates.includes(chosen) ? candidates : [...candidates, chosen];
  return people.map((personId): CandidateReason => {
    const about = { personId, balance: balanceOf(problem, choice, personId) };
    if (personId === chosen) return { ...about, state: 'chosen' };
    const alone = rulesAlone(problem, index, personId);
    if (alone.length > 0) return { ...about, state: 'barred', rules: alone };
    const rules = mayFill(problem, choice, index, personId);
    const exchange = bestExchange(problem, choice, index, personId);
    return exchange === undefined
      ? { ...about, state: 'held', rules }
      : { ...about, state: 'possible', rules, exchange };
  });
}

/** How far somebody stands from the share before and after a rota. */
export function balanceOf(problem: RotaProblem, choice: RotaChoice, personId: PersonId): Balance {
  const person = problem.people.find(({ id }) => id === personId);
  const entries = measures.map((measure) => {
    const before = person?.before[measure] ?? 0;
    const given = problem.turns.reduce(
      (sum, turn, index) => (choice[index] === personId ? sum + turn.counts[measure] : sum),
      0,
    );
    return [measure, { before, after: before + 100 * given - (person?.share[measure] ?? 0) }] as const;
  });
  // Every measure was gone through.
  return Object.fromEntries(entries) as Balance;
}

/** The cheapest of giving the turn away and of exchanging it for one that the other has; undefined where rules forbid all. */
function bestExchange(
  problem: RotaProblem,
  choice: RotaChoice,
  index: number,
  personId: PersonId,
): Exchange | undefined {
  const chosen = choice[index] ?? null;
  const now = scoreOf(problem, choice);
  const others = choice.flatMap((by, turn) =>
    by === personId && turnAt(problem, turn).fixed === null ? [turn] : [],
  );
  const ways = [null, ...(chosen === null ? [] : others)].flatMap((turn): readonly Exchange[] => {
    const changed = choice.map((by, at) => (at === index ? personId : at === turn ? chosen : by));
    // Nothing else changes, so nothing else can be broken by it.
    const inTheWay = [
      ...mayFill(problem, changed, index, personId),
      ...(turn === null || chosen === null ? [] : mayFill(problem, changed, turn, chosen)),
    ];
    return inTheWay.length > 0 ? [] : [{ turn, costs: scoreOf(problem, changed) - now }];
  });
  return ways.toSorted((a, b) => a.costs - b.costs)[0];
}
