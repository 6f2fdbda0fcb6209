import { expect, test } from 'vitest';
import type { PeriodFull } from '#contract/methods/period-nouns';
import type { PlanFinding } from '#domain/period/finding';
import { type SchemeTier, schemeTier } from '#domain/period/scheme';
import { personId } from '#domain/people/person';
import { cellKey } from '#domain/period/plan';
import { isoDay } from '#domain/time/instant';
import { groundOf } from '../../renderer/screens/period/plan-ground.ts';
import { tierLooks } from '../../renderer/screens/period/plan-marks.ts';
import { evennessOf } from '../../renderer/screens/period/plan-even.ts';
import { knownPlan } from '../../renderer/screens/period/plan-squares.ts';
import { stepFrom } from '../../renderer/screens/period/plan-steps.ts';
import {
  exchangeTargets,
  exchangeTroubles,
  newFindings,
} from '../../renderer/screens/period/plan-trouble.ts';
import { type PlanView, viewOf } from '../../renderer/screens/period/plan-view.ts';
import { aPeriodFull } from '../helpers/a-period-full.ts';

const tableOf = (full: PeriodFull) => {
  const ground = groundOf(full);
  return {
    ground,
    squares: new Map(knownPlan(full, ground).squares.map((square) => [cellKey(square), square])),
  };
};
const shown = (full: PeriodFull, findings: readonly PlanFinding[] = []): PlanView =>
  viewOf(tableOf(full), { frame: full.frame, findings, published: full.published?.cells });

const finding = (change: Partial<PlanFinding>): PlanFinding => ({
  kind: 'running',
  isBlocking: false,
  day: null,
  personId: null,
  poolKey: '',
  tierKey: '',
  values: {},
  ...change,
});

test('leaders stand first and apart, and people whom only the table names stand last', () => {
  const view = shown(aPeriodFull({ draft: { version: 1, cells: [['15', 'gone', 'rest']] } }));
  expect(view.groups.map(({ group, rows }) => [group.key, ...rows.map(({ person }) => person.id)])).toEqual([
    ['leaders', 'lead'],
    ['staff', 'anna', 'boris', 'clara'],
    ['', 'gone'],
  ]);
  expect(view.byKey.get('2026-02-15 gone')?.place.state).toBe('outside');
  expect(view.byKey.get('2026-02-19 anna')?.place.state).toBe('held');
});

test('beside a person stand the days of each kind, below a day how many each tier has and should have of those who are there', () => {
  const view = shown(
    aPeriodFull({
      away: [{ personId: 'clara', day: '2026-02-15', because: '2026-0001' }],
      draft: {
        version: 1,
        cells: [
          ['15', 'anna', 'duty'],
          ['16', 'anna', 'rest'],
          ['15', 'boris', 'duty'],
        ],
      },
    }),
  );
  const row = view.groups.flatMap(({ rows }) => rows).find(({ person }) => person.id === 'anna');
  expect(row?.counts).toEqual({ duty: 1, standby: 0, rest: 1, away: 0 });
  expect(row?.before).toMatchObject({ duty: 2, standby: 1, edge: 1 });
  const staff = view.feet.find(({ group }) => group.key === 'staff');
  const on = (day: string) =>
    staff?.days
      .find((one) => one.day === `2026-02-${day}`)
      ?.tiers.map(({ tier, got, wanted }) => [tier.key, got, wanted]);
  expect(on('15')).toEqual([
    ['duty', 2, 1],
    ['standby', 0, 1],
    ['rest', 0, 0],
  ]);
  expect(on('16')).toEqual([
    ['duty', 0, 1],
    ['standby', 0, 1],
    ['rest', 1, 1],
  ]);
  expect(on('19')).toEqual([]);
});

test('a cell says what is published where the draft says another, and what is to be said of it', () => {
  const said = finding({
    day: isoDay.parse('2026-02-15'),
    personId: personId.parse('anna'),
  });
  const view = shown(
    aPeriodFull({
      draft: {
        version: 1,
        cells: [
          ['15', 'anna', 'duty'],
          ['15', 'boris', 'rest'],
        ],
      },
      published: {
        version: 1,
        cells: [
          ['15', 'anna', 'rest'],
          ['15', 'boris', 'rest'],
          ['16', 'boris', 'duty'],
        ],
      },
    }),
    [said],
  );
  expect(view.byKey.get('2026-02-15 anna')).toMatchObject({ published: 'rest', findings: [said] });
  expect(view.byKey.get('2026-02-15 boris')?.published).toBeUndefined();
  expect(view.byKey.get('2026-02-16 boris')?.published).toBe('duty');
});

