import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AbsenceEdge, departureAt, halfDaysBetween, returnAt } from '#domain/absence/edge';
import { doSpansMeet } from '#domain/absence/in-force';
import { judgeAbsence } from '#domain/absence/judge-absence';
import { daysTouched } from '#domain/absence/which-rules';
import { addDays, type ClockTime, daysBetween } from '#domain/time/instant';
import { instantAt, localParts, type Span } from '#domain/time/zone';
import { anAbsence, aRoomWith, aroundOf, edge, heldDuty, usualParts } from '../helpers/absence-builders.ts';
import { moment, onDay } from '../helpers/builders.ts';

const zone = 'Asia/Shanghai';

const trip = (from: string, until: string, at = zone): Span => ({
  from: departureAt(edge(from), usualParts, at),
  until: returnAt(edge(until), usualParts, at),
});
const days = (from: string, until: string): number =>
  halfDaysBetween(edge(from), edge(until), usualParts) / 2;
const dutiesMet = (from: string, until: string, duty: ReturnType<typeof heldDuty>): number =>
  judgeAbsence(anAbsence(from, until), aroundOf(aRoomWith([]), { duties: [duty] })).length;

describe('two stretches that meet at a half day', () => {
  test('whoever comes back in the morning can leave again in the afternoon of that day', () => {
    const first = trip('2026-11-24 上午', '2026-11-25 上午');
    const second = trip('2026-11-25 下午', '2026-11-27 下午');
    expect(first.until).toBe(second.from);
    expect(doSpansMeet(first, second)).toBe(false);
  });

  test('whoever comes back in the afternoon cannot leave in the afternoon of that day', () => {
    expect(
      doSpansMeet(trip('2026-11-24 上午', '2026-11-25 下午'), trip('2026-11-25 下午', '2026-11-27 下午')),
    ).toBe(true);
  });

  test('whoever comes back in the afternoon can leave in the evening, and whoever comes back in the evening on the next day', () => {
    const evening = trip('2026-11-25 晚上', '2026-11-27 下午');
    expect(doSpansMeet(trip('2026-11-24 上午', '2026-11-25 下午'), evening)).toBe(false);
    const back = trip('2026-11-24 上午', '2026-11-25 晚上');
    expect(doSpansMeet(back, evening)).toBe(true);
    expect(back.until).toBe(moment('2026-11-25T16:00Z'));
    expect(doSpansMeet(back, trip('2026-11-26 00:00', '2026-11-26 下午'))).toBe(false);
  });

  test('two trips that touch at a time do not meet, and a minute more makes them meet', () => {
    const second = trip('2026-11-25 13:40', '2026-11-26 上午');
    expect(doSpansMeet(trip('2026-11-24 上午', '2026-11-25 13:40'), second)).toBe(false);
    expect(doSpansMeet(trip('2026-11-24 上午', '2026-11-25 13:41'), second)).toBe(true);
  });
});

describe('nights', () => {
  test('a return in the evening meets the night duty of that day, a return in the afternoon does not', () => {
    const night = heldDuty('a', '2026-11-25T10:00Z', '2026-11-26T00:30Z');
    expect(dutiesMet('2026-11-24 上午', '2026-11-25 晚上', night)).toBe(1);
    expect(dutiesMet('2026-11-24 上午', '2026-11-25 下午', night)).toBe(0);
  });

  test('a duty of 24 hours from 08:30 meets a departure in the next morning only where it comes before 08:30', () => {
    const allDay = heldDuty('a', '2026-11-25T00:30Z', '2026-11-26T00:30Z');
    expect(dutiesMet('2026-11-26 上午', '2026-11-27 上午', allDay)).toBe(0);
    expect(dutiesMet('2026-11-26 08:29', '2026-11-27 上午', allDay)).toBe(1);
    expect(dutiesMet('2026-11-25 晚上', '2026-11-27 上午', allDay)).toBe(1);
  });

  test('a return in the morning meets the duty that began at 08:30 of that day', () => {
    const allDay = heldDuty('a', '2026-11-25T00:30Z', '2026-11-26T00:30Z');
    expect(dutiesMet('2026-11-24 上午', '2026-11-25 上午', allDay)).toBe(1);
    expect(dutiesMet('2026-11-24 上午', '2026-11-25 08:30', allDay)).toBe(0);
  });

  test('a night away alone takes no half day of work', () => {
    expect(days('2026-11-25 晚上', '2026-11-25 晚上')).toBe(0);
    expect(days('2026-11-25 20:00', '2026-11-26 07:00')).toBe(0);
    expect(days('2026-11-25 晚上', '2026-11-26 上午')).toBe(0.5);
  });
});

