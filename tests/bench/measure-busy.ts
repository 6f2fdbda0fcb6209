import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Output } from '#contract/methods';
import { systemClock } from '#service/clock';
import { storeFile } from '#service/store/open-store';
import { type ServiceProcess, serviceEntry, startService } from '../durability/service-process.ts';
import { benchSeat } from './bench-room.ts';
import { benchChance, entryText } from './duty-texts.ts';
import { type Figure, median, percentile, spread } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';
import { secondsToReadAndHash } from './read-and-hash.ts';

const rounds = 3;
/** Far more often than a desk writes. */
const pause = 20;

async function ask(service: ServiceProcess, method: string, input: unknown): Promise<unknown> {
  const reply = await service.call(randomUUID(), method, input);
  if (reply?.ok !== true) throw new Error(`${method}: ${reply === null ? 'the service ended' : reply.code}`);
  return reply.output;
}

/** Saves one entry after the other until told to stop; gives the milliseconds that each took, to the answer and back. */
function keepSaving(service: ServiceProcess): { readonly stop: () => Promise<readonly number[]> } {
  const chance = benchChance();
  const samples: number[] = [];
  const stopped = new AbortController();
  const saving = (async () => {
    for (let index = 0; !stopped.signal.aborted; index += 1) {
      const content = { ...entryText(index, systemClock.now(), chance), state: 'done' as const };
      const from = performance.now();
      await ask(service, 'log.record', { content, draftId: null });
      samples.push(performance.now() - from);
      await sleep(pause);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await saving;
      return samples;
    },
  };
}

/** Seconds that a piece of long work took from its call to its end. */
async function secondsOf(service: ServiceProcess, method: 'verify.start' | 'backup.start'): Promise<number> {
  const from = performance.now();
  // The answers to these two calls are jobs.
  let job = (await ask(service, method, {})) as Output<'job.state'>;
  while (job.state === 'running') {
    await sleep(10);
    job = (await ask(service, 'job.state', { id: job.id })) as Output<'job.state'>;
  }
  if (job.state !== 'done' || job.verdict?.isIntact === false)
    throw new Error(`${method}: ${JSON.stringify(job.failure ?? job.verdict)}`);
  return (performance.now() - from) / 1000;
}

/** Long work in the service while a desk goes on writing, and what the desk notices of it. */
export async function measureBusy(entries: number): Promise<readonly Figure[]> {
  const folder = workingCopy(largeStore(entries), 'busy');
  const service = startService(folder, serviceEntry.built, benchSeat);
  await service.ready;
  const sqlite = new Database(storeFile(folder), { readonly: true });
  const floor: number[] = [];
  const quiet: number[] = [];
  const took = { 'verify.start': [] as number[], 'backup.start': [] as number[] };
  const saves = { 'verify.start': [] as number[], 'backup.start': [] as number[] };
  const methods = ['verify.start', 'backup.start'] as const;
  try {
    for (let round = 0; round < rounds; round += 1) {
      floor.push(secondsToReadAndHash(sqlite));
      const alone = keepSaving(service);
      await sleep(2000);
      quiet.push(...(await alone.stop()));
      for (const method of methods) {
        const beside = keepSaving(service);
        took[method].push(await secondsOf(service, method));
        saves[method].push(...(await beside.stop()));
      }
    }
  } finally {
    sqlite.close();
    service.kill();
    await service.gone;
  }
  return methods.flatMap((method): readonly Figure[] => {
    const [group = ''] = method.split('.');
    return [
      {
        group,
        name: `${entries} entries while saving`,
        value: median(took[method]),
        unit: 's',
        detail: `median; ${spread(took[method])}`,
        floor: { name: 'read and hash', value: median(floor) },
        goal: { kind: 'value', most: 3 },
      },
      {
        group,
        name: 'a save meanwhile, p95',
        value: percentile(saves[method], 0.95),
        unit: 'ms',
        detail: spread(saves[method]),
        floor: { name: 'a save with nothing beside it', value: percentile(quiet, 0.95) },
      },
    ];
  });
}
