import { DutyError, type Failure, type Reply } from '#contract/errors';
import type { Call, FromService } from '#contract/wire';
import { type BackupTriggers, backupTriggers } from './backup/backup-triggers.ts';
import { checkAfterDamage, noteUnreadable } from './damage-seen.ts';
import { refusalOf } from './refusal.ts';
import { restorerProof } from './rescue/prove-restorer.ts';
import { openRescue, type RescueRoom } from './rescue/rescue-room.ts';
import { type DutyRoom, openRoom, type RoomOptions } from './room.ts';
import { newestRecord, noAuthor } from './store/ledger.ts';
import { storeGone } from './store/open-store.ts';

/** What the service needs of the process it runs in. */
export type ServiceOptions = Omit<RoomOptions, 'reopen'> & {
  /** Told how the service stands whenever that has changed. */
  readonly said: (
    state: Extract<FromService, { readonly kind: 'ready' | 'rescue' | 'unusable' | 'pong' }>,
  ) => void;
};

/** The service of one store folder: the room where its store opens, its rescue where the store is damaged. */
export type OpenService = {
  readonly call: (call: Call) => Reply | Promise<Reply>;
  readonly tick: () => void;
  /** Rings the clocks of incidents that are due, and lets packages go and come; asked for some times a second, cheap where there is nothing to do. */
  readonly look: () => void;
  /** Says that it lives, and gives a store up whose drive was taken away. */
  readonly ping: () => void;
  readonly close: () => void;
};

/** What every window asks before anybody has signed in; a store that cannot answer it does not open. */
const firstQuestions = ['setup.state', 'session.now', 'session.choices'] as const;

function askFirstQuestions(room: DutyRoom): void {
  newestRecord(room.store.sqlite);
  for (const method of firstQuestions) {
    const reply = room.call({ callId: '', seat: '', method, input: {} });
    if (!reply.ok) throw new DutyError('store-unreadable', method, reply.details);
  }
}

/** Why a store did not open. What nobody expected while it was being opened lies in the store. */
function failureOf(error: unknown, folder: string): Failure {
  const { failure } = error instanceof DutyError ? error : refusalOf(error, 'store', folder);
  return failure.code === 'internal' ? { ...failure, code: 'store-unreadable' } : failure;
}

/** A program that is too old for a store says nothing of the store. */
const isDamage = ({ code, message }: Failure): boolean =>
  code === 'store-unreadable' && message !== 'sqlite-too-old';

/** Opens the service of a store folder; never throws, what is wrong is said. */
export function openService(options: ServiceOptions): OpenService {
  let room: DutyRoom | undefined;
  let triggers: BackupTriggers | undefined;
  let rescue: RescueRoom | undefined;
  // One for as long as the service lives: trying to open the store again must not forget wrong passwords.
  const prove = restorerProof();

  let saidLongWork = false;

  const close = (): void => {
    triggers = undefined;
    try {
      room?.close();
    } catch (error) {
      // A disk that is full or gone: what was acknowledged is in the journal, and the process ends all the same.
      options.report(error, 'close');
    }
    room = undefined;
    rescue?.close();
    rescue = undefined;
  };
  const isAtLongWork = (): boolean =>
    room !== undefined && (room.jobs.isBusy() || room.inbox.isBusy() || room.days.isBusy());
  const sayAlive = (): void => {
    saidLongWork = isAtLongWork();
    options.said({ kind: 'pong', isAtLongWork: saidLongWork });
  };
  /** Long work that has just begun is said before it begins to hold things up. */
  const sayLongWork = (): void => {
    if (room !== undefined && isAtLongWork() !== saidLongWork) sayAlive();
  };
  /** A store whose drive was taken away is given up: what is written into the open file nobody would find. */
  const giveUpIfGone = (): void => {
    if (room !== undefined && !room.store.isThere())
      options.said({ kind: 'unusable', ...storeGone(options.folder).failure });
  };
  const startRescue = (failure: Failure): void => {
    rescue = openRescue({
      folder: options.folder,
      failure,
      clock: options.clock,
      report: options.report,
      prove,
      reopen,
    });
    options.said({ kind: 'rescue', ...failure });
  };
  const open = (): Failure | undefined => {
    try {
      room = openRoom({
        ...options,
        report: (error, name) => {
          noteUnreadable(options.folder, error);
          options.report(error, name);
        },
        reopen: () => void reopen(),
      });
      checkAfterDamage(room.store);
      askFirstQuestions(room);
      triggers = backupTriggers(room, options.report);
      options.said({ kind: 'ready' });
      return undefined;
    } catch (error) {
      if (!(error instanceof DutyError)) options.report(error, 'open');
      close();
      return failed(failureOf(error, options.folder));
    }
  };
  const failed = (failure: Failure): Failure => {
    let reason = failure;
    if (isDamage(failure)) {
      try {
        startRescue(failure);
        return failure;
      } catch (error) {
        // The folder cannot even be held: that is the reason then.
        reason = failureOf(error, options.folder);
      }
    }
    options.said({ kind: 'unusable', ...reason });
    return reason;
  };
  /** A store was given over, or somebody asks whether the damage is gone. */
  const reopen = (): Failure | undefined => {
    close();
    const failure = open();
    // The newest backup is of the line that was left; one of the new line comes first from here on.
    room?.jobs.startBackup(noAuthor);
    return failure;
  };

  open();
  return {
    call: (call) => {
      if (rescue !== undefined) return rescue.call(call);
      if (room === undefined) return { ok: false, code: 'service-down', message: call.method, details: [] };
      const noted = (reply: Reply): Reply => {
        triggers?.afterCall(call.method, reply);
        sayLongWork();
        if (!reply.ok && reply.code === 'store-gone') giveUpIfGone();
        return reply;
      };
      const reply = room.answer(call);
      return reply instanceof Promise ? reply.then(noted) : noted(reply);
    },
    tick: () => {
      triggers?.tick();
      sayLongWork();
    },
    look: () => {
      room?.alarms.look();
      room?.withdrawals.look();
      room?.courier.look();
      room?.inbox.look();
      room?.days.look();
      sayLongWork();
    },
    ping: () => {
      sayAlive();
      giveUpIfGone();
    },
    close,
  };
}
