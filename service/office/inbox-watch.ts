import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Output } from '#contract/methods';
import type { Instant } from '#domain/time/instant';
import { createPatience, type Patience } from '../patience.ts';
import type { RoomWork } from '../room-work.ts';
import { bytesOfNobody } from '../store/intakes.ts';
import { roomOfKey } from '../store/office-rooms.ts';
import { forgetLaterFormats, isSeen, keepSeen, type SeenFile } from '../store/inbox-seen.ts';
import { fileNow, packageNames } from './inbox-files.ts';
import { createInboxReceipts } from './inbox-receipts.ts';
import { officeSetupOf } from './setup-now.ts';
import {
  isTooLarge,
  keepArrived,
  openArrived,
  type OpenedFile,
  refuseTooLarge,
  takeOpened,
} from './take-packages.ts';

type InboxState = Output<'office.setup'>['inbox'];

/** Watches the directory of a central office and takes in the packages that are put there. */
export type InboxWatch = {
  /** Looks into the directory where it is time; called some times a second. Never throws. */
  readonly look: () => void;
  /** Resolves when what a look began has ended. */
  readonly rest: () => Promise<void>;
  /** How the directory stands. */
  readonly state: () => InboxState;
  /** True while a file is gone through and taken in, which holds other things up. */
  readonly isBusy: () => boolean;
  /** Owes a new receipt for something that was decided. */
  readonly decided: (intakeId: string) => void;
};

/** Milliseconds between two looks; where a look takes long, ten times as long as that, but never more than half a minute. */
const betweenLooks = 2000;
const restFactor = 10;
const longestRest = 30_000;

/** Milliseconds after which a file that does not change and is no package is not half a copy but none. */
const stillCopied = 600_000;

/** Milliseconds after which a file that was no package is read again although nothing about it changed. */
const betweenReads = 30_000;

/** So many bytes are kept of files that were refused or that nobody knows; of more they are left where they are, so that no stranger fills the disk. */
const mostOfNobody = 4_000_000_000;

/** A look into a directory that is under way. */
type Run = { readonly directory: string; readonly patience: Patience };

/** A file that is not taken yet. */
type Watched = {
  readonly file: SeenFile;
  /** Since when it has not changed, and on the clock that nobody can set. */
  readonly since: Instant;
  readonly steadySince: number;
  /** When it was read and was no package; null before. */
  readonly readAt: number | null;
};

const isSameFile = (one: SeenFile, other: SeenFile): boolean =>
  one.bytes === other.bytes && one.modifiedAt === other.modifiedAt;

/** True of what a file can be that is still being copied. */
const mayBeHalf = ({ opened }: OpenedFile): boolean =>
  opened?.problems.some(({ code }) => code === 'not-a-package') === true;

