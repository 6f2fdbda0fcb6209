import { expect, test } from 'vitest';
import { personId } from '#domain/people/person';
import { type DutyPlace, rotaDuty } from '#domain/rota/duty';
import { instant, isoDay } from '#domain/time/instant';
import { turnAround } from '../../renderer/screens/rota/month-turn.ts';
import { viewOf } from '../../renderer/screens/rota/month-view.ts';
import { nextAmong, stepFrom, weeksOf } from '../../renderer/screens/rota/month-weeks.ts';
import { firstEffectiveDay } from '../../renderer/screens/rota/month-publish.tsx';
import { rowsOf, shortMarks, stepCell } from '../../renderer/screens/rota/table-rows.ts';
import { aRotaMonth } from '../helpers/a-rota-month.ts';

const place = (day: number, seat = 0, postId = 'officers'): DutyPlace => ({
  day: isoDay.parse(`2026-12-${String(day).padStart(2, '0')}`),
  postId,
  seat,
});
const seats = Array.from({ length: 31 }, (_, index) => index + 1).flatMap((day) => [
  place(day, 0, 'leaders'),
  place(day),
  place(day, 1),
]);

test('December 2026 begins on a Tuesday and takes five weeks from Monday', () => {
  const weeks = weeksOf(aRotaMonth({ places: [] }).days);
  expect(weeks.map((week) => week.map((day) => (day === undefined ? '' : Number(day.day.slice(8)))))).toEqual(
    [
      ['', 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
      [14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25, 26, 27],
      [28, 29, 30, 31, '', '', ''],
    ],
  );
});

test('the cursor goes through the seats of a day, on to the week after, and along its post', () => {
  expect(stepFrom(seats, place(1), 'down')).toEqual(place(1, 1));
  expect(stepFrom(seats, place(1, 1), 'down')).toEqual(place(8, 0, 'leaders'));
  expect(stepFrom(seats, place(8, 0, 'leaders'), 'up')).toEqual(place(1, 1));
  expect(stepFrom(seats, place(6, 1), 'right')).toEqual(place(7, 1));
  expect(stepFrom(seats, place(1), 'left')).toEqual(place(1));
  expect(stepFrom(seats, place(9), 'week-first')).toEqual(place(7));
  expect(stepFrom(seats, place(9), 'week-last')).toEqual(place(13));
  expect(stepFrom(seats, place(30), 'week-after')).toEqual(place(30));
  expect(stepFrom(seats, place(9, 1), 'last')).toEqual(place(31, 1));
});

test('a day on which the post has fewer seats takes the cursor to the nearest of them', () => {
  const fewer = seats.filter(({ day, seat }) => !(day === '2026-12-02' && seat === 1));
  expect(stepFrom(fewer, place(1, 1), 'right')).toEqual(place(2));
});

test('F8 goes round from problem to problem in both directions', () => {
  const wanted = new Set(['2026-12-03 0 officers', '2026-12-20 1 officers']);
  expect(nextAmong(seats, wanted, undefined, 1)).toEqual(place(3));
  expect(nextAmong(seats, wanted, place(3), 1)).toEqual(place(20, 1));
  expect(nextAmong(seats, wanted, place(20, 1), 1)).toEqual(place(3));
  expect(nextAmong(seats, wanted, place(3), -1)).toEqual(place(20, 1));
  expect(nextAmong(seats, wanted, undefined, -1)).toEqual(place(20, 1));
  expect(nextAmong(seats, new Set(), place(3), 1)).toBeUndefined();
});

test('of a weekend turn both days go together, except one that has begun', () => {
  const places = [place(4), place(5), place(6), place(7)];
  const before = aRotaMonth({ places });
  expect(turnAround(before, place(6))).toEqual([place(5), place(6)]);
  expect(turnAround(before, place(4))).toEqual([place(4)]);
  const during = aRotaMonth({ places, now: instant.parse('2026-12-05T09:00:00.000Z') });
  expect(turnAround(during, place(6))).toEqual([place(6)]);
});

const duty = (day: number, who: string | null) =>
  rotaDuty.parse({ ...place(day), personId: who, turnOf: null, isPinned: false });

test('a seat shows what is published where the draft says something else, and is locked once it has begun', () => {
  const month = aRotaMonth({
    places: [place(1), place(2), place(3)],
    published: { version: 1, duties: [duty(1, 'anna'), duty(2, 'anna'), duty(3, null)] },
    now: instant.parse('2026-12-02T00:00:00.000Z'),
  });
  const view = viewOf(month, [duty(1, 'anna'), duty(2, 'boris'), duty(3, 'boris')]);
  expect(view.seats.map(({ published, isLocked }) => [published, isLocked])).toEqual([
    [undefined, true],
    ['anna', false],
    [null, false],
  ]);
  expect(view.counts.get(personId.parse('boris'))).toBe(2);
});

test('a rota holds from the first day that it changes and that is not past', () => {
  const published = { version: 1, duties: [duty(1, 'anna'), duty(3, 'anna')] };
  const draft = { version: 2, duties: [duty(1, 'boris'), duty(3, 'boris')] };
  const places = [place(1), place(3)];
  const now = instant.parse('2026-12-02T09:00:00.000Z');
  expect(firstEffectiveDay(aRotaMonth({ places, published, draft, now }))).toBe('2026-12-03');
  expect(firstEffectiveDay(aRotaMonth({ places }))).toBe('2026-12-01');
});

test('the table counts each person by type of day', () => {
  const month = aRotaMonth({ places: [place(4), place(5)] });
  const rows = rowsOf({ month, view: viewOf(month, [duty(4, 'anna'), duty(5, 'anna')]) });
  expect(rows.map(({ person, totals, all }) => [person.name, totals.workday, totals.restday, all])).toEqual([
    ['安娜', 1, 1, 2],
    ['欧阳静怡', 0, 0, 0],
  ]);
});

test('every post has a mark of its own', () => {
  const named = (...names: readonly string[]) => [
    ...shortMarks(names.map((name, index) => ({ id: String(index), name }))).values(),
  ];
  expect(named('带班领导', '值班长', '值班员', '备勤')).toEqual(['带', '长', '员', '备']);
  expect(named('值班', '值班员')).toEqual(['1', '员']);
});

test('the cursor of the table stays inside of it', () => {
  const names = ['a1', 'a2', 'b1', 'b2'];
  expect(stepCell(names, 2, 'a1', 'ArrowRight')).toBe('a2');
  expect(stepCell(names, 2, 'a2', 'ArrowRight')).toBe('a2');
  expect(stepCell(names, 2, 'a1', 'ArrowUp')).toBe('a1');
  expect(stepCell(names, 2, 'a2', 'PageDown')).toBe('b2');
  expect(stepCell(names, 2, 'a1', 'x')).toBeUndefined();
});
