import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { oneOf } from '#service/demo/chance';
import { checkout, node24 } from '../helpers/node24.ts';
import { checkStore } from './check-store.ts';
import type { Command, WorkKind } from './desk-work.ts';
import { type DiskStep, readJournal, watchedEnvironment } from './disk-journal.ts';
import { DiskModel, type Loss } from './disk-model.ts';
import { openRoomHere } from './manned-store.ts';
import { type Told, toldBy } from './outside-ledger.ts';
import { deskSeat } from './service-process.ts';

/** What is to be recorded: a store is made and worked in while everything that reaches its disk is written down. */
export type RecordingOrder = {
  /** A folder for all that is made on the way. */
  readonly folder: string;
  readonly commands: number;
  readonly seed: number;
};

/** A recorded run. */
export type Recording = {
  readonly folder: string;
  /** The folder that was watched. */
  readonly root: string;
  readonly steps: readonly DiskStep[];
  /** What was told outside the store, and after which step. */
  readonly lines: readonly Line[];
};

/** Which power cuts a recorded run is put to. */
export type CutOrder = {
  readonly cuts: number;
  readonly chance: () => number;
  /** A disk that says that it has kept what it has not; the run must find that out. */
  readonly isLying?: boolean;
  readonly progress: (cuts: number) => void;
};

/** What a run of power cuts came to. */
export type CutReport = {
  readonly faults: readonly string[];
  readonly cuts: Readonly<Record<Loss, number>>;
  /** Cuts in the very moment of an answer; the others are anywhere in between. */
  readonly atAnswers: number;
  readonly steps: Readonly<Record<'writes' | 'syncs' | 'names', number>>;
  readonly acknowledged: ReadonlyMap<WorkKind, number>;
  /** Acknowledged commands that were looked for and found, summed over all cuts. */
  readonly found: number;
};

function runWatched(order: RecordingOrder, root: string, journalFile: string): Promise<void> {
  const program = join(checkout, 'tests', 'durability', 'journaled-work.ts');
  const child = spawn(node24, [program, root, String(order.commands), String(order.seed)], {
    env: watchedEnvironment(order.folder, root, journalFile),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the journaled program ended with ${code}`));
    });
  });
}

/** Lines of the ledger outside the store, each with the step after which it was written. */
type Line = { readonly step: number; readonly text: string };

function linesIn(steps: readonly DiskStep[], ledgerFile: string): readonly Line[] {
  const inode = steps.find((step) => step.what === 'create' && step.path === ledgerFile)?.inode;
  return steps.flatMap((step, index) =>
    step.what === 'write' && step.inode === inode
      ? [{ step: index, text: Buffer.from(step.bytes).toString('utf8').trimEnd() }]
      : [],
  );
}

/** The model has to end where the real folder ended, or it says nothing. */
function checkModel(model: DiskModel, root: string): void {
  for (const [path, bytes] of model.contents('store')) {
    // The index beside the journal of SQLite is written through memory, and made anew from the journal.
    if (!path.endsWith('-shm') && !bytes.equals(readFileSync(join(root, path))))
      throw new Error(`${path} is not what the journal makes of it`);
  }
}

/** Repeats the newest acknowledged command, and writes an entry: the store goes on where the ledger stands. */
function goesOn(store: string, told: readonly Told[]): readonly string[] {
  const room = openRoomHere(store);
  try {
    const again = (command: Command): string[] => {
      const reply = room.call({ ...command, seat: deskSeat });
      return reply.ok ? [] : [`${command.callId} sent again was refused: ${reply.code} ${reply.message}`];
    };
    const newest = told.findLast(
      ({ answer, command }) => answer === 'acknowledged' && command.kind === 'entry',
    );
    if (newest === undefined) return [];
    return [...again(newest.command), ...again({ ...newest.command, callId: 'after-the-cut' })];
  } finally {
    room.close();
  }
}

async function faultsAfterCut(image: string, told: readonly Told[]): Promise<readonly string[]> {
  const promised = told.filter((one) => one.answer === 'acknowledged').length;
  if (!existsSync(join(image, 'duty.sqlite')))
    return promised === 0 ? [] : [`the store is gone with ${promised} acknowledged commands`];
  try {
    // Opening writes the journal back; what the check reads is what the service would read.
    openRoomHere(image).close();
    const { faults } = await checkStore(image, told);
    return [...faults, ...goesOn(image, told)];
  } catch (error) {
    return [`the store does not open: ${String(error)}`];
  }
}

/** Makes a store and works in it, in a process whose disk is journaled. */
export async function recordWork(order: RecordingOrder): Promise<Recording> {
  mkdirSync(order.folder, { recursive: true });
  const root = realpathSync(mkdtempSync(join(order.folder, '断电 ')));
  const journalFile = join(order.folder, 'disk.journal');
  rmSync(journalFile, { force: true });
  await runWatched(order, root, journalFile);
  const steps = readJournal(journalFile);
  return { folder: order.folder, root, steps, lines: linesIn(steps, join(root, 'told.jsonl')) };
}

/** Lets the power fail in a recorded run at many moments, and checks what is left each time. */
export async function cutThePower(recording: Recording, order: CutOrder): Promise<CutReport> {
  const { folder, root, steps, lines } = recording;
  const { chance } = order;
  const answers = lines.filter(({ text }) => text.startsWith('{"acknowledged"')).map(({ step }) => step);
  const moments = Array.from({ length: order.cuts }, (_, index) =>
    index % 2 === 0 ? oneOf(answers, chance) : Math.floor(chance() * steps.length),
  ).toSorted((a, b) => a - b);
  const model = new DiskModel(root);
  const image = join(folder, 'after-the-cut');
  const cuts: Record<Loss, number> = { all: 0, late: 0, any: 0 };
  const faults: string[] = [];
  let found = 0;
  let taken = 0;
  for (const [index, moment] of moments.entries()) {
    for (; taken <= moment; taken += 1) {
      const step = steps[taken];
      if (step !== undefined && (order.isLying !== true || step.what !== 'sync')) model.take(step);
    }
    const told = toldBy(lines.filter(({ step }) => step <= moment).map(({ text }) => text));
    const loss = oneOf(['all', 'late', 'any'] as const, chance);
    cuts[loss] += 1;
    rmSync(image, { recursive: true, force: true });
    model.writeAfterCut('store', image, loss, chance);
    for (const fault of await faultsAfterCut(image, told))
      faults.push(`cut ${index + 1} after step ${moment}, ${loss} lost: ${fault}`);
    found += told.filter((one) => one.answer === 'acknowledged').length;
    if ((index + 1) % 100 === 0) order.progress(index + 1);
  }
  for (; taken < steps.length; taken += 1) {
    const step = steps[taken];
    if (step !== undefined) model.take(step);
  }
  if (order.isLying !== true) checkModel(model, root);
  const all = toldBy(lines.map(({ text }) => text));
  const acknowledged = new Map<WorkKind, number>();
  for (const { answer, command } of all)
    if (answer === 'acknowledged') acknowledged.set(command.kind, (acknowledged.get(command.kind) ?? 0) + 1);
  const countOf = (...what: readonly DiskStep['what'][]): number =>
    steps.filter((step) => what.includes(step.what)).length;
  return {
    faults,
    cuts,
    atAnswers: Math.ceil(order.cuts / 2),
    steps: {
      writes: countOf('write', 'truncate'),
      syncs: countOf('sync'),
      names: countOf('create', 'rename', 'link', 'unlink', 'make-folder', 'remove-folder'),
    },
    acknowledged,
    found,
  };
}
