import type { PersonId } from '#domain/people/person';
import { areAtOneTime, mayFill, rulesBetween, type RuleInTheWay, turnAt } from '#domain/rota/hard-rules';
import type { RotaLift } from '#domain/rota/lift';
import type { RotaChoice, RotaProblem } from '#domain/rota/problem';
import type { DutyColumns } from './duty-model.ts';
import { MixedProgram } from './mixed-program.ts';

/** A program in which rules can be given up, each for a column of its own. */
export type LiftModel = {
  readonly program: MixedProgram;
  readonly columns: DutyColumns;
  readonly lifts: readonly { readonly lift: RotaLift; readonly column: number }[];
};

/**
 * A program that fills all turns and says which rules had to be given up for it. Membership is none of them, nor are two duties
 * at one time, nor turns that were decided and are not pinned.
 */
export function liftModel(problem: RotaProblem): LiftModel {
  const program = new MixedProgram();
  const lifts = new Map<string, { readonly lift: RotaLift; readonly column: number }>();
  const columnOf = (lift: RotaLift): number => {
    const key = JSON.stringify(lift);
    const known = lifts.get(key) ?? { lift, column: program.addChoice(1) };
    lifts.set(key, known);
    return known.column;
  };
  const decided: RotaChoice = problem.turns.map((turn) => (turn.isPinned === true ? null : turn.fixed));
  const columns = problem.turns.map((turn, index) => {
    if (decided[index] !== null) return new Map<PersonId, number>();
    const people =
      turn.fixed === null || turn.candidates.includes(turn.fixed)
        ? turn.candidates
        : [...turn.candidates, turn.fixed];
    return new Map(
      people.flatMap((personId): readonly (readonly [PersonId, number])[] => {
        const isHis = turn.fixed === personId;
        const needed = isHis
          ? []
          : mayFill(problem, decided, index, personId).map((rule) => liftOf(problem, personId, rule));
        if (needed.includes(undefined)) return [];
        const column = program.addChoice();
        for (const lift of needed) if (lift !== undefined) onlyWith(program, [column], columnOf(lift));
        if (turn.fixed !== null && !isHis)
          onlyWith(program, [column], columnOf({ what: 'unpin', turn: index }));
        return [[personId, column]];
      }),
    );
  });
  for (const [index, people] of columns.entries()) {
    if (decided[index] !== null) continue;
    const filled = [...people.values()].map((column) => [column, 1] as const);
    const gap =
      problem.turns[index]?.fixed === null ? [[columnOf({ what: 'gap', turn: index }), 1] as const] : [];
    program.require(1, [...filled, ...gap], 1);
  }
  addPairs(program, problem, columns, columnOf);
  return { program, columns, lifts: [...lifts.values()] };
}

/** All of `columns` together only where a rule is given up; with none given, never. */
function onlyWith(program: MixedProgram, columns: readonly number[], lift: number | null): void {
  const terms = columns.map((column) => [column, 1] as const);
  program.require(-1, lift === null ? terms : [...terms, [lift, -1]], columns.length - 1);
}

/** What must be given up so that a rule is no longer in the way; undefined where nothing can be. */
function liftOf(problem: RotaProblem, personId: PersonId, rule: RuleInTheWay): RotaLift | undefined {
  switch (rule.rule) {
    case 'away':
      return { what: 'away', personId, entry: rule.entry, reason: rule.reason };
    case 'exempt':
      return { what: 'exempt', personId, entry: rule.entry, exempt: rule.what };
    case 'rest':
      return { what: 'rest', minutes: 0 };
    case 'running':
      return { what: 'running' };
    case 'apart': {
      const people = problem.rules.apart[rule.entry];
      return people === undefined ? undefined : { what: 'apart', entry: rule.entry, people };
    }
    case 'fixed':
    case 'membership':
    case 'overlap':
      return undefined;
    default:
      return rule satisfies never;
  }
}

function addPairs(
  program: MixedProgram,
  problem: RotaProblem,
  columns: DutyColumns,
  columnOf: (lift: RotaLift) => number,
): void {
  for (const [index, people] of columns.entries())
    for (let other = index + 1; other < columns.length; other += 1) {
      const others = columns[other] ?? new Map<PersonId, number>();
      const rules = rulesBetween(problem, index, other);
      const isFixed = (personId: PersonId): boolean =>
        turnAt(problem, index).fixed === personId && turnAt(problem, other).fixed === personId;
      if (rules.length > 0)
        for (const [personId, column] of people) {
          const second = others.get(personId);
          if (second === undefined || isFixed(personId)) continue;
          for (const rule of rules) {
            const lift = liftOf(problem, personId, rule);
            onlyWith(program, [column, second], lift === undefined ? null : columnOf(lift));
          }
        }
      if (!areAtOneTime(turnAt(problem, index).spans, turnAt(problem, other).spans)) continue;
      for (const [entry, pair] of problem.rules.apart.entries())
        for (const [one, another] of [pair, [pair[1], pair[0]] as const]) {
          const first = people.get(one);
          const second = others.get(another);
          const areFixed = turnAt(problem, index).fixed === one && turnAt(problem, other).fixed === another;
          if (first !== undefined && second !== undefined && !areFixed)
            onlyWith(program, [first, second], columnOf({ what: 'apart', entry, people: pair }));
        }
    }
}
