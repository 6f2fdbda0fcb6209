import { serviceEntry, startService } from '../durability/service-process.ts';
import { type Figure, median, spread } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';

const rounds = 9;

async function readyAfter(folder: string): Promise<number> {
  const service = startService(folder, serviceEntry.built);
  const took = await service.ready;
  service.kill();
  await service.gone;
  if (took === null) throw new Error('the service ended while it started');
  return took;
}

/** From the start of the service's process to its first answer, with a large store and with an empty one, in turns. */
export async function measureReady(entries: number): Promise<readonly Figure[]> {
  const stores = {
    full: workingCopy(largeStore(entries), 'ready-full'),
    empty: workingCopy(largeStore(0), 'ready-empty'),
  };
  const took = { full: [] as number[], empty: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    took.full.push(await readyAfter(stores.full));
    took.empty.push(await readyAfter(stores.empty));
  }
  return [
    {
      group: 'start',
      name: `service ready, ${entries} entries`,
      value: median(took.full),
      unit: 'ms',
      detail: `median; ${spread(took.full)}; floor ${spread(took.empty)}`,
      floor: { name: 'no entries', value: median(took.empty) },
      goal: { kind: 'ratio', most: 1.2 },
    },
  ];
}
