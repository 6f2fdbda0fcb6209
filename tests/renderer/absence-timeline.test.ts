import { expect, test } from 'vitest';
import type { AbsenceLine, Contradiction } from '#contract/methods/absence-nouns';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { type AbsenceEdge, type DayPart, departureAt, returnAt } from '#domain/absence/edge';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import type { Person, PersonId } from '#domain/people/person';
import { daysOfMonth, type IsoMonth } from '#domain/rota/duty';
import type { ClockTime, Instant, IsoDay } from '#domain/time/instant';
import {
  barsOf,
  dutiesOf,
  placeInDay,
  placeOf,
  runsOf,
  seenStretch,
  type Stop,
  stepStop,
  type TimelineFrame,
} from '../../renderer/screens/absence/timeline-layout.ts';
import { timelineRows } from '../../renderer/screens/absence/timeline-rows.ts';

const zone = 'Asia/Shanghai';
const parts = usualAbsenceRules.dayParts;
const frame: TimelineFrame = { days: daysOfMonth('2026-11' as IsoMonth), parts, zone };
const now = '2026-11-22T02:00:00.000Z' as Instant;

const edge = (day: string, part: DayPart, time: string | null = null): AbsenceEdge => ({
  day: day as IsoDay,
  part,
  time: time as ClockTime | null,
});

const line = (from: AbsenceEdge, until: AbsenceEdge, rest: Partial<AbsenceLine> = {}): AbsenceLine => ({
  id: `${from.day} ${from.part}` as AbsenceId,
  personId: 'p' as PersonId,
  personName: '孙伯安',
  personPost: '副主任',
  fromAt: departureAt(from, parts, zone),
  untilAt: returnAt(until, parts, zone),
  halfDays: 2,
  registeredAt: now,
  changedAt: null,
  changeCount: 0,
  returned: null,
  number: '2026-0001',
  version: 1,
  rankName: '班子成员',
  isLeader: true,
  kind: 'business',
  reach: 'country',
  from,
  until,
  acting: null,
  state: 'reported',
  stepState: 'reported',
  approverName: '',
  missed: 0,
  decided: 0,
  open: 0,
  ...rest,
});

const stretchOf = (from: AbsenceEdge, until: AbsenceEdge) =>
  seenStretch({ from: departureAt(from, parts, zone), until: returnAt(until, parts, zone) }, frame);

test('a morning and an afternoon are drawn as equal halves, and the evening is what is left', () => {
  expect(placeInDay('00:00', parts)).toBe(0);
  expect(placeInDay(parts.morning, parts)).toBe(0);
  const noon = placeInDay(parts.afternoon, parts);
  const dusk = placeInDay(parts.evening, parts);
  expect(dusk).toBeCloseTo(2 * noon);
  expect(placeInDay('15:00', parts)).toBeCloseTo(1.5 * noon);
  expect(placeInDay('23:59', parts)).toBeLessThan(1);
  expect(placeInDay('21:00', parts)).toBeGreaterThan(dusk);
});

test('a morning return and an afternoon departure of one day touch and do not cover each other', () => {
  const first = stretchOf(edge('2026-11-09', 'morning'), edge('2026-11-10', 'morning'));
  const second = stretchOf(edge('2026-11-10', 'afternoon'), edge('2026-11-10', 'evening'));
  expect(first).toEqual({ from: 8, until: 9.42 });
  expect(second).toEqual({ from: 9.42, until: 10 });
});

test('what reaches over the edge of the month is cut there, and what lies outside is not drawn', () => {
  expect(stretchOf(edge('2026-10-28', 'morning'), edge('2026-11-02', 'evening'))).toEqual({
    from: 0,
    until: 2,
  });
  expect(stretchOf(edge('2026-11-30', 'afternoon'), edge('2027-01-03', 'morning'))).toEqual({
    from: 29.42,
    until: 30,
  });
  expect(stretchOf(edge('2026-10-01', 'morning'), edge('2026-10-31', 'evening'))).toBeUndefined();
  expect(placeOf('2026-10-31T01:00:00.000Z' as Instant, frame)).toBeLessThan(0);
  expect(placeOf('2026-12-01T01:00:00.000Z' as Instant, frame)).toBeGreaterThanOrEqual(30);
});

test('the same edges are drawn alike on the day the clocks change', () => {
  const berlin = { ...frame, days: daysOfMonth('2026-10' as IsoMonth), zone: 'Europe/Berlin' };
  const noon = departureAt(edge('2026-10-25', 'afternoon'), parts, berlin.zone);
  expect(placeOf(noon, berlin)).toBe(24.42);
});

test('a return that was recorded ends the bar, and one that did not come draws on until now', () => {
  const back = { at: '2026-11-12T04:00:00.000Z' as Instant, recordedAt: now };
  const [returned] = barsOf(
    [
      line(edge('2026-11-10', 'morning'), edge('2026-11-14', 'evening'), {
        returned: back,
        state: 'returned',
      }),
    ],
    frame,
    now,
  );
  expect(returned?.stretch).toEqual({ from: 9, until: 11.42 });
  expect(returned?.late).toBeUndefined();
  const [late] = barsOf(
    [line(edge('2026-11-18', 'morning'), edge('2026-11-20', 'afternoon'), { state: 'overdue' })],
    frame,
    now,
  );
  expect(late?.stretch).toEqual({ from: 17, until: 19.84 });
  expect(late?.late?.from).toBe(19.84);
  expect(late?.late?.until).toBeCloseTo(placeOf(now, frame));
});

