import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, type Instant } from '#domain/time/instant';
import { marksOf, marksWanted } from '#service/store/search-marks';
import { aContent, moment } from '../helpers/builders.ts';

const happened = (at: Instant): readonly string[] =>
  marksOf(aContent('x', { occurredAt: at }), {
    recordedAt: at,
    recorderId: 'id',
    shiftNo: 1,
    day: at.slice(0, 10),
  }).split(' ');

const somewhere = fc
  .integer({ min: 0, max: 130 * 366 * 1440 })
  .map((minutes) => addMinutes(moment('1970-01-01T00:00Z'), minutes));
const length = fc.oneof(fc.nat(3 * 1440), fc.nat(60 * 1440), fc.nat(900 * 1440), fc.nat(7300 * 1440));

describe('the marks of a stretch of time', () => {
  const span = { first: moment('1970-01-01T00:00Z'), last: moment('2299-12-31T00:00Z') };

  test('meet every entry within it', () => {
    fc.assert(
      fc.property(somewhere, length, fc.double({ min: 0, max: 1, noNaN: true }), (fromAt, minutes, part) => {
        const untilAt = addMinutes(fromAt, minutes + 1);
        const wanted = marksWanted({ fromAt, untilAt }, span).flat();
        const at = addMinutes(fromAt, Math.floor(minutes * part));
        expect(wanted.some((mark) => happened(at).includes(mark))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('meet none that lies more than ten days outside, and are few', () => {
    fc.assert(
      fc.property(somewhere, length, fc.nat(4000), (fromAt, minutes, days) => {
        const untilAt = addMinutes(fromAt, minutes + 1);
        const wanted = marksWanted({ fromAt, untilAt }, span).flat();
        expect(wanted.length).toBeLessThanOrEqual(60);
        for (const at of [addMinutes(fromAt, -(days + 11) * 1440), addMinutes(untilAt, (days + 11) * 1440)])
          expect(wanted.some((mark) => happened(at).includes(mark))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('are none where the stretch covers everything, and an empty group where it covers nothing', () => {
    const { first, last } = { first: moment('2026-01-01T00:00Z'), last: moment('2026-02-01T00:00Z') };
    expect(marksWanted({ fromAt: first }, { first, last })).toEqual([]);
    expect(marksWanted({ fromAt: addMinutes(last, 400 * 1440) }, { first, last })).toEqual([[]]);
    expect(marksWanted({ untilAt: addMinutes(first, -400 * 1440) }, { first, last })).toEqual([[]]);
  });
});
