import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import type { DutyPackage } from '#domain/package/package';
import { addDays } from '#domain/time/instant';
import { packageLine } from '../package/package-line.ts';
import { productNamed } from '../product/send-product.ts';
import { productSetupOf } from '../product/setup-now.ts';
import { refuseUnready } from '../package/make-package.ts';
import type { Read } from '../room.ts';
import { forgetRestored, restoredNews } from '../store/restored-records.ts';
import { keepWay, packageById, packagesBetween, waysOf } from '../store/packages.ts';
import { type Part, sessionOf } from './part.ts';

const longestSpan = 800;

function packageNamed(room: Read, id: string): DutyPackage {
  const found = packageById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'package');
  return found;
}

/** Packages: made, listed, put into folders, and their ways. Making and saving go on as jobs, and the courier brings what is on its way. */
export const packageHandlers: Part<
  | 'package.make'
  | 'package.list'
  | 'package.save'
  | 'package.retry'
  | 'package.stop'
  | 'package.restored'
  | 'package.untold'
  | 'package.acknowledge'
> = {
  'package.make': (room, asked) => {
    const order = { ...asked, productState: productNamed(room, asked.productId).product.state };
    refuseUnready(room, order);
    return room.jobs.startPackage(sessionOf(room), order);
  },
  'package.list': (room, { fromDay, untilDay }) => {
    if (untilDay < fromDay) throw new DutyError('bad-input', 'range');
    if (untilDay >= addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    return packagesBetween(room.store.sqlite, fromDay, untilDay).map((one) => packageLine(room, one));
  },
  'package.save': (room, { id, folder }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    return room.jobs.startPackageSave(sessionOf(room), packageNamed(room, id), folder);
  },
  'package.retry': (room, { id, destinationId }) => {
    const { sqlite } = room.store;
    const one = packageNamed(room, id);
    const destination = productSetupOf(sqlite).setup.destinations.find((known) => known.id === destinationId);
    if (destination === undefined) throw new DutyError('not-found', 'package-destination');
    if (!destination.isOn) throw new DutyError('rule-broken', 'package-destination-off', [destination.name]);
    const { product } = productNamed(room, one.productId);
    if (product.state !== one.productState)
      throw new DutyError('rule-broken', 'package-withdrawn', [product.fields.title]);
    const way = waysOf(sqlite, id).find((known) => known.destinationId === destinationId);
    const { tries, failure } = way ?? { tries: 0, failure: null };
    keepWay(sqlite, { packageId: id, destinationId, tries, nextTryAt: room.now, failure });
    return packageLine(room, one);
  },
  'package.restored': (room) => restoredNews(room.store.sqlite),
  'package.untold': (room) => [...room.withdrawals.untold()],
  'package.acknowledge': (room, { seq }) => {
    const { sqlite } = room.store;
    // Somebody at another seat may have been faster.
    if (restoredNews(sqlite)?.seq !== seq) throw new DutyError('conflict', 'restored-news');
    room.append('backup', { what: 'acknowledged', restored: seq });
    forgetRestored(sqlite);
    return {};
  },
  'package.stop': (room, { id, destinationId }) => {
    const { sqlite } = room.store;
    const one = packageNamed(room, id);
    const way = waysOf(sqlite, id).find((known) => known.destinationId === destinationId);
    if (way === undefined) throw new DutyError('not-found', 'package-way');
    keepWay(sqlite, { ...way, nextTryAt: null });
    return packageLine(room, one);
  },
};
