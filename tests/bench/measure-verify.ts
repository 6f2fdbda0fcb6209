import { type Figure, median, spread } from './figures.ts';
import { openBenchRoom } from './bench-room.ts';
import { largeStore, workingCopy } from './large-store.ts';
import { secondsToReadAndHash } from './read-and-hash.ts';

/** Checking every record and every list of a store, against reading and hashing the same texts. */
export async function measureVerify(entries: number): Promise<readonly Figure[]> {
  const { room } = openBenchRoom(workingCopy(largeStore(entries)));
  try {
    const floor: number[] = [];
    const took: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      floor.push(secondsToReadAndHash(room.store.sqlite));
      const from = performance.now();
      const { verdict } = await room.jobs.finished(room.jobs.startVerify().id);
      took.push((performance.now() - from) / 1000);
      if (verdict?.isIntact !== true) throw new Error(`the store does not hold: ${JSON.stringify(verdict)}`);
    }
    return [
      {
        group: 'verify',
        name: `${entries} entries`,
        value: median(took),
        unit: 's',
        detail: spread(took),
        floor: { name: 'read and hash', value: median(floor) },
      },
    ];
  } finally {
    room.close();
  }
}
