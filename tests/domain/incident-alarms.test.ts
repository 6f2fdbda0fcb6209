import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isReached,
  leftUntilDue,
  marksOf,
  nextRing,
  type Reading,
  ringingMark,
  setBackBy,
  type WatchedClock,
} from '#domain/incident/alarms';
import { addMinutes } from '#domain/time/instant';
import { moment } from '../helpers/builders.ts';

const start = moment('2026-11-22T18:05Z');
const minute = 60_000;
const at = (minutes: number): number => Date.parse(start) + minutes * minute;
const reading = (wall: number, steady = wall): Reading => ({ wall: at(wall), steady: steady * minute });

/** 淄博's ten minutes for the telephone, announced at a half and at four fifths. */
const phone = (change: Partial<WatchedClock> = {}): WatchedClock => ({
  marks: marksOf({
    startAt: start,
    dueAt: addMinutes(start, 10),
    warnAt: [addMinutes(start, 5), addMinutes(start, 8)],
  }),
  seen: reading(0),
  rung: 0,
  ...change,
});

test('the marks of a clock are its warnings by their share of the time, and the deadline', () => {
  expect(phone().marks).toEqual([
    { mark: 50, at: at(5) },
    { mark: 80, at: at(8) },
    { mark: 100, at: at(10) },
  ]);
});

test('a warning that is not before the deadline, or was named twice, is none of its own', () => {
  const dueAt = addMinutes(start, 10);
  const warnAt = [dueAt, addMinutes(start, 5), addMinutes(start, 5), addMinutes(start, 12)];
  expect(marksOf({ startAt: start, dueAt, warnAt }).map(({ mark }) => mark)).toEqual([50, 100]);
  expect(marksOf({ startAt: dueAt, dueAt: start, warnAt: [start] }).map(({ mark }) => mark)).toEqual([100]);
});

test('nothing rings before either clock has come to a mark, and what is reached rings then', () => {
  expect(ringingMark(phone(), { wall: at(5) - 1, steady: 5 * minute - 1 })).toBeUndefined();
  expect(ringingMark(phone(), reading(5))?.mark).toBe(50);
  expect(ringingMark(phone({ rung: 50 }), reading(7))).toBeUndefined();
});

test('of marks that passed together, as in a sleep, only the highest rings', () => {
  expect(ringingMark(phone(), reading(9, 0))?.mark).toBe(80);
  expect(ringingMark(phone({ rung: 50 }), reading(600, 0))?.mark).toBe(100);
  expect(ringingMark(phone({ rung: 100 }), reading(600, 0))).toBeUndefined();
});

test('a clock that is put back makes nothing later, and the time that is left is the shorter one', () => {
  expect(ringingMark(phone(), reading(-51, 9))?.mark).toBe(80);
  expect(ringingMark(phone(), reading(-50, 10))?.mark).toBe(100);
  expect(leftUntilDue(phone(), reading(-51, 9))).toBe(minute);
  expect(leftUntilDue(phone(), reading(12, 9))).toBe(-2 * minute);
});

test('a clock that is put back is noticed from two seconds on; one that runs, sleeps or is put forward is not', () => {
  const before = reading(0);
  expect(setBackBy(before, reading(-59, 1))).toBe(60 * minute);
  expect(setBackBy(before, { wall: before.wall, steady: before.steady + 2000 })).toBe(2000);
  expect(setBackBy(before, { wall: before.wall, steady: before.steady + 1999 })).toBe(0);
  expect(setBackBy(before, reading(1, 1))).toBe(0);
  expect(setBackBy(before, reading(61, 1))).toBe(0);
});

type Step =
  | { readonly kind: 'run'; readonly milliseconds: number }
  | { readonly kind: 'sleep'; readonly minutes: number }
  | { readonly kind: 'set'; readonly minutes: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'meet'; readonly which: number }
  | { readonly kind: 'move'; readonly which: number; readonly minutes: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('run'),
        milliseconds: fc.integer({ min: 250, max: 400_000 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('sleep'), minutes: fc.integer({ min: 1, max: 300 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('set'), minutes: fc.constantFrom(-60, -1, 1, 60) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('meet'), which: fc.nat(4) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('move'),
        which: fc.nat(4),
        minutes: fc.integer({ min: -30, max: 90 }),
      }),
    },
  ) as fc.Arbitrary<Step>,
  { maxLength: 60 },
);

const stages = fc.array(
  fc.record({
    minutes: fc.integer({ min: 1, max: 180 }),
    shares: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
);

test('whatever the clocks do, a clock rings at the earlier of both, never before both, and each mark at most once', () => {
  fc.assert(
    fc.property(stages, steps, (laid, walk) => {
      let now: Reading = reading(0);
      const fresh = (minutes: number, shares: readonly number[]) => ({
        shares,
        minutes,
        isOpen: true,
        rang: new Set<number>(),
        clock: phone({
          marks: marksOf({
            startAt: start,
            dueAt: addMinutes(start, minutes),
            warnAt: shares.map((share) => addMinutes(start, (minutes * share) / 100)),
          }),
          seen: now,
        }),
      });
      const running = laid.map(({ minutes, shares }) => fresh(minutes, shares));
      const look = (): void => {
        const open = running.filter(({ isOpen }) => isOpen);
        const next = nextRing(open.map(({ clock }) => clock));
        for (const one of open) {
          const { clock } = one;
          const ringing = ringingMark(clock, now);
          // By both clocks, reckoned here without the module.
          const elapsed = clock.seen.wall + (now.steady - clock.seen.steady);
          const reached = clock.marks.filter((mark) => mark.at <= Math.max(now.wall, elapsed) + 1e-6);
          const highest = reached.at(-1)?.mark ?? 0;
          expect(ringing?.mark).toBe(highest > clock.rung ? highest : undefined);
          if (ringing === undefined) continue;
          // Whoever waits for the next moment of all misses none.
          expect(isReached(next, now)).toBe(true);
          expect(one.rang.has(ringing.mark)).toBe(false);
          one.rang.add(ringing.mark);
          one.clock = { ...clock, rung: ringing.mark };
        }
      };
      look();
      for (const step of walk) {
        const one = 'which' in step ? running[step.which] : undefined;
        if (step.kind === 'run')
          now = { wall: now.wall + step.milliseconds, steady: now.steady + step.milliseconds };
        // A machine that sleeps does not count the time on the clock that nobody can set.
        if (step.kind === 'sleep') now = { wall: now.wall + step.minutes * minute, steady: now.steady };
        if (step.kind === 'set') now = { wall: now.wall + step.minutes * minute, steady: now.steady };
        // What rang is kept; when clocks were first seen is not, and the steady clock begins anew.
        if (step.kind === 'restart') {
          now = { wall: now.wall, steady: 0 };
          for (const known of running) known.clock = { ...known.clock, seen: now };
        }
        if (step.kind === 'meet' && one !== undefined) one.isOpen = false;
        if (step.kind === 'move' && one !== undefined)
          Object.assign(one, fresh(Math.max(1, one.minutes + step.minutes), one.shares));
        look();
      }
    }),
    { numRuns: 300 },
  );
});
