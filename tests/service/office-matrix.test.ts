import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intake } from '#domain/office/intake';
import type { CellState } from '#domain/office/matrix';
import type { OfficeRoom } from '#domain/office/office-room';
import type { OfficeSetup } from '#domain/office/setup';
import { isInPeriod, officeDueAt } from '#domain/office/expected';
import { clockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { calendarDay } from '#domain/calendar/official-calendar';
import { calendarOf } from '#service/store/calendar';
import { aStation, moment } from '../helpers/builders.ts';
import {
  anIntake,
  anOffice,
  anOfficeRoom,
  dayAt,
  inTime,
  today,
  tooLate,
} from '../helpers/office-builders.ts';
import { openOffice, putIntake } from '../helpers/office-room.ts';
import type { TestRoom } from '../helpers/open-test-room.ts';

const cellsOf = (room: TestRoom, fromDay: IsoDay, untilDay: IsoDay): readonly string[] =>
  room.call('auditor', 'office.matrix', { fromDay, untilDay }).rooms.map(({ cells }) => cells);

describe('the matrix of a central office', () => {
  test('shows what came, what is late, missing, waiting and not asked for', () => {
    const left = anOfficeRoom(4, { untilDay: dayAt(-2) });
    const room = openOffice([anOfficeRoom(1), anOfficeRoom(2), anOfficeRoom(3), left]);
    putIntake(room, anIntake('a', 1, { day: dayAt(-1), at: inTime(dayAt(-1)), isZero: true }));
    putIntake(room, anIntake('b', 1, { day: today, at: inTime(today), sequence: 2 }));
    putIntake(room, anIntake('c', 2, { day: dayAt(-1), at: tooLate(dayAt(-1)), isLate: true }));
    putIntake(room, anIntake('d', 3, { day: dayAt(-2), at: tooLate(dayAt(-2)), isLate: true, isZero: true }));
    putIntake(room, anIntake('e', 3, { day: dayAt(-1), at: inTime(dayAt(-1)), verdict: 'held' }));
    putIntake(room, anIntake('f', 3, { day: today, at: inTime(today), verdict: 'refused' }));
    expect(cellsOf(room, dayAt(-2), today)).toEqual(['mzr', 'mRw', 'Zhw', 'm--']);
    room.pass(31);
    expect(cellsOf(room, dayAt(-2), today)).toEqual(['mzr', 'mRm', 'Zhm', 'm--']);
  });

  test('a report counts that nobody asked for; a weekly one is none of its day', () => {
    const room = openOffice([anOfficeRoom(1), anOfficeRoom(2)], anOffice({ on: 'workdays' }));
    // The day of the tests is a Saturday.
    putIntake(room, anIntake('a', 1, { day: today, at: inTime(today) }));
    putIntake(room, anIntake('b', 2, { day: dayAt(-1), at: inTime(dayAt(-1)), kind: 'weekly' }));
    expect(cellsOf(room, dayAt(-1), today)).toEqual(['mr', 'm-']);
  });

  test('of more packages the newest by its number says what happened, and the first that came whether it was in time', () => {
    const room = openOffice([anOfficeRoom(1), anOfficeRoom(2, {}, 2), anOfficeRoom(3)]);
    putIntake(room, anIntake('a', 1, { day: today, at: inTime(today), sequence: 7, isZero: true }));
    putIntake(room, anIntake('b', 1, { day: today, at: tooLate(today), sequence: 6, isLate: true }));
    putIntake(room, anIntake('c', 2, { day: today, at: inTime(today), sequence: 9, keyNo: 0, isLate: true }));
    putIntake(room, anIntake('d', 2, { day: today, at: inTime(today), sequence: 1, keyNo: 1, isZero: true }));
    putIntake(
      room,
      anIntake('e', 3, { day: today, at: tooLate(today), sequence: null, isLate: true, isZero: true }),
    );
    putIntake(
      room,
      anIntake('f', 3, { day: today, at: moment('2026-11-21T12:00Z'), sequence: 1, isLate: true }),
    );
    expect(cellsOf(room, today, today)).toEqual(['z', 'Z', 'R']);
    const [one] = room.call('auditor', 'office.day', { day: today });
    expect(one).toMatchObject({ state: 'z', intakeId: 'a', dueAt: '2026-11-21T08:30:00.000Z' });
  });

  test('says where a report was taken back and nothing stands in its place; what came instead counts', async () => {
    const room = openOffice([1, 2, 3, 4, 5].map((no) => anOfficeRoom(no)));
    const report = { day: today, at: inTime(today), product: 'first' };
    const back = { day: today, at: tooLate(today), product: 'first', isWithdrawal: true };
    room.setClock(tooLate(today));
    // Taken back; taken back before it came; taken back and told otherwise; taken back and replaced in time; the replacement taken back too.
    putIntake(room, anIntake('a', 1, { ...report, sequence: 1, isZero: true }));
    putIntake(room, anIntake('b', 1, { ...back, sequence: 2, isZero: true }));
    putIntake(room, anIntake('c', 2, { ...back, sequence: 2 }));
    putIntake(room, anIntake('d', 3, { ...report, sequence: 1 }));
    putIntake(room, anIntake('e', 3, { ...back, sequence: 2 }));
    putIntake(room, anIntake('f', 3, { day: today, at: inTime(today), sequence: null, isZero: true }));
    for (const no of [4, 5]) {
      putIntake(room, anIntake(`g-${no}`, no, { ...report, sequence: 1, isZero: true }));
      putIntake(
        room,
        anIntake(`h-${no}`, no, {
          day: today,
          at: tooLate(today),
          isLate: true,
          sequence: 3,
          product: 'second',
          replaces: 'first',
        }),
      );
    }
    putIntake(
      room,
      anIntake('i', 5, {
        day: today,
        at: tooLate(today),
        sequence: 4,
        product: 'second',
        isWithdrawal: true,
      }),
    );
    expect(cellsOf(room, today, today)).toEqual(['x', 'x', 'z', 'r', 'x']);
    const days = room.call('auditor', 'office.day', { day: today });
    expect(days.map(({ state, intakeId }) => `${state} ${String(intakeId)}`)).toEqual([
      'x b',
      'x c',
      'z f',
      'r h-4',
      'x i',
    ]);
    const chased = room.call('auditor', 'office.missing', { day: today });
    expect(chased.map(({ roomName, state }) => [roomName, state])).toEqual(
      [1, 2, 5].map((no) => [anOfficeRoom(no).fields.name, 'x']),
    );
    const { all } = await room.later('auditor', 'office.statistics', { fromDay: today, untilDay: today });
    expect(all).toMatchObject({ expected: 5, reported: 2, zero: 1, late: 0, missing: 3 });
  });

  test('refuses spans that end before they begin or are longer than two months', () => {
    const room = openOffice([]);
    expect(room.refusal('auditor', 'office.matrix', { fromDay: today, untilDay: dayAt(-1) }).code).toBe(
      'bad-input',
    );
    expect(room.refusal('auditor', 'office.matrix', { fromDay: today, untilDay: dayAt(62) })).toMatchObject({
      message: 'range-too-long',
      details: ['62'],
    });
    expect(room.call('auditor', 'office.matrix', { fromDay: today, untilDay: dayAt(61) }).days).toHaveLength(
      62,
    );
  });
});

type Kept = { readonly no: number; readonly intake: Intake };

/** How a room stands on a day, straight from what came in. */
function reckoned(
  kept: readonly Kept[],
  { no, one, day }: { readonly no: number; readonly one: OfficeRoom; readonly day: IsoDay },
  dueAt: Instant | null,
  now: Instant,
): CellState {
  const of = kept
    .filter(
      (each) => each.no === no && each.intake.day === day && each.intake.manifest?.product.kind !== 'weekly',
    )
    .map(({ intake }) => intake);
  const accepted = of.filter(({ verdict }) => verdict === 'accepted');
  const isBack = ({ manifest }: Intake): boolean => manifest?.product.state === 'withdrawn';
  const isGone = ({ manifest }: Intake): boolean =>
    accepted.some(
      (each) =>
        (isBack(each) && each.manifest?.product.id === manifest?.product.id) ||
        (each.manifest !== null &&
          each.manifest.product.id !== manifest?.product.id &&
          each.manifest.product.replaces === manifest?.product.id),
    );
  const byTime = accepted
    .filter((each) => !isBack(each))
    .toSorted((a, b) => (a.arrivedAt < b.arrivedAt ? -1 : a.arrivedAt > b.arrivedAt ? 1 : 0));
  const standing = byTime.filter((each) => each.manifest === null || !isGone(each));
  if (standing.length > 0) {
    const packages = standing
      .filter(({ manifest }) => manifest !== null)
      .toSorted((a, b) => {
        const place = ({ manifest }: Intake): number =>
          one.keys.findIndex(({ publicKey }) => publicKey === manifest?.unit.publicKey);
        return place(a) - place(b) || (a.manifest?.sequence ?? 0) - (b.manifest?.sequence ?? 0);
      });
    const isZero = (packages.at(-1) ?? standing.at(-1))?.isZero;
    if (byTime[0]?.isLate === true) return isZero === true ? 'Z' : 'R';
    return isZero === true ? 'z' : 'r';
  }
  if (of.some(({ verdict }) => verdict === 'held')) return 'h';
  if (dueAt === null) return '-';
  if (accepted.length > 0) return 'x';
  return dueAt < now ? 'm' : 'w';
}

const arbitraryRoom = fc.record({
  dueAt: fc.constantFrom(null, '07:00', '15:00', '23:50'),
  from: fc.constantFrom(-400, -12, -3, 1),
  until: fc.constantFrom(null, -380, -11, 0),
});

const arbitraryCame = fc.record({
  no: fc.integer({ min: 0, max: 2 }),
  // Few, so that many come of one day: of the year before too, and on both sides of the end of a month.
  offset: fc.constantFrom(-22, -21, -20, -1, 0, 1, -387, -386, -365),
  minute: fc.integer({ min: 0, max: 3000 }),
  isZero: fc.boolean(),
  isLate: fc.boolean(),
  verdict: fc.constantFrom('accepted', 'accepted', 'held', 'refused'),
  sequence: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 4 }),
  keyNo: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom('daily', 'daily', 'daily', 'consolidated', 'weekly'),
  product: fc.constantFrom('p-1', 'p-2', 'p-3', 'p-4'),
  replaces: fc.option(fc.constantFrom('p-1', 'p-2', 'p-5'), { freq: 3 }),
  isWithdrawal: fc.boolean(),
});

