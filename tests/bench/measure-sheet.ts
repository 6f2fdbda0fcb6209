import { contentOf } from '#domain/log/entry';
import { openBenchRoom } from './bench-room.ts';
import { type Figure, percentile, spread, timed } from './figures.ts';
import { largeStore, workingCopy } from './large-store.ts';

const entriesOnSheet = 200;

/** The handover sheet of a shift with many entries, as it is asked for before it is signed. */
export function measureSheet(entries: number): readonly Figure[] {
  const { room, call } = openBenchRoom(workingCopy(largeStore(entries)));
  try {
    const shiftNo = call('desk.now', {}).shift?.no;
    const [like] = call('log.page', { filter: {}, before: null, limit: 1 }).entries;
    if (shiftNo === undefined || like === undefined) throw new RangeError('the store has no running shift');
    const sheet = () => call('handover.sheet', { shiftNo });
    for (let missing = entriesOnSheet - sheet().facts.entryCount; missing > 0; missing -= 1)
      call('log.record', { content: { ...contentOf(like), links: [] }, draftId: null });
    const rows = room.store.sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT ?');
    const floor: number[] = [];
    const took: number[] = [];
    for (let round = 0; round < 40; round += 1) {
      floor.push(timed(() => rows.all(entriesOnSheet)));
      took.push(timed(() => void sheet()));
    }
    return [
      {
        group: 'handover',
        name: `sheet of ${sheet().facts.entryCount} entries, ${entries} in the store`,
        value: percentile(took, 0.95),
        unit: 'ms',
        detail: spread(took),
        floor: { name: `${entriesOnSheet} newest rows`, value: percentile(floor, 0.95) },
        goal: { kind: 'value', most: 300 },
      },
    ];
  } finally {
    room.close();
  }
}
