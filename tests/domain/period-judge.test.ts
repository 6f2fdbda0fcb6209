import { describe, expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import { explainTier } from '#domain/period/explain-plan';
import type { PlanFinding } from '#domain/period/finding';
import { judgePlan } from '#domain/period/judge-plan';
import type { PlanCell } from '#domain/period/plan';
import { addDays } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { aCell, aFrame, aPart, aScheme, poolOf, thirds } from '../helpers/period-builders.ts';

const first = onDay('2026-02-15');
const staff = poolOf('staff', 3);
const [anna, boris, carl] = staff as readonly [PersonId, PersonId, PersonId];
type FrameMore = Parameters<typeof aFrame>[2];
const thirdsOf = (more: Parameters<typeof aScheme>[1] = {}) => aScheme({ staff: thirds }, more);
const frameOf = (days: number, more: FrameMore = {}, like = thirdsOf(), leads: readonly PersonId[] = []) =>
  aFrame(days, [aPart(first, like, { staff }, leads)], more);

/** One letter a day for each of three people: d, s, r, and - for none; who is on duty is first there. */
const rows = (...lines: readonly [string, string, string]): readonly PlanCell[] => {
  const tiers = { d: 'duty', s: 'standby', r: 'rest' } as const;
  return lines.flatMap((line, person) =>
    line.split('').flatMap((letter, day) =>
      letter === '-'
        ? []
        : [
            aCell(addDays(first, day), staff[person] ?? anna, tiers[letter as 'd'], {
              isLead: letter === 'd',
            }),
          ],
    ),
  );
};
const said = (found: readonly PlanFinding[]): readonly string[] =>
  found.map(({ kind, day, personId, tierKey, isBlocking }) =>
    [kind, day?.slice(8), personId?.slice(-1), tierKey, isBlocking ? '!' : ''].filter(Boolean).join(' '),
  );
const judge = (frame: ReturnType<typeof frameOf>, cells: readonly PlanCell[], hasPhone = true) =>
  said(judgePlan(frame, cells, () => hasPhone));

describe('a plan is judged', () => {
  test('and nothing is said of one that is in order', () => {
    expect(judge(frameOf(3), rows('drs', 'sdr', 'rsd'))).toEqual([]);
  });

  test('who is on duty or standby while away keeps it from being published; resting while away is nothing', () => {
    const away = [
      [anna, 0],
      [boris, 1],
      [carl, 0],
    ] as const;
    const found = judge(frameOf(2, { away }), rows('ds', 'sd', 'rs'));
    expect(found).toContain('away 15 1 duty !');
    expect(found).toContain('away 16 2 duty !');
    expect(found.filter((one) => one.endsWith('!'))).toHaveLength(2);
    // Who is away fills no place.
    expect(found).toContain('short 15 duty');
  });

  test('tiers with too few and too many are said with the numbers, and who is in none', () => {
    const findings = judgePlan(frameOf(1), rows('d', 'd', '-'), () => true);
    expect(said(findings)).toEqual([
      'unplaced 15 3',
      'two-leads 15',
      'over 15 duty',
      'short 15 standby',
      'short 15 rest',
    ]);
    expect(findings[2]?.values).toEqual({ wanted: '1', got: '2' });
  });

  test('duty on two days that follow one another is said on the second, but not inside one block', () => {
    const two = rows('dd', 'ss', 'rr');
    expect(judge(frameOf(2), two)).toContain('running 16 1 duty');
    expect(judge(frameOf(2, {}, thirdsOf({ restsAfterDuty: false })), two)).not.toContain(
      'running 16 1 duty',
    );
    expect(judge(frameOf(2, {}, thirdsOf({ blockDays: 2 })), two)).not.toContain('running 16 1 duty');
  });

  test('somebody who changes tiers inside a block is said on the day of the change', () => {
    const found = judge(frameOf(3, {}, thirdsOf({ blockDays: 2 })), rows('dds', 'srd', 'rsr'));
    expect(found.filter((one) => one.startsWith('moved'))).toEqual(['moved 16 2 rest', 'moved 16 3 standby']);
  });

  test('a day has one first on duty, who may be it', () => {
    const cells = rows('ds', 'sd', 'rr');
    const without = cells.map((cell) => ({ ...cell, isLead: cell.isLead && cell.day !== first }));
    expect(judge(frameOf(2, {}, thirdsOf(), [anna]), without)).toEqual([
      'no-lead 15',
      'bad-lead 16 2 duty',
      'uneven',
    ]);
  });

  test('who is of no pool there keeps it from being published, and so does a pool without people', () => {
    const stranger = aCell(first, poolOf('other', 1)[0] ?? anna, 'duty');
    expect(judge(frameOf(1), [...rows('d', 's', 'r'), stranger])).toContain('not-in-pool 15 1 duty !');
    const nobody = aFrame(2, [aPart(first, thirdsOf(), { staff: [] })]);
    expect(said(judgePlan(nobody, [], () => true))).toEqual(['no-people 15 !']);
    const away = [anna, boris, carl].map((person) => [person, 0] as const);
    expect(judge(frameOf(1, { away }), [])).toEqual(['no-people 15']);
  });

  test('who cannot be reached is said once', () => {
    expect(judge(frameOf(3), rows('drs', 'sdr', 'rsd'), false)).toEqual([
      'no-phone 15 1 duty',
      'no-phone 15 2 standby',
      'no-phone 16 3 standby',
    ]);
  });

  test('days that have begun are past judging, and days of another period are not judged; evenness counts what was served', () => {
    const cells = rows('dd', 'dd', '--');
    expect(judge(frameOf(2, { begun: 2 }), cells)).toEqual([]);
    expect(judge(frameOf(2, { heldByOther: [0, 1] }), cells)).toEqual([]);
    const uneven = judgePlan(frameOf(2, { begun: 1 }), rows('dd', 'ss', 'rr'), () => true).filter(
      ({ kind }) => kind === 'uneven',
    );
    expect(uneven.map(({ values }) => values)).toEqual(
      ['duty', 'standby', 'rest'].map((kind) => ({ kind, least: '0', most: '2' })),
    );
  });

  test('findings stand in the order of days, and what concerns all days is last', () => {
    const found = judgePlan(frameOf(4), rows('dddd', 'd---', 'd--s'), () => false);
    const days = found.map(({ day }) => day ?? '9999');
    expect(days).toEqual(days.toSorted());
    expect(found.length).toBeGreaterThan(10);
  });
});

describe('a place is explained', () => {
  const place = { day: addDays(first, 1), poolKey: 'staff', tierKey: 'duty' } as const;
  const reasons = (frame: ReturnType<typeof frameOf>, cells: readonly PlanCell[]) =>
    explainTier(frame, cells, place).map(({ reasons: mine }) => mine.map(({ kind }) => kind).join(' '));

  test('by absence, pins and duty on the days beside it', () => {
    const cells = rows('drd', 'sd-', 'rs-').map((cell) => ({ ...cell, isPinned: cell.personId === carl }));
    expect(reasons(frameOf(3, { away: [[carl, 1]] }), cells)).toEqual([
      'ran-before runs-after more',
      '',
      'away pinned',
    ]);
  });

  test('by more days of the kind, more edges before, or by nothing: then it is as fair the other way round', () => {
    expect(reasons(frameOf(2), rows('-s', '-d', '-r'))).toEqual(['even', '', 'even']);
    const before = [{ personId: anna, duty: 4, standby: 0, edge: 2 }];
    const frame = frameOf(2, { before });
    expect(reasons(frame, rows('-s', '-d', 'dr'))).toEqual(['edge-before', '', 'ran-before more']);
    expect(explainTier(frame, rows('-s', '-d', 'dr'), place)[0]).toMatchObject({
      days: 0,
      before: 4,
      isThere: true,
    });
  });

  test('and a place that the plan does not have is explained to nobody', () => {
    expect(explainTier(frameOf(1), [], { ...place, poolKey: 'none' })).toEqual([]);
    expect(explainTier(frameOf(1), [], place)).toEqual([]);
  });
});
