import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#service/clock';
import { openBenchRoom } from './bench-room.ts';
import { type Figure, spread, timed } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';
import { writeProbeApps } from './probe-apps.ts';
import { type ProbedApp, signIn, startProbed } from './probed-app.ts';
import { writeDurably } from './write-durably.ts';

const rounds = 11;

/** Issues the daily report of the newest day of a store. */
function issueDaily(store: string): string {
  const { room, call } = openBenchRoom(store);
  try {
    const [newest] = call('log.page', { filter: {}, before: null, limit: 1 }).entries;
    if (newest === undefined) throw new RangeError('the store has no entries');
    const { day } = newest;
    const { fields } = call('product.compose', { kind: 'daily', isZero: false, fromDay: day, untilDay: day });
    const by = { manner: 'spoken', name: '孙伯安', at: systemClock.now() } as const;
    return call('product.issue', { fields, no: null, review: null, reviewer: by, issuer: by }).id;
  } finally {
    room.close();
  }
}

/** Milliseconds that exports of a product took, one after another, from asking for one until its file is there, seen from the page. */
async function exportTimes(
  app: ProbedApp,
  id: string,
  format: 'docx' | 'pdf',
  folder: string,
): Promise<readonly number[]> {
  const script = `(async () => {
    const answered = async (method, input) => {
      const reply = await duty.call(method, input, crypto.randomUUID());
      if (!reply.ok) throw new Error(JSON.stringify(reply));
      return reply.output;
    };
    const took = [];
    for (let index = 0; index < ${rounds}; index += 1) {
      const from = performance.now();
      let job = await answered('product.export', ${JSON.stringify({ id, formats: [format], folder })});
      while (job.state === 'running') job = await answered('job.state', { id: job.id });
      took.push(performance.now() - from);
      if (job.state !== 'done') throw new Error(JSON.stringify(job.failure));
    }
    return took;
  })()`;
  // The script gives numbers.
  return (await app.run(script)) as readonly number[];
}

/** The daily report as a Word file and as a PDF, made in the real console: the first one after its start, and those after it. */
export async function measureProduct(entries: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-product-'));
  const store = workingCopy(largeStore(entries), 'product');
  const id = issueDaily(store);
  mkdirSync(join(folder, 'user'));
  const app = await startProbed(writeProbeApps(folder, null).console, {
    userData: join(folder, 'user'),
    store,
  });
  try {
    await signIn(app);
    const figures: Figure[] = [];
    for (const format of ['docx', 'pdf'] as const) {
      const to = join(folder, format);
      mkdirSync(to);
      const [first = Number.NaN, ...after] = await exportTimes(app, id, format, to);
      const [name] = readdirSync(to);
      const bytes = readFileSync(join(to, name ?? ''));
      figures.push({
        group: 'product',
        name: `daily report as ${format.toUpperCase()}, the first after a start`,
        value: first,
        unit: 'ms',
        detail: `those after it ${spread(after)}; ${Math.round(bytes.length / 1000)} kB`,
        floor: {
          name: 'writing as many bytes durably',
          value: timed(() => writeDurably(join(folder, 'floor'), bytes)),
        },
        goal: { kind: 'value', most: 2000 },
      });
    }
    return figures;
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
