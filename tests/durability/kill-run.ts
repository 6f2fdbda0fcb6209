import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { backupsIn } from '#service/backup/backup-page';
import { storeFile } from '#service/store/open-store';
import { hashOfFile } from '#service/verify';
import { absenceCommand } from './absence-work.ts';
import { checkStore, type Findings } from './check-store.ts';
import { type Command, DeskWork, type WorkKind } from './desk-work.ts';
import { type Ask, handOverInput } from './hand-over.ts';
import { OutsideLedger } from './outside-ledger.ts';
import { incidentCommand } from './incident-work.ts';
import { periodCommand } from './period-work.ts';
import { productCommand } from './product-work.ts';
import { approveInput, publishInput } from './rota-work.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import { sheetFaults } from './sheet-faults.ts';

/** What a run of kills is asked to do. */
export type KillOrder = {
  /** A store that is manned, and where nobody else works. */
  readonly folder: string;
  /** Where the ledger outside the store is kept. */
  readonly ledgerFile: string;
  readonly entry: string;
  readonly kills: number;
  /** After how many kills the store is checked, beside the end. */
  readonly checkEvery: number;
  readonly chance: () => number;
  readonly progress: (kills: number) => void;
};

/** What a run of kills came to. */
export type KillReport = {
  readonly faults: readonly string[];
  readonly kills: Readonly<Record<Moment, number>>;
  readonly acknowledged: ReadonlyMap<WorkKind, number>;
  readonly refused: number;
  /** Commands that died without an answer, by whether they had been done. */
  readonly unanswered: { readonly done: number; readonly notDone: number };
  readonly resent: { readonly unanswered: number; readonly acknowledged: number };
  readonly restarts: readonly number[];
  readonly backups: number;
  readonly findings: Findings;
};

/** When a service is killed: while it starts, at an acknowledgement, or some time into its work. */
type Moment =
  | 'starting'
  | 'at an answer'
  | 'at work'
  | 'around a handover'
  | 'around a backup'
  | 'around a publication'
  | 'around an approval'
  | 'around an absence'
  | 'around a period'
  | 'around an incident'
  | 'around a package';

const lanes = 4;

function momentFrom(chance: () => number): Moment {
  const share = chance();
  if (share < 0.1) return 'starting';
  if (share < 0.18) return 'around a handover';
  if (share < 0.24) return 'around a backup';
  if (share < 0.31) return 'around a publication';
  if (share < 0.38) return 'around an approval';
  if (share < 0.45) return 'around an absence';
  if (share < 0.53) return 'around a period';
  if (share < 0.63) return 'around an incident';
  if (share < 0.73) return 'around a package';
  return share < 0.83 ? 'at an answer' : 'at work';
}

/** How many milliseconds a service is left alive after it began to work. */
const longest: Readonly<Record<Exclude<Moment, 'starting'>, number>> = {
  'at an answer': 1500,
  'at work': 220,
  'around a handover': 1400,
  'around a backup': 500,
  'around a publication': 500,
  'around an approval': 1400,
  'around an absence': 700,
  'around a period': 900,
  'around an incident': 900,
  // It is made, put into the folder, found there and taken in.
  'around a package': 4000,
};

/** What a round begins with, by the moment in which it is to end. */
const begunWith = {
  'around a handover': 'handover',
  'around a backup': 'backup',
  'around a publication': 'rota',
  'around an approval': 'approval',
  'around an absence': 'absence',
  'around a period': 'period',
  'around an incident': 'incident',
  'around a package': 'package',
} as const;

type Special = (typeof begunWith)[keyof typeof begunWith];