test('somebody overdue since the month before is drawn from its first day until now', () => {
  const [bar] = barsOf(
    [line(edge('2026-10-20', 'morning'), edge('2026-10-29', 'afternoon'), { state: 'overdue' })],
    frame,
    now,
  );
  expect(bar?.stretch.from).toBe(0);
  expect(bar).toMatchObject({ isFromBefore: true, goesOn: false });
});

test('trips that touch share a line, one that covers another stands on the next, and a cancelled one is not drawn', () => {
  const bars = barsOf(
    [
      line(edge('2026-11-02', 'morning'), edge('2026-11-05', 'morning')),
      line(edge('2026-11-05', 'afternoon'), edge('2026-11-06', 'evening')),
      line(edge('2026-11-06', 'morning'), edge('2026-11-07', 'evening')),
      line(edge('2026-11-03', 'morning'), edge('2026-11-04', 'evening'), { stepState: 'cancelled' }),
    ],
    frame,
    now,
  );
  expect(bars.map(({ lane }) => lane)).toEqual([0, 0, 1]);
});

const duty = (seat: number, personId: string): PlannedDuty => ({
  day: '2026-11-25' as IsoDay,
  postId: 'leader',
  postName: '带班领导',
  duty: 'dutyLeader',
  shift: 0,
  seat,
  from: '2026-11-25T00:30:00.000Z' as Instant,
  until: '2026-11-26T00:30:00.000Z' as Instant,
  personId: personId as PersonId,
  personName: personId,
});

const against = (seat: number, personId: string): Contradiction => ({
  absenceId: 'a' as AbsenceId,
  number: '2026-0001',
  personId: personId as PersonId,
  personName: personId,
  place: { day: '2026-11-25' as IsoDay, postId: 'leader', seat },
  postName: '带班领导',
  from: '2026-11-25T00:30:00.000Z' as Instant,
  until: '2026-11-26T00:30:00.000Z' as Instant,
  decision: null,
});

test('a contradiction is marked at the very duty of its person', () => {
  const drawn = dutiesOf('p' as PersonId, [duty(0, 'q'), duty(1, 'p')], [against(1, 'p'), against(0, 'q')]);
  expect(drawn.get('2026-11-25' as IsoDay)).toMatchObject([
    { duty: { seat: 1 }, contradiction: { personId: 'p' } },
  ]);
  expect(dutiesOf('r' as PersonId, [duty(1, 'p')], [against(1, 'p')]).size).toBe(0);
});

test('days with one name make one run', () => {
  expect(runsOf(['', '国庆节', '国庆节', '', '国庆节', '中秋节'])).toEqual([
    { name: '国庆节', at: 1, length: 2 },
    { name: '国庆节', at: 4, length: 1 },
    { name: '中秋节', at: 5, length: 1 },
  ]);
});

test('arrows go along a row and to the nearest bar of the next row that has one', () => {
  const stops: readonly Stop[] = [
    { key: 'a', row: 0, at: 3 },
    { key: 'b', row: 0, at: 20 },
    { key: 'c', row: 2, at: 1 },
    { key: 'd', row: 2, at: 19 },
  ];
  expect(stepStop(stops, 'a', 'ArrowRight')).toBe('b');
  expect(stepStop(stops, 'b', 'ArrowRight')).toBe('b');
  expect(stepStop(stops, 'b', 'ArrowDown')).toBe('d');
  expect(stepStop(stops, 'c', 'ArrowUp')).toBe('a');
  expect(stepStop(stops, 'c', 'ArrowDown')).toBe('c');
  expect(stepStop(stops, 'a', 'ArrowUp')).toBe('a');
  expect(stepStop(stops, 'd', 'Home')).toBe('c');
  expect(stepStop(stops, 'a', 'End')).toBe('b');
  expect(stepStop(stops, 'a', 'Enter')).toBeUndefined();
});

const person = (id: string): Person => ({
  id: id as PersonId,
  name: id,
  post: '',
  unit: '',
  phones: [],
  group: '',
  order: 1,
  joinedDay: null,
  leftDay: null,
  pinyin: id,
  initials: id,
  version: 1,
});

test('rows are those away, all leaders or everybody; who left the directory is still shown when away', () => {
  const rules = {
    ...usualAbsenceRules,
    people: [
      { personId: 'b' as PersonId, rankId: 'head' },
      { personId: 'c' as PersonId, rankId: 'deputy' },
    ],
  };
  const away = [
    line(edge('2026-11-02', 'morning'), edge('2026-11-03', 'evening'), { personId: 'a' as PersonId }),
    line(edge('2026-11-02', 'morning'), edge('2026-11-03', 'evening'), { personId: 'x' as PersonId }),
    line(edge('2026-11-02', 'morning'), edge('2026-11-03', 'evening'), {
      personId: 'c' as PersonId,
      stepState: 'cancelled',
    }),
  ];
  const people = ['a', 'b', 'c', 'd'].map(person);
  const rowsOf = (choice: 'away' | 'leaders' | 'all') =>
    timelineRows(choice, people, away, rules).map(({ personId }) => String(personId));
  expect(rowsOf('away')).toEqual(['x', 'a']);
  expect(rowsOf('leaders')).toEqual(['b', 'c', 'x']);
  expect(rowsOf('all')).toEqual(['b', 'c', 'x', 'a', 'd']);
});
