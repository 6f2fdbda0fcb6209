import type { Intake } from '#domain/office/intake';
import type { Write } from '../room.ts';
import { heldUnder, listIntake } from '../store/intakes.ts';
import { keepReport } from './keep-report.ts';
import { roomDues } from './room-dues.ts';
import { judgeNow, reportAgain, standingOf, timeliness } from './take-packages.ts';

/** Judges what waits under a key again, after the room of the key, or the line of its packages, became known. */
export function rejudgeUnder(room: Write, publicKey: string): void {
  const { sqlite } = room.store;
  const dues = roomDues(room);
  for (const { intake } of heldUnder(sqlite, publicKey)) {
    const { manifest, manifestSha256 } = intake;
    if (manifest === null || manifestSha256 === null) continue;
    const { key, ...owner } = standingOf(room, manifest);
    const judgement = judgeNow(room, manifest, manifestSha256, { key, ...owner }, intake.id);
    const isLeft = owner.roomId === intake.roomId && judgement.verdict === 'held';
    if (isLeft) continue;
    const after: Intake = {
      ...intake,
      ...owner,
      ...timeliness(room, dues, { ...intake, roomId: owner.roomId }),
      verdict: judgement.verdict,
      problems: [...judgement.problems],
    };
    const report = after.verdict === 'accepted' ? reportAgain(room.store, intake) : null;
    listIntake(sqlite, room.append('intake', { act: 'rejudged', intake: after }));
    if (report !== null) keepReport(room, after, report);
    room.inbox.decided(intake.id);
  }
}
