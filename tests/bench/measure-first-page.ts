import { openBenchRoom } from './bench-room.ts';
import { type Figure, percentile, spread, timed } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';

/** The first page of the log: once right after the store is opened, and then as a screen that is already warm asks. */
export function measureFirstPage(entries: number): readonly Figure[] {
  const folder = workingCopy(largeStore(entries));
  const cold: number[] = [];
  const warm: number[] = [];
  const floor: number[] = [];
  for (let start = 0; start < 10; start += 1) {
    const { room, call } = openBenchRoom(folder);
    try {
      const page = (): unknown => call('log.page', { filter: {}, before: null, limit: 100 });
      cold.push(timed(() => void page()));
      const rows = room.store.sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT 100');
      for (let round = 0; round < 20; round += 1) {
        floor.push(timed(() => rows.all()));
        warm.push(timed(() => void page()));
      }
    } finally {
      room.close();
    }
  }
  const figure = (name: string, samples: readonly number[]): Figure => ({
    group: 'first page',
    name: `${name}, ${entries} entries`,
    value: percentile(samples, 0.95),
    unit: 'ms',
    detail: spread(samples),
    floor: { name: '100 newest rows', value: percentile(floor, 0.95) },
    goal: { kind: 'value', most: 50 },
  });
  return [figure('first after opening', cold), figure('again', warm)];
}