class KillRun {
  readonly #order: KillOrder;
  readonly #ledger: OutsideLedger;
  readonly #work: DeskWork;
  readonly #faults: string[] = [];
  readonly #kills: Record<Moment, number> = {
    starting: 0,
    'at an answer': 0,
    'at work': 0,
    'around a handover': 0,
    'around a backup': 0,
    'around a publication': 0,
    'around an approval': 0,
    'around an absence': 0,
    'around a period': 0,
    'around an incident': 0,
    'around a package': 0,
  };
  /** Commands that nobody answered, and whether they were done before the service died. */
  #unsure = new Map<string, { readonly command: Command; readonly wasDone: boolean | undefined }>();
  readonly #unanswered = { done: 0, notDone: 0 };
  readonly #resent = { unanswered: 0, acknowledged: 0 };
  readonly #restarts: number[] = [];
  #recent: Command[] = [];
  #backups = 0;

  constructor(order: KillOrder) {
    this.#order = order;
    this.#ledger = new OutsideLedger(order.ledgerFile);
    this.#work = new DeskWork('kill', order.chance);
  }

  async run(): Promise<KillReport> {
    const { kills, checkEvery, progress } = this.#order;
    let findings: Findings | undefined;
    for (let round = 1; round <= kills; round += 1) {
      await this.#round(momentFrom(this.#order.chance));
      if (round % checkEvery === 0) {
        progress(round);
        findings = await this.#settleAndCheck();
      }
    }
    if (findings === undefined || kills % checkEvery !== 0) findings = await this.#settleAndCheck();
    this.#ledger.close();
    const told = this.#ledger.all();
    const acknowledged = new Map<WorkKind, number>();
    for (const { answer, command } of told)
      if (answer === 'acknowledged')
        acknowledged.set(command.kind, (acknowledged.get(command.kind) ?? 0) + 1);
    return {
      faults: [...this.#ledger.faults, ...this.#faults],
      kills: this.#kills,
      acknowledged,
      refused: told.filter((one) => one.answer === 'refused').length,
      unanswered: this.#unanswered,
      resent: this.#resent,
      restarts: this.#restarts,
      backups: this.#backups,
      findings,
    };
  }

  async #round(moment: Moment): Promise<void> {
    const { folder, entry, chance } = this.#order;
    const service = startService(folder, entry);
    this.#kills[moment] += 1;
    if (moment === 'starting') {
      await sleep(chance() * 1.2 * (this.#restarts.at(-1) ?? 200));
      service.kill();
      await service.gone;
      return;
    }
    const readyAfter = await service.ready;
    if (readyAfter === null) throw new Error('the service ended while it started');
    this.#restarts.push(readyAfter);
    this.#lookAtUnsure();
    const answersToCome =
      moment === 'at an answer' ? 1 + Math.floor(chance() * 40) : Number.POSITIVE_INFINITY;
    let answers = 0;
    const answered = (): void => {
      answers += 1;
      // In the same turn in which the answer is heard: nothing more can have happened on purpose.
      if (answers >= answersToCome) service.kill();
    };
    const first = Object.hasOwn(begunWith, moment) ? begunWith[moment as keyof typeof begunWith] : null;
    const queue = this.#toResend();
    // A sheet is signed as it was read: the others write on as soon as its signatures are on their way.
    const special = this.#first(service, first, answered);
    const working = [
      special.done,
      ...Array.from({ length: lanes }, () => special.isSent.then(() => this.#lane(service, queue, answered))),
      ...(moment === 'around a package' ? [special.done.then(() => this.#pack(service, answered))] : []),
    ];
    void sleep(chance() * longest[moment]).then(service.kill);
    await service.gone;
    await Promise.all(working);
  }

  /** Sends what nobody answered again, and some of what was answered, so that it would show if it were done twice. */
  #toResend(): Command[] {
    const { chance } = this.#order;
    return [
      ...[...this.#unsure.values()].map(({ command }) => command),
      ...this.#recent.filter(() => chance() < 0.1),
    ];
  }

  /** Sends what the round begins with; tells when that is on its way and when it was answered. */
  #first(
    service: ServiceProcess,
    first: Special | null,
    answered: () => void,
  ): { readonly isSent: Promise<void>; readonly done: Promise<void> } {
    if (first === null) return { isSent: Promise.resolve(), done: Promise.resolve() };
    let done = Promise.resolve();
    const isSent = this.#special(service, first).then((command) => {
      if (command !== null) done = this.#send(service, command, answered);
    });
    return { isSent, done: isSent.then(() => done) };
  }

  async #lane(service: ServiceProcess, queue: Command[], answered: () => void): Promise<void> {
    while (!service.isGone()) {
      await this.#send(service, queue.shift() ?? this.#work.next(), answered);
      if (this.#order.chance() < 0.3) await sleep(this.#order.chance() * 4);
    }
  }

  /** Issues, packs and takes in until the service is gone. */
  async #pack(service: ServiceProcess, answered: () => void): Promise<void> {
    while (!service.isGone()) {
      const command = await this.#special(service, 'package');
      if (command !== null) await this.#send(service, command, answered);
    }
  }

  async #special(service: ServiceProcess, kind: Special): Promise<Command | null> {
    const callId = this.#work.nextId();
    if (kind === 'backup') return { callId, kind, method: 'backup.start', input: {} };
    const ask: Ask = (method, asked) => service.call(`${callId}-${method}`, method, asked);
    if (kind === 'rota') {
      const input = await publishInput(ask, callId);
      return input === null ? null : { callId, kind, method: 'rota.publish', input };
    }
    if (kind === 'approval') {
      const input = await approveInput(ask, callId);
      return input === null ? null : { callId, kind, method: 'swap.approve', input };
    }
    if (kind === 'absence') return absenceCommand(ask, callId, this.#order.chance);
    if (kind === 'period') return periodCommand(ask, callId, this.#order.chance);
    if (kind === 'incident') return incidentCommand(ask, callId, this.#order.chance);
    if (kind === 'package') return productCommand(ask, callId, this.#order.chance);
    const input = await handOverInput(ask, callId);
    return input === null ? null : { callId, kind, method: 'shift.handOver', input };
  }

  async #send(service: ServiceProcess, command: Command, answered: () => void): Promise<void> {
    const { callId } = command;
    const before = this.#ledger.of(callId);
    if (before === undefined) this.#ledger.sent(command);
    else if (before.answer === 'acknowledged') this.#resent.acknowledged += 1;
    else this.#resent.unanswered += 1;
    const unsure = this.#unsure.get(callId);
    const reply = await service.call(callId, command.method, command.input);
    if (reply === null) {
      if (before?.answer !== 'acknowledged' && unsure === undefined)
        this.#unsure.set(callId, { command, wasDone: undefined });
      return;
    }
    answered();
    this.#ledger.answered(command, reply);
    if (unsure?.wasDone === true && !reply.ok)
      this.#faults.push(`${callId} was done, died unanswered and was then refused: ${reply.code}`);
    this.#unsure.delete(callId);
    if (!reply.ok) {
      this.#work.forget(command);
      return;
    }
    if (before?.answer === 'acknowledged') return;
    this.#work.learn(command, reply.output);
    this.#recent = [...this.#recent.slice(-19), command];
  }

  /** Finds out which of the commands that nobody answered had been done. */
  #lookAtUnsure(): void {
    if (this.#unsure.size === 0) return;
    const sqlite = new Database(storeFile(this.#order.folder), { readonly: true });
    try {
      const find = sqlite.prepare('SELECT 1 FROM command WHERE id = ?').pluck();
      for (const [callId, { command, wasDone }] of this.#unsure) {
        const isDone = find.get(callId) !== undefined;
        if (wasDone === undefined) this.#unanswered[isDone ? 'done' : 'notDone'] += 1;
        if (wasDone === true && !isDone) this.#faults.push(`${callId} was done and is not any more`);
        this.#unsure.set(callId, { command, wasDone: isDone });
      }
    } finally {
      sqlite.close();
    }
  }

  /** Lets a service answer everything that is still unsure, then checks the store. */
  async #settleAndCheck(): Promise<Findings> {
    const { folder, entry } = this.#order;
    const service = startService(folder, entry);
    if ((await service.ready) === null) throw new Error('the service ended while it started');
    this.#lookAtUnsure();
    for (const command of this.#toResend()) await this.#send(service, command, () => undefined);
    if (this.#unsure.size > 0) this.#faults.push(`${this.#unsure.size} commands were never answered`);
    const findings = await checkStore(folder, this.#ledger.all());
    this.#faults.push(...findings.faults, ...(await sheetFaults(service, findings.onSheet)));
    service.kill();
    await service.gone;
    await this.#checkBackups();
    return findings;
  }

  /** Every backup that has its name is one; what was checked makes room, but for the newest. */
  async #checkBackups(): Promise<void> {
    const root = join(this.#order.folder, 'backups');
    if (!existsSync(root)) return;
    const backups = backupsIn(root, 'first');
    const named = readdirSync(root).filter((name) => !name.startsWith('.'));
    if (named.length !== backups.length)
      this.#faults.push(`${named.length - backups.length} backups have a name and no page`);
    for (const [index, backup] of backups.entries()) {
      this.#backups += 1;
      if (backup.fault !== null) this.#faults.push(`backup ${backup.name} is ${backup.fault}`);
      if ((await hashOfFile(storeFile(backup.folder))) !== backup.sha256)
        this.#faults.push(`backup ${backup.name} is not what its page says`);
      if (index > 0) rmSync(backup.folder, { recursive: true });
    }
  }
}

/** Kills the service over and over while it works, and checks what it leaves against a ledger outside the store. */
export const killOverAndOver = (order: KillOrder): Promise<KillReport> => new KillRun(order).run();
