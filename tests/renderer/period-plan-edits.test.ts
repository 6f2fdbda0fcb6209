import { expect, test } from 'vitest';
import type { PeriodFull } from '#contract/methods/period-nouns';
import { personId } from '#domain/people/person';
import { cellKey } from '#domain/period/plan';
import { isoDay } from '#domain/time/instant';
import { applyEdit, type Edit } from '../../renderer/parts/draft-edits.ts';
import { createDraftKeeper, type KnownDraft } from '../../renderer/parts/draft-keeper.ts';
import {
  clearEdit,
  exchangeEdit,
  exchangeTrouble,
  leadEdit,
  pinEdit,
  type PlanTable,
  tierEdit,
} from '../../renderer/screens/period/plan-edits.ts';
import { groundOf, type PlanPlace } from '../../renderer/screens/period/plan-ground.ts';
import {
  cellsOfSquares,
  knownPlan,
  type PlanSquare,
  planSquareKind,
} from '../../renderer/screens/period/plan-squares.ts';
import { aPeriodFull } from '../helpers/a-period-full.ts';

const tableOf = (full: PeriodFull): PlanTable => {
  const ground = groundOf(full);
  return {
    ground,
    squares: new Map(knownPlan(full, ground).squares.map((square) => [cellKey(square), square])),
  };
};

const placeAt = ({ ground }: PlanTable, day: string, person: string): PlanPlace => {
  const place = ground.places.get(`2026-02-${day} ${person}`);
  if (place === undefined) throw new Error(`no place ${day} ${person}`);
  return place;
};

const after = ({ ground, squares }: PlanTable, edit: Edit<PlanSquare>): PlanTable => ({
  ground,
  squares: new Map(
    applyEdit(planSquareKind, [...squares.values()], edit).map((square) => [cellKey(square), square]),
  ),
});

/** The tier on a day with its marks: `duty!` is pinned, `duty*` first on duty. */
const shownAt = ({ squares }: PlanTable, day: string, person: string): string => {
  const square = squares.get(
    cellKey({ day: isoDay.parse(`2026-02-${day}`), personId: personId.parse(person) }),
  );
  if (square === undefined) return 'no square';
  return `${square.tierKey ?? '-'}${square.isPinned ? '!' : ''}${square.isLead ? '*' : ''}`;
};

const drafted = (rows: Parameters<typeof aPeriodFull>[0]): PlanTable => tableOf(aPeriodFull(rows));

test('somebody who is put in a tier is pinned there, and is no longer first on duty where the tier is not of duty', () => {
  const table = drafted({ draft: { version: 1, cells: [['15', 'anna', 'duty', { isLead: true }]] } });
  const moved = after(table, tierEdit(table, placeAt(table, '15', 'anna'), 'rest'));
  expect(shownAt(moved, '15', 'anna')).toBe('rest!');
  const same = after(table, tierEdit(table, placeAt(table, '15', 'anna'), 'duty'));
  expect(shownAt(same, '15', 'anna')).toBe('duty!*');
});

test('a block is put in a tier as a whole, but for days that have begun and days away', () => {
  const table = drafted({
    blockDays: 3,
    begun: 1,
    away: [{ personId: 'anna', day: '2026-02-16', because: '2026-0001' }],
    published: { version: 1, cells: [['14', 'anna', 'rest']] },
  });
  const put = after(table, tierEdit(table, placeAt(table, '15', 'anna'), 'duty'));
  expect(['14', '15', '16', '17'].map((day) => shownAt(put, day, 'anna'))).toEqual([
    'rest',
    'duty!',
    '-',
    '-',
  ]);
});

test('what is cleared is neither pinned nor first on duty, and nobody pins what is in no tier', () => {
  const table = drafted({
    draft: { version: 1, cells: [['15', 'anna', 'duty', { isLead: true, isPinned: true }]] },
  });
  const cleared = after(table, clearEdit(table, placeAt(table, '15', 'anna')));
  expect(shownAt(cleared, '15', 'anna')).toBe('-');
  expect(shownAt(after(cleared, pinEdit(cleared, placeAt(table, '15', 'anna'))), '15', 'anna')).toBe('-');
  expect(shownAt(after(table, pinEdit(table, placeAt(table, '15', 'anna'))), '15', 'anna')).toBe('duty*');
});

test('a day has one who is first on duty, of those on duty in a pool that has one', () => {
  const table = drafted({
    draft: {
      version: 1,
      cells: [
        ['15', 'anna', 'duty', { isLead: true }],
        ['15', 'boris', 'duty'],
        ['15', 'clara', 'rest'],
        ['15', 'lead', 'duty'],
      ],
    },
  });
  const other = after(table, leadEdit(table, placeAt(table, '15', 'boris')));
  expect([shownAt(other, '15', 'anna'), shownAt(other, '15', 'boris')]).toEqual(['duty', 'duty!*']);
  expect(leadEdit(table, placeAt(table, '15', 'clara'))).toEqual([]);
  expect(leadEdit(table, placeAt(table, '15', 'lead'))).toEqual([]);
});

