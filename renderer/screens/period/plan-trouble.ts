import type { PlanFinding } from '#domain/period/finding';
import type { PlanCell } from '#domain/period/plan';
import { applyEdit } from '../../parts/draft-edits.ts';
import { exchangeEdit, exchangeTrouble, type PlanTable } from './plan-edits.ts';
import type { PlanPlace } from './plan-ground.ts';
import { cellsOfSquares, planSquareKind } from './plan-squares.ts';

/** Says what is to be said of a table. */
export type Judge = (cells: readonly PlanCell[]) => readonly PlanFinding[];

/** Why an exchange cannot be, or what would have to be said of the table after it that was not to be said before. */
export type ExchangeTrouble = {
  readonly shut: ReturnType<typeof exchangeTrouble>;
  readonly findings: readonly PlanFinding[];
};

const nameOf = ({ kind, day, personId, poolKey, tierKey }: PlanFinding): string =>
  JSON.stringify([kind, day, personId, poolKey, tierKey]);

/** What is to be said of a table and was not to be said of another one. */
export function newFindings(
  before: readonly PlanFinding[],
  after: readonly PlanFinding[],
): readonly PlanFinding[] {
  const known = new Set(before.map(nameOf));
  return after.filter((finding) => !known.has(nameOf(finding)));
}

/** Every place that one could be exchanged with: others on its day, and its person's other days. */
export const exchangeTargets = ({ ground }: PlanTable, from: PlanPlace): readonly PlanPlace[] =>
  [...ground.places.values()].filter(
    ({ key, day, personId }) => key !== from.key && (day === from.day || personId === from.personId),
  );

/** What an exchange of one place with each of these would come to. */
export function exchangeTroubles(
  table: PlanTable,
  from: PlanPlace,
  targets: readonly PlanPlace[],
  judge: Judge,
): ReadonlyMap<string, ExchangeTrouble> {
  const squares = [...table.squares.values()];
  const before = judge(cellsOfSquares(squares));
  return new Map(
    targets.map((to): readonly [string, ExchangeTrouble] => {
      const shut = exchangeTrouble(table, from, to);
      if (shut !== undefined) return [to.key, { shut, findings: [] }];
      const after = applyEdit(planSquareKind, squares, exchangeEdit(table, from, to));
      return [to.key, { shut, findings: newFindings(before, judge(cellsOfSquares(after))) }];
    }),
  );
}
