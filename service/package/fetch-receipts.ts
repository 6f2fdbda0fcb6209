import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { DutyPackage } from '#domain/package/package';
import type { PackageDestination } from '#domain/product/setup';
import { addMinutes } from '#domain/time/instant';
import { productSetupOf } from '../product/setup-now.ts';
import type { RoomWork } from '../room-work.ts';
import { packagesDeliveredSince } from '../store/packages.ts';
import { receiptFileName } from './names.ts';
import { longestReceipt, readReceipt } from './receipt.ts';
import { recordReceipt } from './take-receipt.ts';

/** A receipt that has not come so many days after the package did is not looked for any more; it can still be taken as a file. */
const daysAwaited = 62;
const minutesADay = 24 * 60;

/** Looks into the folders of trusted offices for the receipts of packages; what a file said is recorded once. */
export type ReceiptFetcher = {
  readonly fetch: (destination: PackageDestination) => Promise<void>;
};

/** A package that was held may be decided on later, and a copy that was damaged on the way may be followed by a whole one; then its receipt is another one. */
const isAwaited = ({ drops }: DutyPackage, destinationId: string): boolean =>
  drops.some((drop) => drop.destinationId === destinationId && drop.receipt?.verdict !== 'accepted');

/** Makes the fetcher of a room. */
export function createReceiptFetcher({ store, clock, write }: RoomWork): ReceiptFetcher {
  /** Files that said nothing new when they were looked at, by how they, what they are for and who is trusted stood then. */
  const seen = new Map<string, string>();
  const awaitedAt = (destinationId: string): readonly DutyPackage[] =>
    packagesDeliveredSince(store.sqlite, addMinutes(clock.now(), -daysAwaited * minutesADay)).filter((one) =>
      isAwaited(one, destinationId),
    );
  /** The key of the office that is trusted for a destination now. Whoever may write into the folder may put the receipt of another office there that this room trusts elsewhere. */
  const trustedFor = (destinationId: string): string | undefined =>
    productSetupOf(store.sqlite).setup.destinations.find(({ id }) => id === destinationId)?.office?.publicKey;
  /** Records what a receipt says; true where that is known after it. One of a stranger, or for another package, is none yet. */
  const isTaken = (bytes: Uint8Array, destinationId: string): boolean => {
    const receipt = readReceipt(bytes);
    if (typeof receipt === 'string' || receipt.office.publicKey !== trustedFor(destinationId)) return false;
    try {
      write(null, ['package', 'product', 'log'], (room) => recordReceipt(room, receipt));
      return true;
    } catch (error) {
      if (error instanceof DutyError && error.failure.code === 'rule-broken')
        return error.failure.message === 'receipt-known';
      throw error;
    }
  };
  const look = async (file: string, { drops }: DutyPackage, destinationId: string): Promise<void> => {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true || found.size > longestReceipt) return;
    const asItStands = [found.size, found.mtimeMs, trustedFor(destinationId), drops.length].join(' ');
    if (seen.get(file) === asItStands) return;
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes !== undefined && isTaken(bytes, destinationId)) seen.set(file, asItStands);
  };
  return {
    fetch: async ({ id, folder }) => {
      for (const one of awaitedAt(id))
        for (const place of [join(folder, 'receipts'), folder])
          await look(join(place, receiptFileName(one.fileName)), one, id);
    },
  };
}
