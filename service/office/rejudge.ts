import type { Intake } from '#domain/office/intake';
import { mayBeFreedBy } from '#domain/office/may-be-freed';
import type { IsoDay } from '#domain/time/instant';
import type { Write } from '../room.ts';
import { heldBeside, heldUnder, heldUntil, listIntake } from '../store/intakes.ts';
import { judgeNow, reportAgain, standingOf, timeliness } from './judge-intake.ts';
import { isLogThere, keepReport } from './keep-report.ts';
import { roomDues, type RoomDues } from './room-dues.ts';

/** Judges something that waits by what is known now, and records it where that changed; gives it where it counts now. */
function rejudge(room: Write, intake: Intake, dues: RoomDues): Intake | undefined {
  const { manifest, manifestSha256 } = intake;
  if (manifest === null || manifestSha256 === null) return undefined;
  const standing = standingOf(room, manifest);
  const { key: _, ...owner } = standing;
  const { verdict, problems } = judgeNow(room, manifest, manifestSha256, standing, intake.id);
  if (owner.roomId === intake.roomId && verdict === 'held') return undefined;
  const report = verdict === 'accepted' ? reportAgain(room.store, intake) : null;
  // What cannot be read any more goes on waiting, and keeps nobody from what is being done.
  if (verdict === 'accepted' && (report === null || !isLogThere(room.store, intake))) return undefined;
  const after: Intake = {
    ...intake,
    ...owner,
    ...timeliness(room, dues, { ...intake, roomId: owner.roomId }),
    verdict,
    problems: [...problems],
  };
  listIntake(room.store.sqlite, room.append('intake', { act: 'rejudged', intake: after }));
  if (report !== null) keepReport(room, after, report);
  room.inbox.decided(intake.id);
  return report === null ? undefined : after;
}

/** Judges some of what waits again and gives what counts since. */
const rejudgeAll = (room: Write, waiting: readonly Intake[], dues: RoomDues): readonly Intake[] =>
  waiting.flatMap((intake) => rejudge(room, intake, dues) ?? []);

/**
 * Judges what waits beside something that counts since, or that was refused, again: its day may be free, and the packages before and after it are
 * known. What counts because of that may free more.
 */
export function rejudgeBeside(room: Write, settled: readonly Intake[], dues = roomDues(room)): void {
  const queue = [...settled];
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    const by = one;
    const waiting = heldBeside(room.store.sqlite, by).filter((intake) => mayBeFreedBy(intake, by));
    queue.push(...rejudgeAll(room, waiting, dues));
  }
}

/** Judges what waits under a key again, after the room of the key, or the line of its packages, became known. */
export function rejudgeUnder(room: Write, publicKey: string): void {
  const dues = roomDues(room);
  const waiting = heldUnder(room.store.sqlite, publicKey).map(({ intake }) => intake);
  rejudgeBeside(room, rejudgeAll(room, waiting, dues), dues);
}

/** Judges what waits for its day, or for the place of another report of it, again, of all days up to this one. */
export function rejudgeUntil(room: Write, day: IsoDay): void {
  const dues = roomDues(room);
  const waiting = heldUntil(room.store.sqlite, day).filter(({ problems }) =>
    problems.some(({ code }) => code === 'future-day' || code === 'day-taken'),
  );
  rejudgeBeside(room, rejudgeAll(room, waiting, dues), dues);
}
