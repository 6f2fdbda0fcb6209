import type { PersonId } from '../people/person.ts';
import { addDays } from '../time/instant.ts';
import { daysOfTurn, turnAt } from './hard-rules.ts';
import type { RotaCandidate, RotaChoice, RotaProblem, RotaTurn, TurnCounts } from './problem.ts';
import { type IsoMonth, monthOf } from './duty.ts';
import { type Measure, measures } from './score.ts';

/** A problem of some turns of a larger one, and where they stand in it. */
export type RotaPart = { readonly problem: RotaProblem; readonly turns: readonly number[] };

/** What begins within so many days is decided in one go: a month with what reaches into it from both sides. */
const daysInOneGo = 45;

/** The turns of a problem by the month of their first day, in order; those of about one month all in that of the first. */
export function turnsByMonth(problem: RotaProblem): readonly (readonly [IsoMonth, readonly number[]])[] {
  const days = problem.turns.map((turn) => daysOfTurn(turn)[0]).toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  if (last <= addDays(first, daysInOneGo)) return [[monthOf(first), [...problem.turns.keys()]]];
  const months = new Map<IsoMonth, number[]>();
  for (const [index, turn] of problem.turns.entries()) {
    const month = monthOf(daysOfTurn(turn)[0]);
    months.set(month, [...(months.get(month) ?? []), index]);
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Some turns of a problem as a problem of their own. What was chosen for other turns, and what is fixed there, stands around
 * them; what the turns of `past` gave people is added to what they had served before. Shares are the parts of the whole share
 * that the candidates of each turn make up.
 */
export function partOf(
  whole: RotaProblem,
  choice: RotaChoice,
  turns: readonly number[],
  past: readonly number[],
): RotaPart {
  const inside = new Set(turns);
  const problem: RotaProblem = {
    ...whole,
    turns: turns.map((index) => turnAt(whole, index)),
    people: whole.people.map((person) => personIn(whole, choice, person, turns, past)),
    around: [
      ...whole.around,
      ...whole.turns.flatMap((turn, index) => {
        const personId = choice[index] ?? turn.fixed;
        return inside.has(index) || personId === null ? [] : around(turn, personId);
      }),
    ],
  };
  return { problem: { ...problem, around: problem.around.filter(isNear(problem)) }, turns };
}

const around = (turn: RotaTurn, personId: PersonId): RotaProblem['around'] =>
  turn.spans.flatMap((span, index) => {
    const day = turn.places[index]?.day;
    return day === undefined ? [] : [{ personId, day, span }];
  });

/** Only duties that rest hours, overlap or running days can reach from the turns. */
function isNear(problem: RotaProblem): (duty: RotaProblem['around'][number]) => boolean {
  const spans = problem.turns.flatMap((turn) => turn.spans);
  const reach = problem.rules.restMinutes + 3 * 24 * 60;
  const from = Math.min(...spans.map((span) => span.from)) - reach;
  const until = Math.max(...spans.map((span) => span.until)) + reach;
  return ({ span }) => span.from < until && from < span.until;
}

function personIn(
  whole: RotaProblem,
  choice: RotaChoice,
  person: RotaCandidate,
  turns: readonly number[],
  past: readonly number[],
): RotaCandidate {
  const share: Partial<Record<Measure, number>> = {};
  const before: Partial<Record<Measure, number>> = {};
  for (const measure of measures) {
    const given = past.reduce(
      (sum, index) => (choice[index] === person.id ? sum + turnAt(whole, index).counts[measure] : sum),
      0,
    );
    const untilPast = shareOf(whole, person, measure, past);
    // Rounded at both ends, so that the parts of a year add up to its share.
    share[measure] = shareOf(whole, person, measure, [...past, ...turns]) - untilPast;
    before[measure] = person.before[measure] + 100 * given - untilPast;
  }
  // Every measure was gone through.
  return { ...person, share: share as TurnCounts, before: before as TurnCounts };
}

function shareOf(
  whole: RotaProblem,
  person: RotaCandidate,
  measure: Measure,
  turns: readonly number[],
): number {
  const own = (index: number): number => {
    const { candidates, counts } = turnAt(whole, index);
    return candidates.includes(person.id) ? counts[measure] / candidates.length : 0;
  };
  const ofAll = whole.turns.reduce((sum, _, index) => sum + own(index), 0);
  if (ofAll === 0) return Math.round((person.share[measure] * turns.length) / whole.turns.length);
  return Math.round((person.share[measure] * turns.reduce((sum, index) => sum + own(index), 0)) / ofAll);
}
