import { describe, expect, test } from 'vitest';
import notices from '#presets/notices' with { type: 'json' };
import presets from '#presets/period' with { type: 'json' };
import { DutyError } from '#contract/errors';
import { builtInVersions, knownNotices } from '#domain/calendar/built-in-calendar';
import { calendarDay, officialCalendar } from '#domain/calendar/official-calendar';
import type { PlanFrame } from '#domain/period/frame';
import { judgePlan } from '#domain/period/judge-plan';
import type { PlanCell } from '#domain/period/plan';
import { type Scheme, scheme } from '#domain/period/scheme';
import { addDays, daysBetween } from '#domain/time/instant';
import { makePlan } from '#service/period/make-plan';
import { onDay } from '../helpers/builders.ts';
import { aFrame, aPart, aScheme, poolOf, thirds } from '../helpers/period-builders.ts';
import { seededPeriod, withLateAbsence } from '../helpers/period-cases.ts';

const first = onDay('2026-02-15');
const threeThree = scheme.parse(presets.schemes[0]);
const leaders = poolOf('leader', 7);
const staff = poolOf('staff', 20);
const [boss, anna, boris] = [leaders[2], staff[4], staff[11]];
if (boss === undefined || anna === undefined || boris === undefined) throw new Error('no people');

/** How many are in each tier of a pool on each day. */
const heads = (frame: PlanFrame, cells: readonly PlanCell[], poolKey: string): readonly string[] =>
  frame.days.map(({ day }) =>
    ['duty', 'standby', 'rest']
      .map(
        (tierKey) =>
          cells.filter((cell) => cell.day === day && cell.poolKey === poolKey && cell.tierKey === tierKey)
            .length,
      )
      .join('/'),
  );

const holiday = (made: Scheme): PlanFrame => {
  const calendar = officialCalendar(builtInVersions(knownNotices.parse(notices)));
  const days = daysBetween(first, onDay('2026-02-23')).map((day) => calendarDay(day, calendar));
  const frame = aFrame(days.length, [aPart(first, made, { leaders, staff })], {
    away: [
      ...[0, 1, 2].map((day) => [anna, day] as const),
      ...[5, 6, 7].map((day) => [boris, day] as const),
      ...[7, 8].map((day) => [boss, day] as const),
    ],
    before: [{ personId: staff[0] ?? anna, duty: 3, standby: 2, edge: 2 }],
  });
  return {
    ...frame,
    days: frame.days.map((day, index) => ({ ...day, isHoliday: days[index]?.type === 'holiday' })),
  };
};

describe('Spring Festival 2026 by 三三制, 20 staff and 7 leaders, three absences', () => {
  test('is 7/7/6 on every day on which nobody is away, even within one day on duty, with a proof, and nothing is in the way', async () => {
    const frame = holiday(threeThree);
    expect(frame.days.every(({ isHoliday }) => isHoliday)).toBe(true);
    const { cells, outcome } = await makePlan(frame, [], 'fresh');
    expect(heads(frame, cells, 'staff')).toEqual([
      '7/6/6',
      '7/6/6',
      '7/6/6',
      '7/7/6',
      '7/7/6',
      '7/6/6',
      '7/6/6',
      '7/6/6',
      '7/7/6',
    ]);
    expect(heads(frame, cells, 'leaders')).toEqual([...Array<string>(7).fill('3/2/2'), '2/2/2', '2/2/2']);
    expect(outcome).toMatchObject({
      kind: 'generated',
      shortages: [],
      running: [],
      changes: null,
      isProven: true,
    });
    for (const { kind, least, most, bound } of outcome.evenness)
      if (kind !== 'rest') expect([kind, most - least, bound]).toEqual([kind, 1, 1]);
    const said = judgePlan(frame, cells, () => true);
    expect(said.filter(({ kind }) => kind !== 'uneven')).toEqual([]);
    // Who had both edges of the last holiday has neither of this one.
    const edges = cells.filter(
      ({ day, personId, tierKey }) =>
        personId === staff[0] && tierKey === 'duty' && (day === first || day === onDay('2026-02-23')),
    );
    expect(edges).toEqual([]);
  });

  test('is planned again with the fewest changes when somebody falls out in the middle, and what was served stays', async () => {
    const frame = holiday(threeThree);
    const { cells } = await makePlan(frame, [], 'fresh');
    const begun = {
      ...frame,
      days: frame.days.map((day, index) => ({ ...day, hasBegun: index < 4 })),
    };
    const fallen = cells.find(
      ({ day, tierKey, poolKey }) => day === addDays(first, 5) && tierKey === 'duty' && poolKey === 'staff',
    );
    if (fallen === undefined) throw new Error('nobody is on duty');
    const late = withLateAbsence(begun, fallen.personId, [addDays(first, 5), addDays(first, 6)]);
    const { cells: again, outcome } = await makePlan(late, cells, 'fewest-changes');
    expect(again.filter(({ day }) => day < addDays(first, 4))).toEqual(
      cells.filter(({ day }) => day < addDays(first, 4)),
    );
    const gone = outcome.changes?.filter(({ personId }) => personId === fallen.personId) ?? [];
    expect(gone.map(({ day, after }) => [day, after])).toEqual([
      [addDays(first, 5), null],
      [addDays(first, 6), null],
    ]);
    // 18 there are 6/6/6: on the first day standby stays as it is and nobody else moves but where a tier is too large.
    const moved = outcome.changes?.filter(({ before, after }) => after !== null && before !== after) ?? [];
    expect(moved).toHaveLength(outcome.fewestChanges ?? -1);
    expect(outcome.shortages).toEqual([]);
  });
});

