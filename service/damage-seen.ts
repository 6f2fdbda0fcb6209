import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import { refusalOf } from './refusal.ts';
import type { Store } from './store/open-store.ts';

const markIn = (folder: string): string => join(folder, 'damage-seen');

/** Remembers, beside the store, that something of it did not hold, so that the next start looks at all of its pages. */
export function noteDamage(folder: string, what: string): void {
  try {
    writeFileSync(markIn(folder), what);
  } catch {
    // A disk that takes no mark does not take entries either, and says so where it is asked to.
  }
}

/** Remembers damage where an error that nobody expected comes of pages that cannot be read. */
export function noteUnreadable(folder: string, error: unknown): void {
  const { failure } = refusalOf(error, 'store', folder);
  if (failure.code === 'store-unreadable') noteDamage(folder, failure.details.join(' '));
}

/** Looks at every page of a store in which damage was seen; refuses it where there is some. */
export function checkAfterDamage(store: Store): void {
  const mark = markIn(store.folder);
  if (!existsSync(mark)) return;
  const found = String(store.sqlite.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new DutyError('store-unreadable', 'pages', [found]);
  rmSync(mark);
}
