import Database from 'better-sqlite3';
import type { Sqlite } from './sql.ts';

/** Files that are read as they stood at one moment, by the file that is written. */
const moments = new WeakMap<Sqlite, Set<Sqlite>>();

/**
 * Lets work read a store as it stands now, however long it takes and whatever is written meanwhile. It ends with a defect where the store
 * is closed before.
 */
export async function atOneMoment<T>(sqlite: Sqlite, work: (then: Sqlite) => Promise<T>): Promise<T> {
  const then = new Database(sqlite.name, { readonly: true });
  const open = moments.get(sqlite) ?? new Set();
  moments.set(sqlite, open.add(then));
  try {
    then.pragma('mmap_size = 268435456');
    then.exec('BEGIN');
    // Only the first look fixes the moment.
    then.prepare('SELECT max(seq) FROM record').get();
    return await work(then);
  } finally {
    open.delete(then);
    then.close();
  }
}

/** Ends all that is read of a store at one moment, so that nothing holds its file. */
export function endMoments(sqlite: Sqlite): void {
  for (const then of moments.get(sqlite) ?? []) then.close();
}