test('a holiday that overlaps a declared emergency has nobody on the days that the emergency holds, and the others are even', async () => {
  const frame = aFrame(9, [aPart(first, threeThree, { leaders, staff })], { heldByOther: [3, 4, 5] });
  const { cells, outcome } = await makePlan(frame, [], 'fresh');
  expect(heads(frame, cells, 'staff')).toEqual([
    ...Array<string>(3).fill('7/7/6'),
    ...Array<string>(3).fill('0/0/0'),
    ...Array<string>(3).fill('7/7/6'),
  ]);
  expect(outcome).toMatchObject({ shortages: [], running: [], isProven: true });
  expect(outcome.evenness.every(({ least, most }) => most - least <= 1)).toBe(true);
  expect(judgePlan(frame, cells, () => true)).toEqual([]);
});

test('a scheme changed in mid-period is planned around what was served, and days are even over both schemes', async () => {
  const by = (duty: number) =>
    aScheme({
      staff: [
        ['duty', 'heads', duty],
        ['standby', 'parts', 1],
        ['rest', 'parts', 1],
      ],
    });
  const before = aFrame(8, [aPart(first, by(4), { staff })]);
  const { cells } = await makePlan(before, [], 'fresh');
  const changed = aFrame(8, [aPart(first, by(4), { staff }), aPart(addDays(first, 4), by(6), { staff })], {
    begun: 4,
  });
  const { cells: again, outcome } = await makePlan(changed, cells, 'fresh');
  expect(heads(changed, again, 'staff')).toEqual([
    ...Array<string>(4).fill('4/8/8'),
    ...Array<string>(4).fill('6/7/7'),
  ]);
  expect(again.filter(({ day }) => day < addDays(first, 4))).toEqual(
    cells.filter(({ day }) => day < addDays(first, 4)),
  );
  // 40 days on duty for 20 people, although the first four days gave nobody more than one.
  expect(outcome.evenness.map(({ kind, least, most, bound }) => [kind, most - least, bound])).toEqual([
    ['duty', 0, 0],
    ['standby', 0, 0],
    ['rest', 0, 0],
  ]);
  expect(outcome.isProven).toBe(true);
});

test('a pin that makes a tier too large is kept, and the shortage is said', async () => {
  const four = poolOf('staff', 4);
  const frame = aFrame(1, [aPart(first, aScheme({ staff: thirds }), { staff: four })]);
  const pins = four.slice(0, 3).map((personId) => ({
    day: first,
    personId,
    poolKey: 'staff',
    tierKey: 'rest',
    isLead: false,
    isPinned: true,
  }));
  const { cells, outcome } = await makePlan(frame, pins, 'fresh');
  expect(heads(frame, cells, 'staff')).toEqual(['1/0/3']);
  expect(outcome.shortages.map(({ tierKey, wanted, got }) => [tierKey, wanted, got])).toEqual([
    ['duty', 2, 1],
    ['standby', 1, 0],
    ['rest', 1, 3],
  ]);
});

test('cancelled work ends with `cancelled`, asked for by the flag or by the one who hears of progress', async () => {
  const { frame } = seededPeriod({ seed: 7, people: 120, days: 40, away: 0.3 });
  const asked = makePlan(frame, [], 'fresh', { isCancelled: () => true });
  await expect(asked).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  const thrown = makePlan(frame, [], 'fresh', {
    progress: () => {
      throw new DutyError('cancelled', 'period');
    },
  });
  await expect(thrown).rejects.toMatchObject({ failure: { code: 'cancelled' } });
});