test('two people of a day exchange their tiers, and who is first on duty with them', () => {
  const table = drafted({
    draft: {
      version: 1,
      cells: [
        ['15', 'anna', 'duty', { isLead: true }],
        ['15', 'boris', 'rest'],
      ],
    },
  });
  const [anna, boris] = [placeAt(table, '15', 'anna'), placeAt(table, '15', 'boris')];
  const done = after(table, exchangeEdit(table, anna, boris));
  expect([shownAt(done, '15', 'anna'), shownAt(done, '15', 'boris')]).toEqual(['rest!', 'duty!*']);
});

test('two days of a person exchange their tiers; who is first on duty stays with the day', () => {
  const table = drafted({
    draft: {
      version: 1,
      cells: [
        ['15', 'anna', 'duty', { isLead: true }],
        ['16', 'anna', 'standby'],
      ],
    },
  });
  const done = after(table, exchangeEdit(table, placeAt(table, '15', 'anna'), placeAt(table, '16', 'anna')));
  expect([shownAt(done, '15', 'anna'), shownAt(done, '16', 'anna')]).toEqual(['standby!', 'duty!']);
});

test('blocks exchange as a whole between people and between days', () => {
  const rows = ['14', '15'].flatMap((day) => [
    [day, 'anna', 'duty'] as const,
    [day, 'boris', 'rest'] as const,
  ]);
  const table = drafted({
    blockDays: 2,
    draft: { version: 1, cells: [...rows, ['16', 'anna', 'standby'], ['17', 'anna', 'standby']] },
  });
  const people = after(
    table,
    exchangeEdit(table, placeAt(table, '15', 'anna'), placeAt(table, '15', 'boris')),
  );
  expect(['14', '15'].map((day) => [shownAt(people, day, 'anna'), shownAt(people, day, 'boris')])).toEqual([
    ['rest!', 'duty!'],
    ['rest!', 'duty!'],
  ]);
  const days = after(table, exchangeEdit(table, placeAt(table, '15', 'anna'), placeAt(table, '16', 'anna')));
  expect(['14', '15', '16', '17'].map((day) => shownAt(days, day, 'anna'))).toEqual([
    'standby!',
    'standby!',
    'duty!',
    'duty!',
  ]);
});

test('nothing is exchanged with another person on another day, a day that has begun or is held by another period, or somebody away', () => {
  const table = drafted({
    begun: 1,
    away: [{ personId: 'boris', day: '2026-02-16', because: '2026-0001' }],
    draft: { version: 1, cells: [['16', 'anna', 'duty']] },
    published: { version: 1, cells: [['14', 'anna', 'rest']] },
  });
  const anna = placeAt(table, '16', 'anna');
  const trouble = (day: string, person: string) => exchangeTrouble(table, anna, placeAt(table, day, person));
  expect(trouble('15', 'clara')).toBe('apart');
  expect(trouble('14', 'anna')).toBe('locked');
  expect(trouble('19', 'anna')).toBe('locked');
  expect(trouble('16', 'boris')).toBe('away');
  expect(trouble('16', 'anna')).toBe('same');
  expect(trouble('16', 'clara')).toBeUndefined();
  expect(exchangeEdit(table, anna, placeAt(table, '15', 'clara'))).toEqual([]);
});

test('what is kept of a table is everybody in a tier, without what another period holds now', () => {
  const full = aPeriodFull({
    draft: {
      version: 3,
      cells: [
        ['15', 'anna', 'duty'],
        ['19', 'anna', 'duty'],
        ['15', 'gone', 'rest'],
      ],
    },
    published: { version: 2, cells: [] },
  });
  const known = knownPlan(full, groundOf(full));
  expect(known).toMatchObject({ version: 3, base: 2 });
  expect(cellsOfSquares(known.squares).map(cellKey)).toEqual(['2026-02-15 anna', '2026-02-15 gone']);
});

test('edits of a table are kept as its cells, and a step back empties the cell again', async () => {
  const sent: KnownDraft<PlanSquare>[] = [];
  const keeper = createDraftKeeper<PlanSquare>(
    planSquareKind,
    (draft) => {
      sent.push(draft);
      return Promise.resolve({ version: draft.version + 1 });
    },
    () => undefined,
  );
  const full = aPeriodFull();
  const table = tableOf(full);
  keeper.know(knownPlan(full, table.ground));
  keeper.change(tierEdit(table, placeAt(table, '15', 'anna'), 'duty'));
  keeper.undo();
  await expect.poll(() => sent.length).toBe(2);
  expect(sent.map(({ squares }) => cellsOfSquares(squares).map(cellKey))).toEqual([['2026-02-15 anna'], []]);
  expect(keeper.state().history.undone).toHaveLength(1);
});
