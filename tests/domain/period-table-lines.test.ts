import { expect, test } from 'vitest';
import type { DayType, OfficialDay } from '#domain/calendar/official-day';
import type { PersonId } from '#domain/people/person';
import type { PeriodPart } from '#domain/period/period';
import type { PlanCell } from '#domain/period/plan';
import { type TableFacts, tableLines } from '#domain/period/table-lines';
import type { ClockTime, IsoDay } from '#domain/time/instant';

const onDay = (text: string): IsoDay => text as IsoDay;
const person = (text: string): PersonId => text as PersonId;

const aDay = (day: string, type: DayType, name: string): OfficialDay => ({
  day: onDay(day),
  type,
  name,
  place: null,
  isStatutory: false,
  source: 'built-in',
  notice: '',
});

const tier = (key: string, kind: 'duty' | 'standby' | 'rest') => ({
  key,
  name: key,
  kind,
  place: 'anywhere' as const,
  arriveMinutes: null,
  mayLeaveTown: false,
});

const pool = (key: string, change: Partial<PeriodPart['scheme']['pools'][number]>) => ({
  key,
  name: key,
  isLeaders: false,
  duty: 'deputy' as const,
  hasLead: false,
  shift: null,
  groupIds: [],
  demands: [],
  ...change,
});

const people = (key: string, ids: readonly string[]) => ({ key, people: ids.map(person), leads: [] });

const part = (fromDay: string, pools: PeriodPart['pools']): PeriodPart => ({
  fromDay: onDay(fromDay),
  scheme: {
    id: 'three',
    name: '三三制',
    source: '',
    note: '',
    tiers: [tier('on', 'duty'), tier('by', 'standby'), tier('off', 'rest')],
    pools: [
      pool('leaders', { isLeaders: true, duty: 'dutyLeader' }),
      pool('middle', { duty: 'chief' }),
      pool('staff', { hasLead: true }),
    ],
    blockDays: 1,
    restsAfterDuty: true,
  },
  pools,
});

const cell = (day: string, id: string, poolKey: string, tierKey: string, isLead = false): PlanCell => ({
  day: onDay(day),
  personId: person(id),
  poolKey,
  tierKey,
  isLead,
  isPinned: false,
});

const facts = (change: Partial<TableFacts> = {}): TableFacts => ({
  parts: [
    part('2026-02-15', [
      people('leaders', ['L1', 'L2']),
      people('middle', ['M1']),
      people('staff', ['S1', 'S2', 'S3']),
    ]),
  ],
  cells: [],
  days: [aDay('2026-02-16', 'holiday', '春节'), aDay('2026-02-17', 'holiday', '春节')],
  hours: [],
  clock: { zone: 'Asia/Shanghai', dayStart: '08:30' as ClockTime },
  heldBy: new Map(),
  ...change,
});

test('everybody stands in the column of their pool and tier, the first on duty apart, and those who rest in none', () => {
  const day = '2026-02-16';
  const [line] = tableLines(
    facts({
      cells: [
        cell(day, 'S3', 'staff', 'on'),
        cell(day, 'S2', 'staff', 'on', true),
        cell(day, 'S1', 'staff', 'by'),
        cell(day, 'M1', 'middle', 'on'),
        cell(day, 'L2', 'leaders', 'on'),
        cell(day, 'L1', 'leaders', 'by'),
        cell(day, 'S4', 'staff', 'off'),
      ],
    }),
  );
  expect(line).toMatchObject({
    leader: ['L2'],
    chief: ['S2', 'M1'],
    staff: ['S3'],
    standbyLeader: ['L1'],
    standby: ['S1'],
    heldBy: '',
  });
});

test('the last day of the lunar year is 除夕, the days after it are 春节', () => {
  expect(tableLines(facts()).map(({ name }) => name)).toEqual(['除夕', '春节']);
});

test('a make-up day keeps the holiday that it is worked for', () => {
  const [line] = tableLines(facts({ days: [aDay('2026-02-28', 'makeup', '春节')] }));
  expect(line).toMatchObject({ type: 'makeup', name: '春节' });
});

test('the hours are those of the pools on duty together, and the duty day where nobody is', () => {
  const hours = [
    { poolKey: '0 staff', startsAt: '08:30' as ClockTime, minutes: 570 },
    { poolKey: '0 middle', startsAt: '18:00' as ClockTime, minutes: 870 },
    { poolKey: '0 leaders', startsAt: '06:00' as ClockTime, minutes: 2000 },
  ];
  const cells = [cell('2026-02-16', 'S1', 'staff', 'on'), cell('2026-02-16', 'M1', 'middle', 'on')];
  const [first, second] = tableLines(facts({ hours, cells }));
  expect([first?.from, first?.until]).toEqual(['2026-02-16T00:30:00.000Z', '2026-02-17T00:30:00.000Z']);
  expect([second?.from, second?.until]).toEqual(['2026-02-17T00:30:00.000Z', '2026-02-18T00:30:00.000Z']);
});

test('a day that another period holds says which one and has nobody, whatever the cells say', () => {
  const [line] = tableLines(
    facts({
      cells: [cell('2026-02-16', 'S1', 'staff', 'on')],
      heldBy: new Map([[onDay('2026-02-16'), '寒潮应急响应']]),
    }),
  );
  expect(line).toMatchObject({ heldBy: '寒潮应急响应', staff: [] });
});

test('a later part of the period names its own pools', () => {
  const cells = ['2026-02-16', '2026-02-17'].flatMap((day) => [
    cell(day, 'S1', 'staff', 'on'),
    cell(day, 'S2', 'staff', 'on'),
  ]);
  const parts = [
    ...facts().parts,
    part('2026-02-17', [people('leaders', []), people('middle', []), people('staff', ['S2', 'S1'])]),
  ];
  expect(tableLines(facts({ parts, cells })).map(({ staff }) => staff)).toEqual([
    ['S1', 'S2'],
    ['S2', 'S1'],
  ]);
});
