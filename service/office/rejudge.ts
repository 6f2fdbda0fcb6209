import type { Intake, IntakeId } from '#domain/office/intake';
import { mayBeFreedBy } from '#domain/office/may-be-freed';
import type { IsoDay } from '#domain/time/instant';
import { logName } from '../package/names.ts';
import type { Write } from '../room.ts';
import { heldBeside, heldUnder, heldUntil, intakeById, listIntake } from '../store/intakes.ts';
import type { Sqlite } from '../store/sql.ts';
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

/** What is to be judged again: what waits, by its id, and what counts since or was refused and may free more. */
export type ToJudge = { readonly waiting: readonly IntakeId[]; readonly settled: readonly Intake[] };

/** True where nothing is left to be judged. */
export const isAllJudged = ({ waiting, settled }: ToJudge): boolean =>
  waiting.length === 0 && settled.length === 0;

/** What is judged in one transaction costs no more than so much, in hundredths of a second or so; the rest of it is for the watch of the days. */
const mostOfCall = 200;

/** What judging one package costs at most: most of it is that its log can be found. */
const costOf = ({ manifest }: Intake): number =>
  1 + (manifest?.files.find(({ name }) => name === logName)?.bytes ?? 0) / 100_000;

const besides = (room: Write, by: Intake): readonly IntakeId[] =>
  heldBeside(room.store.sqlite, by).flatMap((intake) => (mayBeFreedBy(intake, by) ? [intake.id] : []));

/**
 * Judges what waits, one after another, and then what waits beside each that counts since: its day may be free, and the packages before and after
 * it are known. Gives what is left when it has cost `most`.
 */
export function judgeAgain(room: Write, todo: ToJudge, most: number, dues = roomDues(room)): ToJudge {
  const waiting = [...todo.waiting];
  const settled = [...todo.settled];
  for (let cost = 0; cost < most; ) {
    const id = waiting.shift();
    const by = id === undefined ? settled.shift() : undefined;
    if (by !== undefined) waiting.push(...besides(room, by));
    if (id === undefined && by === undefined) break;
    const intake = id === undefined ? undefined : intakeById(room.store.sqlite, id)?.intake;
    if (intake?.verdict !== 'held') continue;
    const freed = rejudge(room, intake, dues);
    if (freed !== undefined) settled.push(freed);
    cost += costOf(intake);
  }
  return { waiting, settled };
}

/** Judges what waits beside something that counts since, or that was refused, again; what counts because of that may free more. */
export function rejudgeBeside(room: Write, settled: readonly Intake[], dues = roomDues(room)): void {
  room.days.goOn(judgeAgain(room, { waiting: [], settled }, mostOfCall, dues));
}

/** Judges what waits under a key again, after the room of the key, or the line of its packages, became known. */
export function rejudgeUnder(room: Write, publicKey: string): void {
  const waiting = heldUnder(room.store.sqlite, publicKey).map(({ intake }) => intake.id);
  room.days.goOn(judgeAgain(room, { waiting, settled: [] }, mostOfCall));
}

/** What waits for its day, for the place of another report of it, or for a key that is known since, of all days up to this one. */
export const waitingUntil = (sqlite: Sqlite, day: IsoDay): readonly IntakeId[] =>
  heldUntil(sqlite, day).flatMap(({ id, problems }) =>
    problems.some(({ code }) => code === 'future-day' || code === 'day-taken' || code === 'unknown-key')
      ? [id]
      : [],
  );
