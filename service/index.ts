import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { FromService, HostReply, HostRequest, ToService } from '#contract/wire';
import { type BackupTriggers, backupTriggers } from './backup/backup-triggers.ts';
import { systemClock } from './clock.ts';
import { refusalOf } from './refusal.ts';
import { type DutyRoom, openRoom } from './room.ts';
import { storeGone } from './store/open-store.ts';

/** The process that started this one: a port under Electron's utility process, the process itself under Node. */
type Parent = {
  readonly send: (message: FromService) => void;
  readonly listen: (listener: (message: ToService) => void) => void;
};

type UtilityPort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
};

function findParent(): Parent {
  // Electron puts `parentPort` on the process of a utility process; Node's types do not know it.
  const { parentPort } = process as unknown as { readonly parentPort?: UtilityPort };
  if (parentPort !== undefined) {
    return {
      send: (message) => parentPort.postMessage(message),
      // Only main holds the other end, and it sends what the wire says.
      listen: (listener) => parentPort.on('message', (event) => listener(event.data as ToService)),
    };
  }
  return {
    send: (message) => process.send?.(message),
    listen: (listener) => process.on('message', (message) => listener(message as ToService)),
  };
}

const parent = findParent();
const folder = process.argv[2] ?? '';
/** Main remembers that a store was used here before. */
const isKnown = process.argv[3] === 'known';
const largestLog = 5_000_000;

function writeLog(error: unknown, name: string): void {
  const file = join(folder, 'service.log');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(file, `${file}.old`);
    appendFileSync(file, `${systemClock.now()} ${name} ${text}\n`);
  } catch {
    // A disk that takes no log line must not stop the answer to the screen.
    process.stderr.write(`${name} ${text}\n`);
  }
}

const hostWaits = new Map<number, (reply: HostReply) => void>();
let lastHostRequest = 0;

const host = (request: HostRequest): Promise<HostReply> =>
  new Promise((resolve) => {
    lastHostRequest += 1;
    hostWaits.set(lastHostRequest, resolve);
    parent.send({ kind: 'host-request', id: lastHostRequest, request });
  });

/** What a store that does not open is said to suffer from; what nobody knows is damage. */
function refusalToOpen(error: unknown): DutyError {
  const refusal = refusalOf(error, 'store', folder);
  if (refusal.failure.code !== 'internal') return refusal;
  return new DutyError('store-unreadable', error instanceof Error ? error.message : String(error));
}

let room: DutyRoom | undefined;
let triggers: BackupTriggers | undefined;
try {
  room = openRoom({
    folder,
    mustExist: isKnown,
    clock: systemClock,
    newId: randomUUID,
    host,
    report: writeLog,
    changed: (topics) => {
      if (topics.length > 0) parent.send({ kind: 'changed', topics });
    },
  });
  triggers = backupTriggers(room, writeLog);
  parent.send({ kind: 'ready' });
} catch (error) {
  const { failure } = error instanceof DutyError ? error : refusalToOpen(error);
  if (!(error instanceof DutyError)) writeLog(error, 'open');
  parent.send({ kind: 'unusable', ...failure });
}

let saidLongWork = false;

const sayAlive = (): void => {
  saidLongWork = room?.jobs.isBusy() === true;
  parent.send({ kind: 'pong', isAtLongWork: saidLongWork });
};

/** Long work that has just begun is said before it begins to hold things up. */
const sayLongWork = (): void => {
  if (room !== undefined && room.jobs.isBusy() !== saidLongWork) sayAlive();
};

/** A store whose drive was taken away is given up: what is written into the open file nobody would find. */
const giveUpIfGone = (): void => {
  if (room !== undefined && !room.store.isThere())
    parent.send({ kind: 'unusable', ...storeGone(folder).failure });
};

// How often backups are due is a setting; the clock is looked at every minute.
const clockTicks = setInterval(() => {
  triggers?.tick();
  sayLongWork();
}, 60_000);

parent.listen((message) => {
  switch (message.kind) {
    case 'call':
      if (room !== undefined) {
        const reply = room.call(message.call);
        parent.send({ kind: 'reply', id: message.id, reply });
        triggers?.afterCall(message.call.method, reply);
        sayLongWork();
        if (!reply.ok && reply.code === 'store-gone') giveUpIfGone();
      }
      break;
    case 'ping':
      sayAlive();
      giveUpIfGone();
      break;
    case 'host-reply':
      hostWaits.get(message.id)?.(message.reply);
      hostWaits.delete(message.id);
      break;
    case 'close':
      clearInterval(clockTicks);
      triggers = undefined;
      try {
        room?.close();
      } catch (error) {
        // A disk that is full or gone: what was acknowledged is in the journal, and the process ends all the same.
        writeLog(error, 'close');
      }
      room = undefined;
      parent.send({ kind: 'closed' });
      setImmediate(() => process.exit(0));
      break;
    default:
      message satisfies never;
  }
});

process.on('disconnect', () => {
  room?.close();
  process.exit(0);
});