/** Makes the watch of a room; it looks when it is told to. */
export function createInboxWatch(work: RoomWork): InboxWatch {
  const { store, clock } = work;
  const receipts = createInboxReceipts(work);
  const watched = new Map<string, Watched>();
  let state: InboxState['state'] = 'off';
  let lookedAt: Instant | null = null;
  let nextLook = 0;
  let lastDefect = '';
  let hasForgotten = false;
  let underWay = 0;
  let running: Run | undefined;
  let ended: Promise<void> = Promise.resolve();

  const isOpen = (): boolean => store.sqlite.open;
  /** False where the store was closed, or another directory was named, while something was waited for. */
  const goesOn = (run: Run): boolean => isOpen() && running === run;
  const announce = (): void => work.write(null, ['office'], () => undefined);
  const setState = (next: InboxState['state']): void => {
    if (next === state) return;
    state = next;
    announce();
  };
  /** The bytes of a file that did not change while they were read. */
  const settledBytes = async (directory: string, file: SeenFile): Promise<Uint8Array | undefined> => {
    const bytes = await readFile(join(directory, file.name)).catch(() => undefined);
    const after = await fileNow(directory, file.name);
    return bytes !== undefined &&
      after !== undefined &&
      isSameFile(file, after) &&
      bytes.length === file.bytes
      ? bytes
      : undefined;
  };
  const take = (file: SeenFile, opened: OpenedFile): void => {
    const { intake } = work.write(null, ['office'], (room) => {
      const taking = takeOpened(room, opened);
      keepSeen(store.sqlite, file, taking.intake.id, room.now);
      return taking;
    });
    receipts.owe(intake.id);
  };
  const isOneTooMany = ({ opened, bytes }: OpenedFile): boolean => {
    if (opened === null) return false;
    const { manifest, problems } = opened;
    const isKnown = manifest !== null && roomOfKey(store.sqlite, manifest.unit.publicKey) !== undefined;
    return (!isKnown || problems.length > 0) && bytesOfNobody(store.sqlite) + bytes > mostOfNobody;
  };
  const setAside = (file: SeenFile, name: string): void => {
    work.write(null, ['office'], (room) => {
      const { id } = refuseTooLarge(room, { name, bytes: file.bytes });
      keepSeen(store.sqlite, file, id, room.now);
    });
    watched.delete(file.name);
  };
  /** Takes a file in where it is whole; what is no package is refused. */
  const tryFile = async (run: Run, one: Watched): Promise<void> => {
    const { file, steadySince, readAt } = one;
    const isOld = clock.steady() - steadySince >= stillCopied;
    if (readAt !== null && clock.steady() - readAt < betweenReads) return;
    const name = file.name.slice(file.name.lastIndexOf('/') + 1);
    if (isTooLarge(file.bytes)) {
      // It may still be growing for a while, and then is said to be too large once.
      if (isOld) setAside(file, name);
      return;
    }
    run.patience.heard(file.bytes);
    const bytes = await settledBytes(run.directory, file);
    if (bytes === undefined || !goesOn(run)) return;
    underWay += 1;
    try {
      const opened = await openArrived(store, { name, bytes, manner: 'inbox' });
      if (!goesOn(run)) return;
      if ((!isOld && mayBeHalf(opened)) || isOneTooMany(opened)) {
        watched.set(file.name, { ...one, readAt: clock.steady() });
        return;
      }
      await keepArrived(store, opened, bytes);
      if (!goesOn(run)) return;
      take(file, opened);
      watched.delete(file.name);
    } finally {
      underWay -= 1;
    }
  };
  const lookInto = async (run: Run): Promise<void> => {
    const { directory, patience } = run;
    const names = await packageNames(directory, patience.heard);
    if (!goesOn(run)) return;
    lookedAt = clock.now();
    if (typeof names === 'string') {
      watched.clear();
      setState(names);
      return;
    }
    setState('watching');
    if (!hasForgotten) forgetLaterFormats(store.sqlite);
    hasForgotten = true;
    const before = new Set(watched.keys());
    // What one file cannot do, a copy of it that was harmed or a full disk, keeps no other one from being taken in.
    const defects: unknown[] = [];
    for (const name of names) {
      patience.heard();
      const file = await fileNow(directory, name);
      if (!goesOn(run)) return;
      if (file === undefined || isSeen(store.sqlite, file)) continue;
      before.delete(name);
      const known = watched.get(name);
      if (known !== undefined && isSameFile(known.file, file))
        await tryFile(run, known).catch((error: unknown) => defects.push(error));
      else watched.set(name, { file, since: clock.now(), steadySince: clock.steady(), readAt: null });
      if (!goesOn(run)) return;
    }
    for (const name of before) watched.delete(name);
    const mayWrite = (): boolean => {
      patience.heard();
      return goesOn(run);
    };
    await receipts.write(directory, mayWrite).catch(() => undefined);
    if (defects.length > 0) throw defects[0];
  };
  const goThrough = async (run: Run): Promise<void> => {
    const began = clock.steady();
    const waitingBefore = [...watched.keys()].join('\n');
    try {
      await lookInto(run);
      if (goesOn(run) && [...watched.keys()].join('\n') !== waitingBefore) announce();
      lastDefect = '';
    } catch (error) {
      // A full disk says so every two seconds until somebody helps it; once is enough for the journal of defects.
      const defect = String(error);
      if (isOpen() && defect !== lastDefect) work.report(error, 'inbox');
      lastDefect = defect;
    }
    // Another directory was named meanwhile, and is looked into already.
    if (running !== run) return;
    const took = clock.steady() - began;
    nextLook = clock.steady() + Math.min(Math.max(betweenLooks, took * restFactor), longestRest);
    running = undefined;
  };
  const begin = (directory: string): void => {
    const run = { directory, patience: createPatience(clock) };
    running = run;
    ended = goThrough(run);
  };
  const lookNow = (): void => {
    const { setup } = officeSetupOf(store.sqlite);
    const directory = setup.isOffice ? setup.inbox : '';
    // Only one question is put to a directory that says nothing; each more would hold up what other files wait for.
    if (running?.directory === directory) return running.patience.isOver() ? setState('silent') : undefined;
    if (running !== undefined || directory === '') watched.clear();
    running = undefined;
    if (directory === '') setState('off');
    else begin(directory);
  };
  return {
    look: () => {
      if (clock.steady() < nextLook || !isOpen()) return;
      nextLook = clock.steady() + betweenLooks;
      try {
        lookNow();
      } catch (error) {
        work.report(error, 'inbox');
      }
    },
    rest: () => ended,
    isBusy: () => underWay > 0,
    state: () => ({
      state,
      lookedAt,
      waiting: [...watched.values()].map(({ file, since }) => ({ name: file.name, since })),
    }),
    decided: receipts.owe,
  };
}
