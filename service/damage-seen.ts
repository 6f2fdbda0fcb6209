import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import { refusalOf } from './refusal.ts';
import type { Store } from './store/open-store.ts';

const markIn = (folder: string): string => join(folder, 'damage-seen');

/** Remembers, beside the store, that its pages could not be read, so that the next start looks at all of them. */
export function noteDamage(folder: string, error: unknown): void {
  const { failure } = refusalOf(error, 'store');
  if (failure.code !== 'store-unreadable') return;
  try {
    writeFileSync(markIn(folder), failure.details.join(' '));
  } catch {
    // A disk that takes no mark does not take entries either, and says so where it is asked to.
  }
}

/** Looks at every page of a store in which damage was seen; refuses it where there is some. */
export function checkAfterDamage(store: Store): void {
  const mark = markIn(store.folder);
  if (!existsSync(mark)) return;
  const found = String(store.sqlite.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw new DutyError('store-unreadable', 'pages', [found]);
  rmSync(mark);
}
