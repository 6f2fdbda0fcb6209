import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '#contract/errors';
import type { FromService, HostReply, HostRequest, ToService } from '#contract/wire';
import { systemClock } from './clock.ts';
import { readIncoming } from './incoming-message.ts';
import { openService } from './open-service.ts';

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

const service = openService({
  folder,
  mustExist: isKnown,
  clock: systemClock,
  newId: randomUUID,
  host,
  report: writeLog,
  changed: (topics) => {
    if (topics.length > 0) parent.send({ kind: 'changed', topics });
  },
  said: parent.send,
  rang: parent.send,
});

// How often backups are due is a setting; the clock is looked at every minute.
const clockTicks = setInterval(service.tick, 60_000);
// A deadline is to ring within a second, also right after the machine slept or its clock was set.
const alarmLooks = setInterval(service.look, 250);

function receive(message: ToService): void {
  switch (message.kind) {
    case 'call': {
      const answer = (reply: Reply): void => parent.send({ kind: 'reply', id: message.id, reply });
      const reply = service.call(message.call);
      if (reply instanceof Promise) void reply.then(answer);
      else answer(reply);
      break;
    }
    case 'ping':
      service.ping();
      break;
    case 'host-reply':
      hostWaits.get(message.id)?.(message.reply);
      hostWaits.delete(message.id);
      break;
    case 'close':
      clearInterval(clockTicks);
      clearInterval(alarmLooks);
      service.close();
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
  service.close();
  process.exit(0);
});
