import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#domain/time/instant';
import { append, type Author, newestRecord } from './ledger.ts';
import type { RecordBody } from './record-bodies.ts';
import { closeAllSessions } from './sessions.ts';
import { runningShiftNo } from './shifts.ts';
import type { Store } from './open-store.ts';

type Restored = Extract<RecordBody<'backup'>, { readonly what: 'made' | 'copied' | 'restored' }>;

/** What a restored store has to write down of itself as soon as it is opened. */
export type RestoredNote = { readonly by: Author; readonly body: Restored };

/** Where a store folder keeps such a note. */
export const noteFile = (folder: string): string => join(folder, 'restored.json');

/** Puts a note into a folder that is to become a store folder. */
export const writeNote = (folder: string, note: RestoredNote): void =>
  writeFileSync(noteFile(folder), JSON.stringify(note), { flush: true });

/**
 * Writes down in the chain of a store that was just restored what was restored, by whom and what was given up, once;
 * everybody who sat at a seat when the backup was made has to sign in again.
 */
export function recordRestored(store: Store, at: Instant): void {
  const file = noteFile(store.folder);
  if (!existsSync(file)) return;
  // Only `writeNote` writes this file.
  const { by, body } = JSON.parse(readFileSync(file, 'utf8')) as RestoredNote;
  const { sqlite } = store;
  sqlite
    .transaction(() => {
      const newest = newestRecord(sqlite);
      // The power went after the record and before the note was taken away.
      const isRecorded =
        newest?.kind === 'backup' && (newest.body as Restored).replaced?.aside === body.replaced?.aside;
      if (!isRecorded) append(sqlite, { kind: 'backup', at, by, shift: runningShiftNo(sqlite), body });
      closeAllSessions(sqlite);
    })
    .immediate();
  rmSync(file);
}
