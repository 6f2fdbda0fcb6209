import type { PersonId } from '#domain/people/person';
import { areAtOneTime, daysOfTurn, rulesAlone, rulesBetween, turnAt } from '#domain/rota/hard-rules';
import type { RotaProblem } from '#domain/rota/problem';
import { daysFrom1970 } from './day-number.ts';
import type { MixedProgram } from './mixed-program.ts';

/** Who may have each turn as far as nothing else is decided; empty for turns that are fixed. */
export function possiblePeople(problem: RotaProblem): readonly (readonly PersonId[])[] {
  const fixed = problem.turns.flatMap((turn, index) => (turn.fixed === null ? [] : [{ ...turn, index }]));
  return problem.turns.map((turn, index) =>
    turn.fixed !== null
      ? []
      : turn.candidates.filter(
          (personId) =>
            rulesAlone(problem, index, personId).length === 0 &&
            !fixed.some((other) => isHeldBy(problem, index, personId, other.index, other.fixed)),
        ),
  );
}

function isHeldBy(
  problem: RotaProblem,
  index: number,
  personId: PersonId,
  other: number,
  by: PersonId | null,
): boolean {
  if (by === personId) return rulesBetween(problem, index, other).length > 0;
  return (
    problem.rules.apart.some((pair) => by !== null && pair.includes(personId) && pair.includes(by)) &&
    areAtOneTime(turnAt(problem, index).spans, turnAt(problem, other).spans)
  );
}

/** The columns of a program that say who has which turn. */
export type DutyColumns = readonly ReadonlyMap<PersonId, number>[];

/** Lists of turns of which one person has at most one; together they say all that rest hours, overlap and running days forbid. */
function turnsOfOneAtMost(problem: RotaProblem, turns: readonly number[]): readonly (readonly number[])[] {
  const rest = problem.rules.restMinutes;
  const stretches = turns.map((index) => {
    const turn = turnAt(problem, index);
    const [first, last] = daysOfTurn(turn);
    return { index, spans: turn.spans, first: daysFrom1970(first), last: daysFrom1970(last) };
  });
  const atOnce = stretches.flatMap(({ spans }) =>
    spans.map(({ from }) =>
      stretches
        .filter((other) => other.spans.some((span) => span.from <= from && from < span.until + rest))
        .map(({ index }) => index),
    ),
  );
  const inRow = problem.rules.allowsRunning
    ? []
    : stretches.map(({ first: day }) =>
        stretches.filter(({ first, last }) => first <= day && day <= last + 1).map(({ index }) => index),
      );
  return largest([...atOnce, ...inRow]);
}

/** Of lists of numbers those that are part of no other. */
function largest(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const bySize = lists.filter((list) => list.length > 1).toSorted((a, b) => b.length - a.length);
  const kept: ReadonlySet<number>[] = [];
  for (const list of bySize)
    if (!kept.some((larger) => list.every((one) => larger.has(one)))) kept.push(new Set(list));
  return kept.map((list) => [...list]);
}

/** Lists of turns that share a moment. */
function turnsAtOneTime(problem: RotaProblem, turns: readonly number[]): readonly (readonly number[])[] {
  const spans = turns.flatMap((index) => turnAt(problem, index).spans.map((span) => ({ index, ...span })));
  return largest(
    spans.map(({ from }) => [
      ...new Set(spans.filter((span) => span.from <= from && from < span.until).map(({ index }) => index)),
    ]),
  );
}

/** Adds who may have which of some turns and the rules that hold between them. */
export function addDuties(
  program: MixedProgram,
  problem: RotaProblem,
  turns: readonly number[],
  possible: readonly (readonly PersonId[])[],
): DutyColumns {
  const columns = problem.turns.map((_, index) =>
    turns.includes(index)
      ? new Map((possible[index] ?? []).map((personId) => [personId, program.addChoice()]))
      : new Map<PersonId, number>(),
  );
  const people = new Set(turns.flatMap((index) => possible[index] ?? []));
  const alone = turnsOfOneAtMost(problem, turns);
  for (const personId of people)
    for (const list of alone) {
      const own = list.flatMap((index) => columns[index]?.get(personId) ?? []);
      if (own.length > 1)
        program.require(
          0,
          own.map((column) => [column, 1]),
          1,
        );
    }
  const together = problem.rules.apart.length === 0 ? [] : turnsAtOneTime(problem, turns);
  for (const pair of problem.rules.apart)
    for (const list of together) {
      const both = list.flatMap((index) => pair.flatMap((personId) => columns[index]?.get(personId) ?? []));
      if (both.length > 1)
        program.require(
          0,
          both.map((column) => [column, 1]),
          1,
        );
    }
  return columns;
}
