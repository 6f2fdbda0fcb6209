import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf } from '#domain/log/entry';
import { systemClock } from '#service/clock';
import { sha256 } from '#service/store/ledger';
import { openBenchRoom } from './bench-room.ts';
import { type Figure, median, percentile, spread, timed } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';
import { writeDurably } from './write-durably.ts';

const entriesOfDay = 500;
const rounds = 41;

/**
 * A package of a day with many entries, from asking for it until it is recorded: the report as a Word file, and the log as JSON and CSV.
 * Without a PDF, which only the runtime of a window prints; beside it what it takes to hash bytes of that size and to write them durably.
 */
export async function measurePackage(entries: number): Promise<readonly Figure[]> {
  const folder = workingCopy(largeStore(entries), 'package');
  const { room, call } = openBenchRoom(folder);
  try {
    const [like] = call('log.page', { filter: {}, before: null, limit: 1 }).entries;
    if (like === undefined) throw new RangeError('the store has no entries');
    const write = () => call('log.record', { content: { ...contentOf(like), links: [] }, draftId: null });
    const { day } = write();
    const count = room.store.sqlite
      .prepare<[string], number>('SELECT count(*) FROM entry WHERE day = ?')
      .pluck();
    while ((count.get(day) ?? 0) < entriesOfDay) write();
    call('package.makeKey', { reason: '' });
    const { fields } = call('product.compose', { kind: 'daily', isZero: false, fromDay: day, untilDay: day });
    const by = { manner: 'spoken', name: '孙伯安', at: systemClock.now() } as const;
    const { id } = call('product.issue', { fields, no: null, review: null, reviewer: by, issuer: by });
    const floor: number[] = [];
    const took: number[] = [];
    let size = 0;
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      const contents = {
        documents: ['docx' as const],
        withLog: true,
        withAttachments: false,
        withPhones: false,
        withWhereabouts: false,
      };
      const job = call('package.make', { productId: id, contents, destinationIds: [] });
      const { state, failure } = await room.jobs.finished(job.id);
      took.push(performance.now() - from);
      if (state !== 'done') throw new Error(JSON.stringify(failure));
      const [made] = call('package.list', { fromDay: day, untilDay: day });
      const bytes = readFileSync(join(folder, 'outbox', made?.fileName ?? ''));
      size = bytes.length;
      floor.push(
        timed(() => {
          sha256(bytes);
          writeDurably(join(folder, 'floor'), bytes);
        }),
      );
    }
    const [cold = Number.NaN, ...warm] = took;
    const name = `package of a day of ${count.get(day) ?? 0} entries (Word file, log as JSON and CSV)`;
    const shared = {
      group: 'package',
      unit: 'ms',
      floor: { name: 'hashing and writing as many bytes', value: median(floor) },
      goal: { kind: 'value', most: 1000 },
    } as const;
    return [
      {
        ...shared,
        name,
        value: percentile(warm, 0.95),
        detail: `${spread(warm)}; ${Math.round(size / 1000)} kB`,
      },
      {
        ...shared,
        name: `${name}, the first after a start`,
        value: cold,
        detail: 'once; the libraries of documents are loaded for it',
      },
    ];
  } finally {
    room.close();
  }
}