describe('cells and counts', () => {
  const setups: readonly OfficeSetup[] = [
    anOffice(),
    anOffice({ on: 'workdays' }),
    anOffice({ on: 'daysOff', dueAt: clockTime.parse('09:15') }),
    anOffice({ on: 'periods' }),
  ];

  test('are what somebody reckons from the records one by one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...setups),
        fc.array(arbitraryRoom, { minLength: 3, maxLength: 3 }),
        fc.array(arbitraryCame, { maxLength: 40, size: 'max' }),
        async (setup, likes, cames) => {
          const rooms = likes.map(({ dueAt, from, until }, no) =>
            anOfficeRoom(
              no,
              {
                dueAt: dueAt === null ? null : clockTime.parse(dueAt),
                fromDay: dayAt(from),
                untilDay: until === null ? null : dayAt(until),
              },
              2,
            ),
          );
          const room = openOffice(rooms, setup);
          try {
            const kept = cames.map(({ no, offset, minute, replaces, ...came }, index): Kept => {
              const day = dayAt(offset);
              // Each came at a moment of its own, so that there is a first one.
              const at = new Date(Date.parse(`${day}T00:00:00.000Z`) + minute * 60_000 + index).toISOString();
              return {
                no,
                intake: anIntake(`intake-${index}`, no, {
                  ...came,
                  ...(replaces === null ? {} : { replaces }),
                  day,
                  at: moment(at),
                  sequence: came.sequence === null ? null : came.sequence * 100 + index,
                }),
              };
            });
            room.room().store.sqlite.transaction(() => {
              for (const { intake } of kept) putIntake(room, intake);
            })();
            const calendar = calendarOf(room.room().store.sqlite);
            const asked = new Map<string, number>();
            const naive = (one: OfficeRoom, no: number, day: IsoDay): CellState => {
              const official = calendarDay(day, calendar);
              const expecting = { day, official, isInPeriod: isInPeriod(day, []) };
              const dueAt = officeDueAt(setup, one.fields, expecting, aStation());
              const state = reckoned(kept, { no, one, day }, dueAt, room.now());
              if (dueAt !== null && state !== 'w') asked.set(one.id, (asked.get(one.id) ?? 0) + 1);
              return state;
            };
            for (const [fromDay, untilDay] of [
              [dayAt(-25), dayAt(4)],
              [dayAt(-390), dayAt(-360)],
            ] as const) {
              const { days, rooms: shown } = room.call('auditor', 'office.matrix', { fromDay, untilDay });
              const texts = new Map(shown.map(({ id, cells }) => [id, cells]));
              const counted = await room.later('auditor', 'office.statistics', { fromDay, untilDay });
              asked.clear();
              rooms.forEach((one, no) => {
                const cells = days.map((day) => naive(one, no, day)).join('');
                const isNowhere = /^-*$/u.test(cells) && !texts.has(one.id);
                if (!isNowhere) expect(texts.get(one.id)).toBe(cells);
                const counts = counted.rooms.find(({ id }) => id === one.id)?.counts;
                if (counts === undefined) return;
                const many = (states: string): number =>
                  Array.from(cells).filter((sign) => states.includes(sign)).length;
                expect(counts).toMatchObject({
                  expected: asked.get(one.id) ?? 0,
                  reported: many('rzRZ'),
                  zero: many('zZ'),
                  late: many('RZ'),
                  missing: many('mx'),
                });
              });
              const sum = (of: readonly { readonly counts: { readonly reported: number } }[]): number =>
                of.reduce((all, { counts }) => all + counts.reported, 0);
              expect(sum(counted.months)).toBe(counted.all.reported);
              expect(sum(counted.rooms)).toBe(counted.all.reported);
            }
          } finally {
            room.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
