import { expect, test } from 'vitest';
import type { AbsenceLine, Contradiction } from '#contract/methods/absence-nouns';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import type { PersonId } from '#domain/people/person';
import type { AwayAtHandover } from '#domain/shift/sheet';
import type { Instant, IsoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';
import {
  filterLines,
  isNarrowed,
  type ListFilter,
  spanFault,
  usualSpans,
} from '../../renderer/screens/absence/list-filter.ts';

putFakeBridge({});

const day = (text: string): IsoDay => text as IsoDay;

test('a month, a quarter and a year are named by the day that lies in them', () => {
  expect(usualSpans(day('2026-11-22'))).toEqual({
    month: { from: '2026-11-01', until: '2026-11-30' },
    quarter: { from: '2026-10-01', until: '2026-12-31' },
    year: { from: '2026-01-01', until: '2026-12-31' },
  });
  expect(usualSpans(day('2028-02-29')).month).toEqual({ from: '2028-02-01', until: '2028-02-29' });
  expect(usualSpans(day('2028-03-31')).quarter).toEqual({ from: '2028-01-01', until: '2028-03-31' });
});

test('a span that ends before it begins or is longer than the registry is read at once is refused before it is asked', () => {
  expect(spanFault({ from: day('2026-11-22'), until: day('2026-11-21') })).toBe('order');
  expect(spanFault({ from: day('2026-01-01'), until: day('2027-02-05') })).toBe('long');
  expect(spanFault({ from: day('2026-01-01'), until: day('2026-12-31') })).toBeUndefined();
  expect(spanFault({ from: day('2026-11-22'), until: day('2026-11-22') })).toBeUndefined();
});

const everything: ListFilter = {
  from: day('2026-11-01'),
  until: day('2026-11-30'),
  personId: null,
  states: [],
  kinds: [],
  isLeadersOnly: false,
  isMissedOnly: false,
};

test('the registry shows the newest departure first and only what every filter leaves', () => {
  // Only what the filter looks at.
  const line = (parts: Partial<AbsenceLine>): AbsenceLine =>
    ({
      id: 'a',
      personId: 'p',
      state: 'reported',
      kind: 'business',
      isLeader: true,
      missed: 0,
      fromAt: '2026-11-02T00:30:00.000Z',
      ...parts,
    }) as AbsenceLine;
  const old = line({ id: 'old' as AbsenceId });
  const late = line({
    id: 'late' as AbsenceId,
    state: 'overdue',
    missed: 1,
    fromAt: '2026-11-09T00:30:00.000Z' as Instant,
  });
  const other = line({
    id: 'other' as AbsenceId,
    personId: 'q' as PersonId,
    isLeader: false,
    kind: 'sick-leave',
    fromAt: '2026-11-20T00:30:00.000Z' as Instant,
  });
  const shown = (parts: Partial<ListFilter>): readonly string[] =>
    filterLines([old, late, other], { ...everything, ...parts }).map(({ id }) => String(id));
  expect(shown({})).toEqual(['other', 'late', 'old']);
  expect(shown({ personId: 'p' as PersonId })).toEqual(['late', 'old']);
  expect(shown({ states: ['overdue'] })).toEqual(['late']);
  expect(shown({ kinds: ['sick-leave'], isLeadersOnly: true })).toEqual([]);
  expect(shown({ isMissedOnly: true })).toEqual(['late']);
  expect(isNarrowed(everything)).toBe(false);
  expect(isNarrowed({ ...everything, isMissedOnly: true })).toBe(true);
});

test('whoever takes a shift hears of those planned for that shift who are away, and of no standby and no other shift', async () => {
  const { awayInShift } = await import('../../renderer/parts/planned-away.tsx');
  const duty = (seat: number, parts: Partial<PlannedDuty>): PlannedDuty => ({
    day: day('2026-11-25'),
    postId: 'desk',
    postName: '值班员',
    duty: 'deputy',
    shift: 0,
    seat,
    from: '2026-11-25T00:30:00.000Z' as Instant,
    until: '2026-11-25T09:30:00.000Z' as Instant,
    personId: `p${seat}` as PersonId,
    personName: `p${seat}`,
    ...parts,
  });
  const duties = [duty(0, {}), duty(1, { shift: 1 }), duty(2, { duty: 'standby' }), duty(3, { shift: null })];
  const against = duties.map(
    ({ day: on, postId, postName, seat, from, until, personName }): Contradiction => ({
      absenceId: 'a' as AbsenceId,
      number: '2026-0001',
      personId: `p${seat}` as PersonId,
      personName,
      place: { day: on, postId, seat },
      postName,
      from,
      until,
      decision: null,
    }),
  );
  const named = (index: number): readonly string[] =>
    awayInShift(against, duties, { day: day('2026-11-25'), index }).map(({ personName }) => personName);
  expect(named(0)).toEqual(['p0', 'p3']);
  expect(named(1)).toEqual(['p1', 'p3']);
  expect(awayInShift(against, duties, { day: day('2026-11-26'), index: 0 })).toEqual([]);
});

test('a handover sheet names leaders away with who presides, and anybody who should be back', async () => {
  const { default: i18next } = await import('i18next');
  const { awayRows } = await import('../../renderer/screens/handover/away-rows.ts');
  const { timesFor } = await import('../../renderer/parts/times.ts');
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const at = '2026-11-22T02:00:00.000Z' as Instant;
  const away = (name: string, parts: Partial<AwayAtHandover>): AwayAtHandover => ({
    id: name as AbsenceId,
    number: '2026-0001',
    name,
    post: '副主任',
    isLeader: true,
    fromAt: '2026-11-20T00:30:00.000Z' as Instant,
    untilAt: '2026-11-24T10:00:00.000Z' as Instant,
    state: 'away',
    actingName: '何秋实',
    actingPost: '主任助理',
    ...parts,
  });
  const rows = awayRows(
    i18next.getFixedT('zh-CN', ['screens', 'trade', 'failures', 'office', 'absence']),
    timesFor('zh-CN', 'Asia/Shanghai'),
    [
      away('孙伯安', {}),
      away('李强', { isLeader: false }),
      away('赵一鸣', { isLeader: false, state: 'overdue', actingName: '', actingPost: '' }),
      away('曾庆林', {
        state: 'approved',
        fromAt: '2026-11-22T05:00:00.000Z' as Instant,
        untilAt: '2026-11-24T16:00:00.000Z' as Instant,
      }),
    ],
    at,
  );
  expect(rows.map(({ key, isLate }) => [key, isLate])).toEqual([
    ['孙伯安', false],
    ['赵一鸣', true],
    ['曾庆林', false],
  ]);
  expect(rows[0]?.text).toBe('孙伯安 副主任 · 2026-0001 · 主持工作：何秋实 主任助理');
  expect(rows[0]?.tag).toBe('至 11-24 18:00');
  expect(rows[1]?.text).toBe('赵一鸣 副主任 · 2026-0001');
  expect(rows[2]?.tag).toBe('11-22 13:00 至 11-24 24:00');
});