test('the cursor goes from cell to cell and stays where the table ends', () => {
  const view = shown(aPeriodFull());
  expect(stepFrom(view, '2026-02-14 lead', 'up')).toBe('2026-02-14 lead');
  expect(stepFrom(view, '2026-02-14 lead', 'down')).toBe('2026-02-14 anna');
  expect(stepFrom(view, '2026-02-14 anna', 'right')).toBe('2026-02-15 anna');
  expect(stepFrom(view, '2026-02-15 anna', 'row-last')).toBe('2026-02-19 anna');
  expect(stepFrom(view, '2026-02-15 anna', 'bottom')).toBe('2026-02-15 clara');
});

const aTier = (key: string, name: string, kind: SchemeTier['kind']): SchemeTier =>
  schemeTier.parse({ key, name, kind, place: 'anywhere', arriveMinutes: null, mayLeaveTown: false });

test('the only tier of a kind has the letter of the kind; of several each is told apart', () => {
  const letter = (kind: string): string => ({ duty: '岗', standby: '备', rest: '休' })[kind] ?? '';
  const letters = (tiers: readonly SchemeTier[]) =>
    [...tierLooks(tiers, letter).values()].map((look) => look.letters);
  expect(letters([aTier('a', '在岗', 'duty'), aTier('b', '备勤', 'standby')])).toEqual(['岗', '备']);
  expect(
    letters([aTier('a', '带班', 'duty'), aTier('b', '值班', 'duty'), aTier('c', '休息', 'rest')]),
  ).toEqual(['带', '值', '休']);
  expect(letters([aTier('a', '备勤一', 'standby'), aTier('b', '备勤二', 'standby')])).toEqual(['备1', '备2']);
});

test('evenness is counted from the table as it stands, with what was proven when it was made', () => {
  const full = aPeriodFull({
    draft: {
      version: 1,
      cells: [
        ['15', 'anna', 'duty'],
        ['16', 'anna', 'duty'],
        ['17', 'boris', 'duty'],
      ],
    },
  });
  const outcome = {
    kind: 'generated' as const,
    madeAt: full.now,
    byName: '',
    seconds: 1,
    evenness: [{ poolKey: 'staff', kind: 'duty' as const, least: 1, most: 2, bound: 1 }],
    shortages: [],
    running: [],
    changes: null,
    fewestChanges: null,
    isProven: true,
  };
  const lines = evennessOf(shown(full), outcome);
  expect(lines.find(({ poolKey, kind }) => poolKey === 'staff' && kind === 'duty')).toMatchObject({
    least: 0,
    most: 2,
    bound: 1,
  });
  expect(lines.find(({ poolKey, kind }) => poolKey === 'leaders' && kind === 'rest')?.bound).toBeUndefined();
});

test('while a cell is dragged, each target says only what would be new', () => {
  const full = aPeriodFull({
    draft: {
      version: 1,
      cells: [
        ['15', 'anna', 'duty'],
        ['15', 'boris', 'rest'],
        ['15', 'clara', 'duty'],
      ],
    },
  });
  const table = tableOf(full);
  const from = table.ground.places.get('2026-02-15 anna');
  if (from === undefined) throw new Error('no place');
  const known = finding({ kind: 'no-lead' });
  const troubles = exchangeTroubles(table, from, exchangeTargets(table, from), (cells) => [
    known,
    ...cells
      .filter(({ personId, tierKey }) => personId === 'boris' && tierKey === 'duty')
      .map(({ day, personId }) => finding({ kind: 'no-phone', day, personId })),
  ]);
  expect(troubles.get('2026-02-15 boris')).toMatchObject({
    shut: undefined,
    findings: [{ kind: 'no-phone' }],
  });
  expect(troubles.get('2026-02-15 clara')?.shut).toBe('same');
  expect(troubles.get('2026-02-19 anna')?.shut).toBe('locked');
  expect(troubles.has('2026-02-16 boris')).toBe(false);
  expect(newFindings([known], [known])).toEqual([]);
});
