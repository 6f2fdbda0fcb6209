import { addMonths, type IsoMonth } from '#domain/rota/duty';
import type { ChecksPaper } from '../documents/checks-paper.ts';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { chainHead } from '../store/ledger.ts';
import { checksOfMonth, monthOfChecks } from './month-of-checks.ts';

/** All that the notice on the spot checks of a month says, as it stands now. */
export function gatherChecks(room: Read, month: IsoMonth): ChecksPaper {
  const { unitName, zone } = stationOf(room);
  const summary = monthOfChecks(room, month);
  return {
    unitName,
    zone,
    byName: sessionOf(room).personName,
    madeAt: room.now,
    head: chainHead(room.store.sqlite),
    summary,
    before: monthOfChecks(room, addMonths(month, -1)).all,
    checks: checksOfMonth(room, month),
  };
}
