import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#domain/time/instant';
import { keepNames } from './keep-names.ts';
import { noteFile } from './restored-note.ts';

const waiting = '.restored-';
const database = 'duty.sqlite';

/** A date and time that every file system takes in a name and a person reads. */
const stampOf = (at: Instant): string => at.replaceAll(/[:.]/gu, '-');

/** The folder, in the store folder, of a store that something else took the place of; the program never removes it. */
export const asideName = (at: Instant): string => `replaced-${stampOf(at)}`;

/**
 * Lets a checked store that was made in a folder of its own, inside the store folder, wait to take the place of the one
 * there: from here on the next opening does it, whatever happens in between.
 */
export function letWait(folder: string, made: string, at: Instant): void {
  if (!existsSync(join(made, database))) throw new RangeError(`no store in ${made}`);
  keepNames(made);
  renameSync(made, join(folder, `${waiting}${stampOf(at)}`));
  keepNames(folder);
}

const waitingIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith(waiting));

/** True where a store waits to take the place of the one in a folder. */
export const isStoreWaiting = (folder: string): boolean => waitingIn(folder).length > 0;

function moveAway(folder: string, aside: string, name: string): void {
  if (existsSync(join(folder, name)) && !existsSync(join(aside, name)))
    renameSync(join(folder, name), join(aside, name));
}

/**
 * Lets a store that waits take the place of the closed one in a folder, which is moved aside; nothing is removed. Each step
 * is one renaming, and a run that was cut short is finished by the next.
 */
export function putWaitingInPlace(folder: string): void {
  for (const name of waitingIn(folder)) {
    const from = join(folder, name);
    const aside = join(folder, `replaced-${name.slice(waiting.length)}`);
    // The database goes in last: as long as it waits, what has its name in the folder is the former one.
    if (existsSync(join(from, database))) {
      mkdirSync(aside, { recursive: true });
      for (const file of [database, `${database}-wal`, `${database}-shm`]) moveAway(folder, aside, file);
      for (const shelf of ['attachments', 'outbox'])
        if (existsSync(join(from, shelf))) {
          moveAway(folder, aside, shelf);
          renameSync(join(from, shelf), join(folder, shelf));
        }
      keepNames(aside);
      if (existsSync(noteFile(from))) renameSync(noteFile(from), noteFile(folder));
      renameSync(join(from, database), join(folder, database));
      keepNames(folder);
    }
    rmSync(from, { recursive: true, force: true });
  }
}
