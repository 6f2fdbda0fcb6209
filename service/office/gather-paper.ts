import type { Input } from '#contract/methods';
import type { OfficePaper } from '../documents/office-paper.ts';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { chainHead } from '../store/ledger.ts';
import { officeMatrix } from './matrix.ts';
import { officeStatistics } from './statistics.ts';

/**
 * What gathers all that a table of a central office says. Who asked, when, and the end of the chain are those of now; what there is to
 * count is read by the one who gathers, and other calls are answered meanwhile.
 */
export function officePaperOf(
  room: Read,
  { what, fromDay, untilDay }: Omit<Input<'office.export'>, 'folder'>,
): () => Promise<OfficePaper> {
  const { unitName, zone } = stationOf(room);
  const common = {
    unitName,
    zone,
    byName: sessionOf(room).personName,
    madeAt: room.now,
    head: chainHead(room.store.sqlite),
    fromDay,
    untilDay,
  };
  return async () =>
    what === 'matrix'
      ? { ...common, what, matrix: officeMatrix(room, fromDay, untilDay) }
      : { ...common, what, statistics: await officeStatistics(room, fromDay, untilDay) };
}