describe('the turn of the year', () => {
  test('an evening return on the last day ends with the year, and the first morning is free', () => {
    const last = trip('2026-12-30 下午', '2026-12-31 晚上');
    expect(last.until).toBe(moment('2026-12-31T16:00Z'));
    expect(doSpansMeet(last, trip('2027-01-01 上午', '2027-01-02 上午'))).toBe(false);
    expect(
      doSpansMeet(trip('2026-12-30 下午', '2027-01-01 上午'), trip('2027-01-01 上午', '2027-01-02 上午')),
    ).toBe(true);
  });

  test('half days go on over it, and over the end of a February with 29 days', () => {
    expect(days('2026-12-31 下午', '2027-01-01 上午')).toBe(1);
    expect(days('2026-12-20 上午', '2027-01-09 晚上')).toBe(21);
    expect(days('2028-02-28 上午', '2028-03-01 下午')).toBe(3);
  });

  test('an evening return touches its own day last', () => {
    const around = aroundOf(aRoomWith([]));
    expect(daysTouched(trip('2026-12-31 上午', '2026-12-31 晚上'), around)).toEqual(['2026-12-31']);
    expect(daysTouched(trip('2026-12-31 晚上', '2027-01-01 上午'), around)).toEqual([
      '2026-12-31',
      '2027-01-01',
    ]);
  });
});

describe('half days', () => {
  test.each([
    ['2026-11-25 上午', '2026-11-25 上午', 0.5],
    ['2026-11-25 上午', '2026-11-25 下午', 1],
    ['2026-11-25 上午', '2026-11-25 晚上', 1],
    ['2026-11-25 下午', '2026-11-25 晚上', 0.5],
    ['2026-11-25 下午', '2026-11-26 上午', 1],
    ['2026-11-25 上午', '2026-11-27 下午', 3],
    ['2026-11-25 07:00', '2026-11-25 12:00', 0.5],
    ['2026-11-25 11:59', '2026-11-25 12:01', 1],
    ['2026-11-25 12:00', '2026-11-25 18:00', 0.5],
    ['2026-11-25 18:00', '2026-11-26 08:30', 0],
    ['2026-11-25 18:00', '2026-11-26 08:31', 0.5],
  ])('from %s to %s are %s days', (from, until, is) => {
    expect(days(from, until)).toBe(is);
  });
});

