import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { DutyPackage } from '#domain/package/package';
import type { PackageDestination } from '#domain/product/setup';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { productSetupOf } from '../product/setup-now.ts';
import type { RoomWork } from '../room-work.ts';
import { packagesBetween } from '../store/packages.ts';
import { stationNow } from '../store/station.ts';
import { receiptFileName } from './names.ts';
import { longestReceipt, readReceipt } from './receipt.ts';
import { recordReceipt } from './take-receipt.ts';

/** A receipt that has not come after so many days is not looked for any more; it can still be taken as a file. */
const daysAwaited = 62;

/** Looks into the folders of trusted offices for the receipts of packages; a file that is none is left alone until it changes. */
export type ReceiptFetcher = {
  readonly fetch: (destination: PackageDestination) => Promise<void>;
};

/** A package that was held may be decided on later, and a copy that was damaged on the way may be followed by a whole one; then its receipt is another one. */
const isAwaited = ({ drops }: DutyPackage, destinationId: string): boolean =>
  drops.some((drop) => drop.destinationId === destinationId && drop.receipt?.verdict !== 'accepted');

/** Makes the fetcher of a room. */
export function createReceiptFetcher({ store, clock, write }: RoomWork): ReceiptFetcher {
  const seen = new Map<string, string>();
  const awaitedAt = (destinationId: string): readonly DutyPackage[] => {
    const { day } = localParts(clock.now(), stationNow(store.sqlite)?.station.zone ?? 'UTC');
    return packagesBetween(store.sqlite, addDays(day, -daysAwaited), addDays(day, daysAwaited)).filter(
      (one) => isAwaited(one, destinationId),
    );
  };
  /** The bytes of a file that is new or changed since it was looked at. */
  const newBytes = async (file: string): Promise<Uint8Array | undefined> => {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true || found.size > longestReceipt) return undefined;
    const look = `${found.size} ${found.mtimeMs}`;
    if (seen.get(file) === look) return undefined;
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes !== undefined) seen.set(file, look);
    return bytes;
  };
  const take = (bytes: Uint8Array, { id }: PackageDestination): void => {
    const receipt = readReceipt(bytes);
    if (typeof receipt === 'string') return;
    try {
      write(null, ['package', 'product', 'log'], (room) => {
        // Whoever may write into the folder may put the receipt of another office there that this room trusts elsewhere.
        const office = productSetupOf(room.store.sqlite).setup.destinations.find(
          (one) => one.id === id,
        )?.office;
        if (office?.publicKey === receipt.office.publicKey) recordReceipt(room, receipt);
      });
    } catch (error) {
      // Known already, or for a package of somebody else: nothing to do until the file is another.
      if (!(error instanceof DutyError)) throw error;
    }
  };
  return {
    fetch: async (destination) => {
      for (const { fileName } of awaitedAt(destination.id))
        for (const folder of [join(destination.folder, 'receipts'), destination.folder]) {
          const bytes = await newBytes(join(folder, receiptFileName(fileName)));
          if (bytes !== undefined) take(bytes, destination);
        }
    },
  };
}
