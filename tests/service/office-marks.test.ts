import { expect, test, vi } from 'vitest';
import { acceptedMarks, heldUntilQuery } from '#service/store/intakes';
import { anIntake, anOfficeRoom, inTime, today } from '../helpers/office-builders.ts';
import { openOffice, putIntake } from '../helpers/office-room.ts';

test('the last number and the last arrival of each room are looked up one by one, however much came in', () => {
  const office = openOffice([1, 2].map((no) => anOfficeRoom(no)));
  const { sqlite } = office.room().store;
  const prepared = vi.spyOn(sqlite, 'prepare');
  putIntake(office, anIntake('a', 1, { day: today, at: inTime(today) }));
  prepared.mockClear();
  const { arrivals } = acceptedMarks(sqlite);
  expect([...arrivals.values()]).toEqual([inTime(today)]);
  const asked = prepared.mock.calls.map(([text]) => text);
  expect(asked).toHaveLength(2);
  const plans = asked.map((text) =>
    sqlite
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all()
      .map(({ detail }) => detail)
      .filter((detail) => / i( |$)/u.test(detail)),
  );
  expect(plans).toEqual([
    ['SEARCH i USING COVERING INDEX intake_last_number (public_key=? AND verdict=?)'],
    ['SEARCH i USING COVERING INDEX intake_last_arrival (room_id=? AND verdict=?)'],
  ]);
});

test('what waits for a day is looked up among what waits', () => {
  const { sqlite } = openOffice([]).room().store;
  const plan = sqlite
    .prepare<[string], { detail: string }>(`EXPLAIN QUERY PLAN ${heldUntilQuery}`)
    .all(today)
    .map(({ detail }) => detail);
  expect(plan.filter((detail) => / i( |$)/u.test(detail))).toEqual(['SCAN i USING INDEX intake_held']);
});
