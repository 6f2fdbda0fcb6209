import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { DutyError, type Failure, type Reply } from '#contract/errors';
import { type Input, methods, type Output, type RescueMethod } from '#contract/methods';
import type { Call } from '#contract/wire';
import { prepareStore } from '../backup/prepare-store.ts';
import type { Clock } from '../clock.ts';
import { refusalOf } from '../refusal.ts';
import { hold, storeFile } from '../store/open-store.ts';
import { exportSalvaged } from './export-salvaged.ts';
import type { RestorerProof } from './prove-restorer.ts';
import { rescueBackups, stationOfBackups } from './rescue-backups.ts';
import { type SalvagedEntry, type SalvagedLog, salvageLog } from './salvaged-log.ts';

/** What the rescue needs of the process it runs in. */
export type RescueOptions = {
  readonly folder: string;
  /** Why the store does not open. */
  readonly failure: Pick<Failure, 'code' | 'message'>;
  readonly clock: Clock;
  readonly report: (error: unknown, name: string) => void;
  /** Proves who may replace the store, and makes whoever tries wrong passwords wait. */
  readonly prove: RestorerProof;
  /** Ends this rescue and opens the store anew; gives the reason where it still does not open. */
  readonly reopen: () => Failure | undefined;
};

/** A store that does not open: answers the calls of the rescue until it is closed. */
export type RescueRoom = {
  readonly call: (call: Call) => Promise<Reply>;
  readonly close: () => void;
};

type RescueHandlers = { readonly [M in RescueMethod]: (input: Input<M>) => Promise<Output<M>> };

const usualZone = 'Asia/Shanghai';

const lineOf = (
  seq: number,
  { entry, isAltered }: SalvagedEntry,
): Output<'rescue.read'>['entries'][number] => ({
  seq,
  number: entry.number,
  recordedAt: entry.recordedAt,
  recorderName: entry.recorderName,
  category: entry.category,
  content: entry.content,
  handling: entry.handling,
  isVoid: entry.isVoid,
  correctionCount: entry.correctionCount,
  attachmentCount: entry.attachments.length,
  isAltered,
});

/** Opens the rescue of a damaged store: holds it against other processes and reads what can be read, once. */
export function openRescue(options: RescueOptions): RescueRoom {
  const { folder, clock } = options;
  const lock = hold(folder);
  let reading: Promise<SalvagedLog> | undefined;
  const log = (): Promise<SalvagedLog> => (reading ??= salvageLog(storeFile(folder)));
  const { prove } = options;
  const openAgain = (): void => {
    const failure = options.reopen();
    if (failure !== undefined) throw new DutyError(failure.code, failure.message, failure.details);
  };
  let isBusy = false;
  /** Reading on while the store is replaced would read what is no longer there. */
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isBusy) throw new DutyError('conflict', 'rescue-busy');
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  };
  const close = (): void => {
    void reading?.then((read) => read.records.close());
    lock.close();
  };
  const stationOf = async () => (await log()).station ?? stationOfBackups(folder);
  const roomOf = async () => {
    const station = await stationOf();
    return { unitName: station?.unitName ?? '', zone: station?.zone ?? usualZone };
  };

  const handlers: RescueHandlers = {
    'rescue.state': async () => ({
      code: options.failure.code,
      message: options.failure.message,
      ...(await roomOf()),
      storeFolder: folder,
      reading: (await log()).reading,
    }),
    'rescue.read': async ({ before, limit }) => {
      const read = await log();
      const until = before === null ? read.entries.length : read.entries.findIndex((seq) => seq >= before);
      const end = until === -1 ? read.entries.length : until;
      const numbers = read.entries.slice(Math.max(0, end - limit), end).toReversed();
      return {
        entries: numbers.map((seq) => lineOf(seq, read.entryAt(seq))),
        nextBefore: end - limit > 0 ? (numbers.at(-1) ?? null) : null,
      };
    },
    'rescue.backups': async () => rescueBackups(folder, await log()),
    'rescue.export': async ({ folder: into }) => {
      if (!isAbsolute(into)) throw new DutyError('bad-input', 'folder');
      if (!existsSync(into)) throw new DutyError('not-found', 'folder', [into]);
      return alone(async () => exportSalvaged(folder, into, await log(), await roomOf(), clock.now()));
    },
    'rescue.replace': ({ place, name, account, password }) =>
      alone(async () => {
        const read = await log();
        const { backups } = await rescueBackups(folder, read);
        const backup = backups.find((each) => each.place === place && each.name === name);
        if (backup === undefined || backup.fault !== null)
          throw new DutyError('not-found', 'chosen-backup', [name]);
        const by = prove(backup.folder, account, password, clock.now());
        const prepared = await prepareStore(backup.folder, folder, clock.now());
        const gaveUp = read.reading.newest?.head ?? null;
        const reason = `${options.failure.code} ${options.failure.message}`;
        const aside = prepared.giveOver({ by, backup: name, gaveUp, reason, sentSince: backup.sentSince });
        openAgain();
        return { aside: join(folder, aside), records: prepared.page.records };
      }),
    'rescue.retry': () =>
      alone(async () => {
        openAgain();
        return {};
      }),
  };

  return {
    call: async ({ method, input }) => {
      try {
        // Whatever else a screen asks for lies in the store that does not open.
        if (!Object.hasOwn(handlers, method))
          throw new DutyError(options.failure.code, options.failure.message);
        // The line above found the name among the handlers.
        const name = method as RescueMethod;
        const read = methods[name].input.safeParse(input);
        if (!read.success)
          throw new DutyError(
            'bad-input',
            name,
            read.error.issues.map((issue) => issue.path.join('.')),
          );
        // The table pairs each name with its own input; the compiler cannot follow the pairing through a variable.
        const handle = handlers[name] as (input: unknown) => Promise<unknown>;
        return { ok: true, output: await handle(read.data) };
      } catch (error) {
        const refusal = error instanceof DutyError ? error : refusalOf(error, method, options.folder);
        if (!(error instanceof DutyError)) options.report(error, method);
        return { ok: false, ...refusal.failure };
      }
    },
    close,
  };
}
