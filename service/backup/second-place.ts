import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { DutyError } from '#contract/errors';
import { makeKeptFolder } from '../store/keep-names.ts';
import { recordBySeq } from '../store/ledger.ts';
import type { Sqlite } from '../store/sql.ts';

/** Where the backups of a store lie in its second place; each store has a folder of its own there, named by the hash of its first record. */
export const secondRootOf = (secondFolder: string, firstHash: string): string =>
  join(secondFolder, `duty-${firstHash.slice(0, 12)}`);

/** Where an open store's backups lie in its second place. */
export const secondRoot = (sqlite: Sqlite, secondFolder: string): string =>
  secondRootOf(secondFolder, recordBySeq(sqlite, 1)?.hash ?? 'new');

/** Makes the folder in the second place; refuses where the place itself is not there, so that nothing lands on the wrong disk. */
export function openSecondRoot(sqlite: Sqlite, secondFolder: string): string {
  if (!existsSync(secondFolder)) throw new DutyError('rule-broken', 'second-place-missing', [secondFolder]);
  const root = secondRoot(sqlite, secondFolder);
  try {
    makeKeptFolder(root);
  } catch {
    throw new DutyError('rule-broken', 'second-place-read-only', [secondFolder]);
  }
  return root;
}

/** Refuses a second place that is no absolute path, or lies in the store that it is to outlive. */
export function checkSecondFolder(storeFolder: string, secondFolder: string): void {
  if (!isAbsolute(secondFolder)) throw new DutyError('bad-input', 'folder');
  const way = relative(storeFolder, secondFolder);
  if (way === '' || !(way.startsWith('..') || isAbsolute(way)))
    throw new DutyError('rule-broken', 'second-place-inside');
}
