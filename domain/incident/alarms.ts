import type { Instant } from '../time/instant.ts';
import type { IncidentStage } from './stage.ts';

/** The mark of the deadline itself; those before it are shares of the time in percent. */
export const deadlineMark = 100;

/** What both clocks say at one moment, in milliseconds: the one on the wall, and one that nobody can set. */
export type Reading = { readonly wall: number; readonly steady: number };

/** A moment of a clock at which it rings. */
export type AlarmMark = { readonly mark: number; readonly at: number };

/** A clock whose alarms wait: its marks from the first to the deadline, when it was first seen, and the highest mark that rang. */
export type WatchedClock = {
  readonly marks: readonly AlarmMark[];
  readonly seen: Reading;
  readonly rung: number;
};

/** When a clock rings: at each of its warnings, named by the share of the time that is over then, and at the deadline. */
export function marksOf({
  startAt,
  dueAt,
  warnAt,
}: {
  readonly startAt: Instant;
  readonly dueAt: Instant;
  readonly warnAt: IncidentStage['warnAt'];
}): readonly AlarmMark[] {
  const start = Date.parse(startAt);
  const due = Date.parse(dueAt);
  const marks = new Map<number, number>();
  const warned = due > start ? warnAt : [];
  for (const at of warned.map((warn) => Date.parse(warn)).toSorted((one, other) => one - other)) {
    if (at >= due) continue;
    const share = Math.round(((at - start) / (due - start)) * 100);
    const mark = Math.min(deadlineMark - 1, Math.max(1, share));
    if (!marks.has(mark)) marks.set(mark, at);
  }
  return [...[...marks].map(([mark, at]) => ({ mark, at })), { mark: deadlineMark, at: due }];
}

/** Where both clocks stand when a moment is reached: a clock that is put back must not make anything later. */
const reachedAt = ({ seen }: WatchedClock, at: number): Reading => ({
  wall: at,
  steady: seen.steady + (at - seen.wall),
});

/** True where either clock has come to what stands in `when`. */
export const isReached = (when: Reading, now: Reading): boolean =>
  now.wall >= when.wall || now.steady >= when.steady;

/** The one alarm that a clock rings now: the highest mark that either clock has come to and that did not ring; those below it are passed. */
export function ringingMark(clock: WatchedClock, now: Reading): AlarmMark | undefined {
  return clock.marks.findLast(({ mark, at }) => mark > clock.rung && isReached(reachedAt(clock, at), now));
}

/** Where the clocks stand when the next of all these rings; until either has come there nothing does. */
export function nextRing(clocks: Iterable<WatchedClock>): Reading {
  let [wall, steady] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const clock of clocks) {
    const next = clock.marks.find(({ mark }) => mark > clock.rung);
    if (next === undefined) continue;
    const reached = reachedAt(clock, next.at);
    wall = Math.min(wall, reached.wall);
    steady = Math.min(steady, reached.steady);
  }
  return { wall, steady };
}

/** Milliseconds until a clock is due by whichever of the two comes first; negative where it was due before. */
export function leftUntilDue(clock: WatchedClock, now: Reading): number {
  const due = clock.marks.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const reached = reachedAt(clock, due);
  return Math.min(reached.wall - now.wall, reached.steady - now.steady);
}

/** A clock on the wall may lag behind by so much between two looks without having been put back. */
const leastSetBack = 2000;

/** By how many milliseconds the clock on the wall was put back between two looks; zero where it was not. */
export function setBackBy(before: Reading, now: Reading): number {
  const back = now.steady - before.steady - (now.wall - before.wall);
  return back >= leastSetBack ? back : 0;
}
