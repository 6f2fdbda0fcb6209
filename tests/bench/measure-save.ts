import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '#service/clock';
import { openBenchRoom } from './bench-room.ts';
import { benchChance, entryText } from './duty-texts.ts';
import { type Figure, percentile, spread, timed } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';

/** A file with one table beside the store: what a durable row of the same size costs on this disk, and nothing else. */
function bareTable(folder: string): { readonly insert: (text: string) => void; readonly close: () => void } {
  const file = join(folder, 'bare.sqlite');
  const sqlite = new Database(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec('CREATE TABLE row (seq INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const statement = sqlite.prepare('INSERT INTO row (text) VALUES (?)');
  return {
    insert: (text) => void statement.run(text),
    close: () => {
      sqlite.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    },
  };
}

/** What the record of an entry holds beside its content: chain, author, number. */
const recordFrame = 'x'.repeat(400);

function saves(
  folder: string,
  count: number,
): { readonly room: readonly number[]; readonly bare: readonly number[] } {
  const { room, call } = openBenchRoom(folder);
  const bare = bareTable(folder);
  const chance = benchChance();
  const samples = { room: [] as number[], bare: [] as number[] };
  try {
    for (let index = 0; index < count + 100; index += 1) {
      const content = { ...entryText(index, systemClock.now(), chance), state: 'done' as const };
      const text = JSON.stringify(content) + recordFrame;
      const measures = [
        () => samples.room.push(timed(() => call('log.record', { content, draftId: null }))),
        () => samples.bare.push(timed(() => bare.insert(text))),
      ];
      for (const measure of index % 2 === 0 ? measures : measures.toReversed()) measure();
    }
  } finally {
    bare.close();
    room.close();
  }
  // The first ones compile code and read pages.
  return { room: samples.room.slice(100), bare: samples.bare.slice(100) };
}

/** A durable save through the whole room, every other sample a bare row in the same folder. */
export function measureSave(entries: number): readonly Figure[] {
  const { room, bare } = saves(workingCopy(largeStore(entries)), 3000);
  const figure = (name: string, share: number): Figure => ({
    group: 'save',
    name: `log.record ${name}, ${entries} entries`,
    value: percentile(room, share),
    unit: 'ms',
    detail: `${spread(room)}; floor ${spread(bare)}`,
    floor: { name: 'bare durable INSERT', value: percentile(bare, share) },
    ...(share === 0.95 ? { goal: { kind: 'ratio', most: 2 } } : {}),
  });
  return [figure('p50', 0.5), figure('p95', 0.95), figure('p99', 0.99)];
}
