import { openBenchRoom } from './bench-room.ts';
import { type Figure, percentile, spread, timed } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';
import { type Search, searchesOf } from './searches.ts';

const rounds = 40;
/** Milliseconds after which a search has been asked often enough. */
const longestEach = 1000;

/** The newest 50 finds of each search, asked of the whole room. */
export function measureSearch(entries: number): readonly Figure[] {
  const { room, call } = openBenchRoom(workingCopy(largeStore(entries)));
  try {
    const { sqlite } = room.store;
    const searches = searchesOf(sqlite);
    const rows = sqlite.prepare('SELECT json FROM record WHERE seq > ? ORDER BY seq LIMIT 50');
    const top = Number(sqlite.prepare('SELECT max(seq) FROM record').pluck().get());
    const floor: number[] = [];
    const samples = new Map<Search, number[]>(searches.map((search) => [search, []]));
    const found = new Map<Search, number>();
    for (let round = 0; round < rounds + 1; round += 1) {
      for (const search of searches) {
        const took = samples.get(search) ?? [];
        // A search that is far from its goal need not be asked again and again.
        if (took.reduce((sum, one) => sum + one, 0) > longestEach) continue;
        floor.push(timed(() => rows.all((round * 1_037_389) % top)));
        const one = timed(() =>
          found.set(
            search,
            call('log.page', { filter: search.filter, before: null, limit: 50 }).entries.length,
          ),
        );
        // The first round reads pages from the disk.
        if (round > 0) took.push(one);
      }
    }
    const bare = { name: '50 rows by number', value: percentile(floor, 0.95) };
    return searches.map((search) => {
      const took = samples.get(search) ?? [];
      return {
        group: 'search',
        name: search.name,
        value: percentile(took, 0.95),
        unit: 'ms',
        detail: `${spread(took)}; ${found.get(search)} found`,
        floor: bare,
        goal: { kind: 'value', most: 5 },
      };
    });
  } finally {
    room.close();
  }
}
