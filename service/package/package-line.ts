import type { PackageLine } from '#contract/methods/packages';
import type { DutyPackage } from '#domain/package/package';
import { productSetupOf } from '../product/setup-now.ts';
import type { Read } from '../room.ts';
import { waysOf } from '../store/packages.ts';
import { toldBeforeRestoring } from '../store/restored-records.ts';

/** A package with where it is on its way to; a destination that is no more has no name. */
export function packageLine(room: Read, one: DutyPackage): PackageLine {
  const { sqlite } = room.store;
  const { destinations } = productSetupOf(sqlite).setup;
  return {
    ...one,
    ways: waysOf(sqlite, one.id).map(({ destinationId, tries, nextTryAt, failure }) => ({
      destinationId,
      name: destinations.find(({ id }) => id === destinationId)?.name ?? '',
      tries,
      nextTryAt,
      failure: failure === null ? null : { ...failure, details: [...failure.details] },
    })),
    toldBefore: toldBeforeRestoring(sqlite, one),
  };
}
