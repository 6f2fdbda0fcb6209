import { DutyError } from '#contract/errors';
import type { DutyPackage } from '#domain/package/package';
import type { Write } from '../room.ts';
import { listPackage, packageById } from '../store/packages.ts';

/** Places that a package can name; none is ever taken out of its record again. */
const mostDrops = 60;

/** Refuses to put a package into one more place than it can name. */
export function refuseFull({ drops }: Pick<DutyPackage, 'drops'>): void {
  if (drops.length >= mostDrops) throw new DutyError('rule-broken', 'package-many', [String(mostDrops)]);
}

/** Records that a package was put somewhere and gives it as it stands after that; refuses more places than a package can name. */
export function noteDelivered(
  room: Write,
  id: string,
  drop: Pick<DutyPackage['drops'][number], 'destinationId' | 'name' | 'folder'>,
): DutyPackage {
  const found = packageById(room.store.sqlite, id);
  if (found === undefined) throw new RangeError(`no package ${id}`);
  refuseFull(found);
  const drops = [...found.drops, { ...drop, deliveredAt: room.now, receipt: null }];
  const after: DutyPackage = { ...found, drops };
  listPackage(room.store.sqlite, room.append('package', { act: 'delivered', package: after }));
  return after;
}
