import { z } from 'zod';
import {
  addDays,
  type ClockTime,
  clockTime,
  type Instant,
  type IsoDay,
  minutesBetween,
} from '../time/instant.ts';
import { dutyDayOf, type DutyClock, instantAt, type Span } from '../time/zone.ts';

/** One shift of a duty day: its name on paper and the time at which it begins. */
export const patternShift = z.strictObject({ name: z.string().trim().min(1).max(20), startsAt: clockTime });

/** How a duty day is divided; the first shift begins with the duty day. */
export const shiftPattern = z.strictObject({
  kind: z.enum(['whole-day', 'day-night', 'three', 'own']),
  shifts: z.array(patternShift).min(1).max(8),
});

/** How a duty day is divided. */
export type ShiftPattern = z.output<typeof shiftPattern>;

/** One planned shift: the duty day, its place in it, its name and the time it covers. */
export type PlannedShift = Span & { readonly day: IsoDay; readonly index: number; readonly name: string };

const minuteOfDay = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes from the start of the duty day to `time`, 0 to 1439. */
const afterStart = (time: ClockTime, dayStart: ClockTime): number =>
  (minuteOfDay(time) - minuteOfDay(dayStart) + 1440) % 1440;

/** True where the shifts begin with the duty day and follow one another without two at one time. */
export function isPatternInOrder(pattern: ShiftPattern, dayStart: ClockTime): boolean {
  const offsets = pattern.shifts.map((shift) => afterStart(shift.startsAt, dayStart));
  return (
    offsets[0] === 0 && offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? 0))
  );
}

/** The usual patterns, beginning at `dayStart`; the customer's own begin from one of them. */
export function usualPattern(
  kind: ShiftPattern['kind'],
  dayStart: ClockTime,
  names: readonly string[],
): ShiftPattern {
  const start = minuteOfDay(dayStart);
  const at = (minutes: number): ClockTime => {
    const minute = (start + minutes) % 1440;
    // Two digits each by padding.
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` as ClockTime;
  };
  const offsets = { 'whole-day': [0], 'day-night': [0, 570], three: [0, 480, 960], own: [0] }[kind];
  return {
    kind,
    shifts: offsets.map((offset, index) => ({
      name: names[index] ?? String(index + 1),
      startsAt: at(offset),
    })),
  };
}

/** The planned shifts of a duty day in order; together they cover it without a gap. */
export function plannedShifts(day: IsoDay, pattern: ShiftPattern, clock: DutyClock): readonly PlannedShift[] {
  const startOf = (time: ClockTime): Instant =>
    instantAt(minuteOfDay(time) >= minuteOfDay(clock.dayStart) ? day : addDays(day, 1), time, clock.zone);
  const dayEnds = instantAt(addDays(day, 1), clock.dayStart, clock.zone);
  return pattern.shifts.map((shift, index) => {
    const next = pattern.shifts[index + 1];
    return {
      day,
      index,
      name: shift.name,
      from: startOf(shift.startsAt),
      until: next === undefined ? dayEnds : startOf(next.startsAt),
    };
  });
}

/** The planned shift that covers a moment. */
export function plannedShiftAt(at: Instant, pattern: ShiftPattern, clock: DutyClock): PlannedShift {
  const shifts = plannedShifts(dutyDayOf(at, clock), pattern, clock);
  const found = shifts.findLast((shift) => shift.from <= at) ?? shifts[0];
  if (found === undefined) throw new RangeError('a pattern has at least one shift');
  return found;
}

/** The planned shift that follows another. */
export function plannedShiftAfter(
  shift: PlannedShift,
  pattern: ShiftPattern,
  clock: DutyClock,
): PlannedShift {
  return plannedShiftAt(shift.until, pattern, clock);
}

/**
 * The planned shift that somebody means who takes the desk at `at`: a relief that comes early takes the shift that is
 * about to begin, when that is at most a third of the running one (and two hours) away.
 */
export function shiftToTake(at: Instant, pattern: ShiftPattern, clock: DutyClock): PlannedShift {
  const running = plannedShiftAt(at, pattern, clock);
  const left = minutesBetween(at, running.until);
  const early = Math.min(120, minutesBetween(running.from, running.until) / 3);
  return left <= early ? plannedShiftAfter(running, pattern, clock) : running;
}
