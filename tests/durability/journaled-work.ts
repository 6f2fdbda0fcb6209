import { basename, dirname, join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { backupTriggers } from '#service/backup/backup-triggers';
import { chanceFrom } from '#service/demo/chance';
import type { DutyRoom } from '#service/room';
import { absenceCommand } from './absence-work.ts';
import { type Command, DeskWork } from './desk-work.ts';
import { type Ask, handOverInput } from './hand-over.ts';
import { makeMannedStore, openRoomHere } from './manned-store.ts';
import { OutsideLedger } from './outside-ledger.ts';
import { incidentCommand } from './incident-work.ts';
import { periodCommand } from './period-work.ts';
import { productCommand } from './product-work.ts';
import { approveInput, publishInput } from './rota-work.ts';
import { deskSeat } from './service-process.ts';

/*
 * A program of its own, so that its disk can be journaled: makes a store in `<root>/store`, works in it, and keeps the
 * ledger in `<root>/told.jsonl`, where each answer stands in the journal between the steps before it and those after.
 */
const [root = '', commands = '100', seed = '1'] = process.argv.slice(2);
const store = join(root, 'store');
const chance = chanceFrom(Number(seed));
const ledger = new OutsideLedger(join(root, 'told.jsonl'));
const work = new DeskWork('power', chance);

async function special(room: DutyRoom, share: number): Promise<Command | null> {
  const callId = work.nextId();
  if (share < 0.02) return { callId, kind: 'backup', method: 'backup.start', input: {} };
  const ask: Ask = (method, asked) =>
    Promise.resolve(room.call({ callId: `${callId}-${method}`, seat: deskSeat, method, input: asked }));
  if (share < 0.035) {
    const input = await publishInput(ask, callId);
    return input === null ? null : { callId, kind: 'rota', method: 'rota.publish', input };
  }
  if (share < 0.05) {
    const input = await approveInput(ask, callId);
    return input === null ? null : { callId, kind: 'approval', method: 'swap.approve', input };
  }
  if (share < 0.06) return absenceCommand(ask, callId, chance);
  if (share < 0.075) return periodCommand(ask, callId, chance);
  if (share < 0.095) return incidentCommand(ask, callId, chance);
  if (share < 0.115) return productCommand(ask, callId, chance);
  const input = await handOverInput(ask, callId);
  return input === null ? null : { callId, kind: 'handover', method: 'shift.handOver', input };
}

/** Says that a backup is there; a power cut may not take back what the status strip has shown. */
async function tellBackup(room: DutyRoom, jobId: string): Promise<void> {
  const job = await room.jobs.finished(jobId);
  const file = job.files[0]?.file;
  if (job.state !== 'done' || file === undefined) return;
  const name = basename(dirname(file));
  const callId = `made-${name}`;
  if (ledger.of(callId) !== undefined) return;
  const made: Command = { callId, kind: 'backup-made', method: 'backup.start', input: {} };
  ledger.sent(made);
  ledger.answered(made, { ok: true, output: { name } });
}

async function workIn(room: DutyRoom, count: number): Promise<void> {
  const triggers = backupTriggers(room, (error) => {
    throw error;
  });
  const told: Promise<void>[] = [];
  for (let done = 0; done < count; done += 1) {
    const share = chance();
    const command = (share < 0.13 ? await special(room, share) : null) ?? work.next();
    ledger.sent(command);
    const reply = room.call({ ...command, seat: deskSeat });
    ledger.answered(command, reply);
    if (reply.ok) work.learn(command, reply.output);
    else work.forget(command);
    triggers.afterCall(command.method, reply);
    // Long work goes on between calls, now more, now less.
    for (let rest = Math.floor(chance() * 4); rest > 0; rest -= 1) await breath();
    const running = room.jobs.runningBackup();
    if (running !== undefined) told.push(tellBackup(room, running.id));
  }
  await Promise.all(told);
}

makeMannedStore(store);
for (let sitting = 0; sitting < 3; sitting += 1) {
  const room = openRoomHere(store);
  await workIn(room, Math.ceil(Number(commands) / 3));
  room.close();
}
ledger.close();
if (ledger.faults.length > 0) throw new Error(ledger.faults.join('\n'));
