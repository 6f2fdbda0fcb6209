import type { Input } from '#contract/methods';
import type { OfficePaper } from '../documents/office-paper.ts';
import type { Instant } from '#domain/time/instant';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { chainHead } from '../store/ledger.ts';
import { officeMatrix } from './matrix.ts';
import { countOffice } from './statistics.ts';

/**
 * What gathers all that a table of a central office says, as it stands when it is gathered: what is counted and the end of the chain are read
 * at one moment. Who asked is whoever asks now.
 */
export function officePaperOf(
  room: Read,
  { what, fromDay, untilDay }: Omit<Input<'office.export'>, 'folder'>,
): (now: Instant) => Promise<OfficePaper> {
  const { unitName, zone } = stationOf(room);
  const byName = sessionOf(room).personName;
  return async (now) => {
    const common = { unitName, zone, byName, madeAt: now, fromDay, untilDay };
    const then: Read = { ...room, now };
    // Nothing is written between two looks of one turn.
    return what === 'matrix'
      ? { ...common, what, head: chainHead(room.store.sqlite), matrix: officeMatrix(then, fromDay, untilDay) }
      : { ...common, what, ...(await countOffice(then, fromDay, untilDay)) };
  };
}
