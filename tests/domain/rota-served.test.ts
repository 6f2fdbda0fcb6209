import { describe, expect, test } from 'vitest';
import { type Shift, type ShiftDuty, shift } from '#domain/shift/shift';
import { ledgerDutiesOf } from '#domain/rota/ledger-duties';
import { reallyServed } from '#domain/rota/really-served';
import { usualPattern } from '#domain/shift/pattern';
import { aStation, atTime, moment } from '../helpers/builders.ts';
import { aDuty, aPost, aSetup, springFestival2026 } from '../helpers/rota-builders.ts';

const pattern = usualPattern('day-night', atTime('08:30'), ['白班', '夜班']);
const station = aStation({ pattern });
const setup = aSetup({
  posts: [
    aPost(),
    aPost({ id: 'chief', duty: 'chief', shift: 0 }),
    aPost({ id: 'night', duty: 'chief', shift: 1 }),
    aPost({ id: 'deputy', duty: 'deputy', shift: 0 }),
    aPost({ id: 'standby', duty: 'standby' }),
  ],
});

/** A shift of the 3rd of March by day or by night with those who signed in. */
const aShift = (at: 'day' | 'night', signed: readonly (readonly [string, ShiftDuty])[]): Shift => {
  const [from, until] =
    at === 'day'
      ? ['2026-03-03T00:30:00.000Z', '2026-03-03T10:00:00.000Z']
      : ['2026-03-03T10:00:00.000Z', '2026-03-04T00:30:00.000Z'];
  return shift.parse({
    no: at === 'day' ? 1 : 2,
    day: '2026-03-03',
    name: at === 'day' ? '白班' : '夜班',
    plannedFromAt: from,
    plannedUntilAt: until,
    startedAt: from,
    endedAt: until,
    end: 'handed-over',
    leaderName: '',
    reviewedAt: null,
    members: signed.map(([name, duty]) => ({
      personId: name,
      accountId: name,
      name,
      duty,
      fromAt: from,
      untilAt: until,
    })),
  });
};

const planned = (...posts: readonly (readonly [string, string | null])[]) =>
  posts.map(([postId, name]) => aDuty('2026-03-03', name, { postId }));
const servedBy = (plan: ReturnType<typeof planned>, shifts: readonly Shift[]) =>
  reallyServed({ setup, station }, plan, shifts).map(({ personId }) => personId);

describe('who really served', () => {
  const plan = planned(['chief', 'a'], ['deputy', 'b'], ['night', 'c']);

  test('is who was planned where no shift was recorded', () => {
    expect(servedBy(plan, [])).toEqual(['a', 'b', 'c']);
  });

  test('is who was planned and signed, and who signed instead of somebody absent', () => {
    expect(
      servedBy(plan, [
        aShift('day', [
          ['a', 'chief'],
          ['x', 'deputy'],
        ]),
      ]),
    ).toEqual(['a', 'x', 'c']);
  });

  test('is told apart by shift: by night somebody else stood in', () => {
    const shifts = [
      aShift('day', [
        ['a', 'chief'],
        ['b', 'deputy'],
      ]),
      aShift('night', [['y', 'chief']]),
    ];
    expect(servedBy(plan, shifts)).toEqual(['a', 'b', 'y']);
  });

  test('is who was there though signed for another duty, and nobody where nobody came', () => {
    expect(servedBy(plan, [aShift('day', [['b', 'chief']])])).toEqual(['b', null, 'c']);
    expect(
      servedBy(planned(['chief', 'a'], ['deputy', 'b']), [
        aShift('day', [
          ['a', 'chief'],
          ['b', 'chief'],
        ]),
      ]),
    ).toEqual(['a', 'b']);
  });

  test('is not an extra one while the planned are there, nor who only leads an incident on', () => {
    expect(
      servedBy(plan, [
        aShift('day', [
          ['x', 'chief'],
          ['a', 'chief'],
          ['b', 'deputy'],
        ]),
      ]),
    ).toEqual(['a', 'b', 'c']);
    expect(servedBy(planned(['chief', 'a']), [aShift('day', [['a', 'incidentLead']])])).toEqual([null]);
  });

  test('is the plan for a leader who did not sign and for who waits; a leader who signed instead counts', () => {
    const both = planned(['leader', 'l'], ['standby', 's']);
    expect(servedBy(both, [aShift('day', [['a', 'chief']])])).toEqual(['l', 's']);
    const shifts = [aShift('day', [['m', 'dutyLeader']]), aShift('night', [['m', 'dutyLeader']])];
    expect(servedBy(both, shifts)).toEqual(['m', 's']);
  });

  test('is one place for one who signed twice', () => {
    const two = aSetup({ posts: [aPost({ id: 'town' }), aPost({ id: 'office' })] });
    const plan = planned(['town', 'l'], ['office', 'k']);
    const shifts = [aShift('day', [['m', 'dutyLeader']]), aShift('night', [['m', 'dutyLeader']])];
    expect(reallyServed({ setup: two, station }, plan, shifts).map(({ personId }) => personId)).toEqual([
      'm',
      'k',
    ]);
  });

  test('fills a gap of the plan with who signed for it', () => {
    expect(servedBy(planned(['chief', null]), [aShift('day', [['x', 'chief']])])).toEqual(['x']);
  });
});

describe('the duties of the ledger', () => {
  const plan = { setup, station, days: springFestival2026('2026-02-14', '2026-03-05') };
  const published = [
    aDuty('2026-01-01', 'a'),
    aDuty('2026-02-15', 'a'),
    ...planned(['chief', 'a'], ['night', 'b'], ['gone', 'c']),
    aDuty('2026-03-05', 'd'),
  ];
  const shifts = [aShift('day', [['x', 'chief']]), aShift('night', [['b', 'chief']])];
  const ledger = (toCome: 'served' | 'expected') =>
    ledgerDutiesOf({ plan, published, shifts, now: moment('2026-03-04T04:00Z'), toCome });

  test('are those of the days that are known, with who was planned, who served and what it counts', () => {
    expect(
      ledger('served').map(({ place, planned: plans, served, counts }) => [
        place.day,
        plans,
        served,
        counts.points,
      ]),
    ).toEqual([
      ['2026-02-15', 'a', 'a', 35],
      ['2026-03-03', 'a', 'x', 10],
      ['2026-03-03', 'b', 'b', 13],
      ['2026-03-03', 'c', 'c', 10],
      ['2026-03-05', 'd', null, 10],
    ]);
  });

  test('to come are served by who is planned where that is expected', () => {
    expect(ledger('expected').at(-1)?.served).toBe('d');
    expect(ledger('expected')[1]?.served).toBe('x');
  });
});
