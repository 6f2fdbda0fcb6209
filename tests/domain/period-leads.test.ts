import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseLeads } from '#domain/period/choose-leads';
import type { PersonId } from '#domain/people/person';
import type { PlanCell } from '#domain/period/plan';
import { addDays } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { aCell, aFrame, aPart, aScheme, poolOf, thirds } from '../helpers/period-builders.ts';

const first = onDay('2026-02-15');
const staff = poolOf('staff', 6);
const [anna, boris, carl] = staff as readonly [PersonId, PersonId, PersonId];
const duties = (people: readonly (readonly PersonId[])[]): readonly PlanCell[] =>
  people.flatMap((ids, day) => ids.map((id) => aCell(addDays(first, day), id, 'duty')));
const frameOf = (days: number, leads: readonly PersonId[] = [], begun = 0) =>
  aFrame(days, [aPart(first, aScheme({ staff: thirds }), { staff }, leads)], { begun });
const leadsIn = (cells: readonly PlanCell[]): readonly PersonId[] =>
  cells.filter(({ isLead }) => isLead).map(({ personId }) => personId);

test('one of those on duty is the first on each day, in turn, and passed on over others where that is more even', () => {
  const both = duties([
    [anna, boris],
    [anna, boris],
    [anna, carl],
    [anna, carl],
  ]);
  expect(leadsIn(chooseLeads(frameOf(4), both)).toSorted()).toHaveLength(4);
  const chain = duties([[anna, boris], [boris, carl], [anna], [anna], [boris]]);
  const counts = Map.groupBy(leadsIn(chooseLeads(frameOf(5), chain)), (person) => person);
  expect([anna, boris, carl].map((person) => counts.get(person)?.length)).toEqual([2, 2, 1]);
});

test('who is named stays first while on duty, even where somebody else would be fairer; after a change of tiers somebody else is', () => {
  const cells = duties([
    [anna, boris],
    [anna, boris],
  ]).map((cell) => ({ ...cell, isLead: cell.personId === anna }));
  expect(leadsIn(chooseLeads(frameOf(2), cells))).toEqual([anna, anna]);
  const moved = cells.map((cell) =>
    cell.personId === anna && cell.day === first ? { ...cell, tierKey: 'rest' } : cell,
  );
  expect(leadsIn(chooseLeads(frameOf(2), moved))).toEqual([boris, anna]);
});

test('only those who may be first are, and a day without one of them has none; what has begun stays as it was', () => {
  const cells = duties([[anna, boris], [boris]]);
  expect(leadsIn(chooseLeads(frameOf(2, [anna]), cells))).toEqual([anna]);
  const begun = cells.map((cell) => ({ ...cell, isLead: cell.day === first && cell.personId === boris }));
  expect(chooseLeads(frameOf(2, [anna], 1), begun)).toEqual(begun);
});

test('the first on duty are as even as any choice makes them', () => {
  const sets = fc.array(
    fc.uniqueArray(fc.constantFrom(...staff.slice(0, 4)), { minLength: 1, maxLength: 3 }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(sets, (days) => {
      const leads = leadsIn(chooseLeads(frameOf(days.length), duties(days)));
      expect(leads).toHaveLength(days.length);
      const squares = (chosen: readonly PersonId[]): number =>
        [...Map.groupBy(chosen, (person) => person).values()].reduce((sum, one) => sum + one.length ** 2, 0);
      const all = days.reduce<readonly (readonly PersonId[])[]>(
        (chosen, ids) => chosen.flatMap((before) => ids.map((id) => [...before, id])),
        [[]],
      );
      expect(squares(leads)).toBe(Math.min(...all.map(squares)));
    }),
    { numRuns: 150 },
  );
});