describe('zones where clocks change', () => {
  test('an evening return on the night of the change ends at midnight there, whether the day has 23 or 25 hours', () => {
    // New York: 2026-03-08 has 23 hours, 2026-11-01 has 25.
    const spring = trip('2026-03-08 上午', '2026-03-08 晚上', 'America/New_York');
    expect(spring).toEqual({ from: moment('2026-03-08T12:30Z'), until: moment('2026-03-09T04:00Z') });
    const autumn = trip('2026-11-01 上午', '2026-11-01 晚上', 'America/New_York');
    expect(autumn).toEqual({ from: moment('2026-11-01T13:30Z'), until: moment('2026-11-02T05:00Z') });
    expect(days('2026-11-01 上午', '2026-11-01 晚上')).toBe(1);
  });

  test('a departure in a skipped hour is the moment after it; where midnight is skipped, the evening before ends then', () => {
    expect(trip('2026-03-08 02:30', '2026-03-08 下午', 'America/New_York').from).toBe(
      moment('2026-03-08T07:30Z'),
    );
    // Cairo goes from 00:00 to 01:00 on 2026-04-24.
    const evening = trip('2026-04-23 上午', '2026-04-23 晚上', 'Africa/Cairo');
    expect(evening.until).toBe(instantAt(onDay('2026-04-24'), '01:00' as ClockTime, 'Africa/Cairo'));
    expect(doSpansMeet(evening, trip('2026-04-24 01:00', '2026-04-24 上午', 'Africa/Cairo'))).toBe(false);
  });

  const zones = fc.constantFrom(
    zone,
    'America/New_York',
    'Africa/Cairo',
    'Pacific/Apia',
    'Europe/London',
    'Australia/Lord_Howe',
  );
  const edges = fc
    .record({
      offset: fc.nat(900),
      part: fc.constantFrom<AbsenceEdge['part'][]>('morning', 'afternoon', 'evening', 'time'),
      hour: fc.nat(23),
      minute: fc.nat(59),
    })
    .map(
      ({ offset, part, hour, minute }): AbsenceEdge => ({
        day: addDays(onDay('2026-01-01'), offset),
        part,
        time:
          part === 'time'
            ? (`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as ClockTime)
            : null,
      }),
    );

  test('parts of one day follow one another without gap or overlap in every zone', () => {
    fc.assert(
      fc.property(edges, zones, ({ day }, at) => {
        const on = (part: AbsenceEdge['part']): AbsenceEdge => ({ day, part, time: null });
        const next: AbsenceEdge = { day: addDays(day, 1), part: 'time', time: '00:00' as ClockTime };
        expect(returnAt(on('morning'), usualParts, at)).toBe(departureAt(on('afternoon'), usualParts, at));
        expect(returnAt(on('afternoon'), usualParts, at)).toBe(departureAt(on('evening'), usualParts, at));
        expect(returnAt(on('evening'), usualParts, at)).toBe(departureAt(next, usualParts, at));
      }),
    );
  });

  test('an absence touches the days of its edges and those between, and no other', () => {
    fc.assert(
      fc.property(edges, fc.nat(20), edges, zones, (from, more, { part, time }, at) => {
        const until = { day: addDays(from.day, more), part, time };
        const span = { from: departureAt(from, usualParts, at), until: returnAt(until, usualParts, at) };
        fc.pre(span.until > span.from);
        // A return at 00:00 belongs to the night before.
        fc.pre(until.time !== '00:00');
        const touched = daysTouched(span, { dayOf: (one) => localParts(one, at).day });
        const back = localParts(span.until, at).day;
        // An evening return is the next day already where the clock shows 00:00.
        expect(touched).toEqual(
          daysBetween(localParts(span.from, at).day, back > until.day ? until.day : back),
        );
      }),
    );
  });

  test('a later return never takes fewer half days, and two trips that follow one another take as many as one', () => {
    fc.assert(
      fc.property(
        edges,
        fc.nat(10),
        fc.constantFrom('morning', 'afternoon'),
        fc.nat(10),
        (from, one, part, two) => {
          const back: AbsenceEdge = { day: addDays(from.day, one), part, time: null };
          const again: AbsenceEdge =
            part === 'morning'
              ? { day: back.day, part: 'afternoon', time: null }
              : { day: back.day, part: 'evening', time: null };
          const end: AbsenceEdge = { day: addDays(back.day, two + 1), part: 'afternoon', time: null };
          fc.pre(departureAt(from, usualParts, zone) < returnAt(back, usualParts, zone));
          const whole = halfDaysBetween(from, end, usualParts);
          expect(whole).toBeGreaterThanOrEqual(halfDaysBetween(from, back, usualParts));
          expect(halfDaysBetween(from, back, usualParts) + halfDaysBetween(again, end, usualParts)).toBe(
            whole,
          );
        },
      ),
    );
  });
});
