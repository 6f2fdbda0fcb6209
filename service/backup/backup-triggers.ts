import type { Reply } from '#contract/errors';
import type { DutyRoom } from '../room.ts';
import { noAuthor } from '../store/ledger.ts';

/** What makes a backup without being asked: a handover that was signed, and the clock. */
export type BackupTriggers = {
  readonly afterCall: (method: string, reply: Reply) => void;
  readonly tick: () => void;
};

/** Starts backups of a room in the background; nothing that goes wrong there reaches a call. */
export function backupTriggers(
  room: DutyRoom,
  report: (error: unknown, name: string) => void,
): BackupTriggers {
  const start = async (): Promise<void> => {
    // One that runs already may have been taken before the handover.
    const running = room.jobs.runningBackup();
    if (running !== undefined) await room.jobs.finished(running.id);
    room.jobs.startBackup(noAuthor);
  };
  const tryTo = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      report(error, 'backup');
    }
  };
  return {
    afterCall: (method, reply) => {
      if (method === 'shift.handOver' && reply.ok) start().catch((error: unknown) => report(error, 'backup'));
    },
    tick: () =>
      tryTo(() => {
        if (room.backups.isDue()) room.jobs.startBackup(noAuthor);
      }),
  };
}
