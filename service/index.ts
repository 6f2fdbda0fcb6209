import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { FromService, HostReply, HostRequest, ToService } from '#contract/wire';
import { type BackupTriggers, backupTriggers } from './backup/backup-triggers.ts';
import { systemClock } from './clock.ts';
import { readIncoming } from './incoming-message.ts';
import { type DutyRoom, openRoom } from './room.ts';

/** The process that started this one: a port under Electron's utility process, the process itself under Node. */
type Parent = {
  readonly send: (message: FromService) => void;
  readonly listen: (listener: (message: unknown) => void) => void;
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
      listen: (listener) => parentPort.on('message', (event) => listener(event.data)),
    };
  }
  return {
    send: (message) => process.send?.(message),
    listen: (listener) => process.on('message', listener),
  };
}

const parent = findParent();
const folder = process.argv[2] ?? '';
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

let room: DutyRoom | undefined;
let triggers: BackupTriggers | undefined;
try {
  room = openRoom({
    folder,
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
  const failure =
    error instanceof DutyError
      ? error.failure
      : {
          code: 'store-unreadable' as const,
          message: error instanceof Error ? error.message : String(error),
        };
  if (!(error instanceof DutyError)) writeLog(error, 'open');
  parent.send({ kind: 'unusable', code: failure.code, message: failure.message });
}

// How often backups are due is a setting; the clock is looked at every minute.
const clockTicks = setInterval(() => triggers?.tick(), 60_000);

function receive(message: ToService): void {
  switch (message.kind) {
    case 'call':
      if (room !== undefined) {
        const reply = room.call(message.call);
        parent.send({ kind: 'reply', id: message.id, reply });
        triggers?.afterCall(message.call.method, reply);
      }
      break;
    case 'host-reply':
      hostWaits.get(message.id)?.(message.reply);
      hostWaits.delete(message.id);
      break;
    case 'close':
      clearInterval(clockTicks);
      triggers = undefined;
      room?.close();
      room = undefined;
      parent.send({ kind: 'closed' });
      setImmediate(() => process.exit(0));
      break;
    default:
      message satisfies never;
  }
}

parent.listen((data) => {
  const incoming = readIncoming(data);
  if (incoming.kind === 'message') receive(incoming.message);
  else if (incoming.kind === 'refused')
    parent.send({ kind: 'reply', id: incoming.id, reply: { ok: false, ...incoming.failure } });
  else writeLog('a message that is none of the wire', 'receive');
});

process.on('disconnect', () => {
  room?.close();
  process.exit(0);
});
