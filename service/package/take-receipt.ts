import { DutyError } from '#contract/errors';
import type { DutyPackage } from '#domain/package/package';
import type { PackageDestination } from '#domain/product/setup';
import { productNouns } from '../documents/words.ts';
import { productSetupOf } from '../product/setup-now.ts';
import type { Write } from '../room.ts';
import { listPackage, packageOfManifest } from '../store/packages.ts';
import { listProduct, productById } from '../store/products.ts';
import type { Receipt } from './receipt.ts';

type Drop = DutyPackage['drops'][number];

/** The place of the drop that a receipt is for: the newest at a destination of that office, or else the newest that somebody made by hand. */
function placeOf(drops: readonly Drop[], destinations: readonly PackageDestination[]): number {
  const ids = new Set<string>(destinations.map(({ id }) => id));
  const there = drops.findLastIndex(({ destinationId }) => ids.has(destinationId));
  return there === -1 ? drops.findLastIndex(({ destinationId }) => destinationId === '') : there;
}

type Known = NonNullable<Drop['receipt']>;

/** True where a verdict cannot have come before the one that is known, whatever the clock of the office says: what waited was decided on, and that a package was accepted is the last word. */
const isDecision = (verdict: Known['verdict'], known: Known['verdict']): boolean =>
  verdict === 'accepted' || (verdict === 'refused' && known === 'held');

/** True of a receipt that says something else than the one before, and decides what that left open or is later. */
const isNews = (receipt: Receipt, known: Known): boolean =>
  known.verdict !== 'accepted' &&
  (isDecision(receipt.verdict, known.verdict) ||
    (receipt.at > known.at &&
      (receipt.verdict !== known.verdict || receipt.problems.join() !== known.problems.join())));

/** What a product says of the receipt of its package: `市政府总值班室：已收`. */
const receiptText = ({ office, verdict }: Receipt): string =>
  `${office.name}：${productNouns.verdict[verdict]}`;

/** Notes a receipt at the delivery of the product that the package brought. Only a package that was accepted has arrived for good. */
function noteAtProduct(
  room: Write,
  { productId, sequence }: DutyPackage,
  receipt: Receipt,
  recipients: readonly string[],
): void {
  const known = productById(room.store.sqlite, productId);
  // A withdrawn product takes no further step; the package has its receipt.
  if (known === undefined || known.product.state === 'withdrawn') return;
  const { product } = known;
  const place = product.deliveries.findLastIndex(
    ({ manner, packageNo, recipientId }) =>
      manner === 'package' && packageNo === sequence && recipients.includes(recipientId),
  );
  const delivery = product.deliveries[place];
  if (delivery === undefined) return;
  const noted = {
    ...delivery,
    receipt: receiptText(receipt),
    receiptAt: receipt.verdict === 'accepted' ? receipt.at : null,
  };
  listProduct(
    room.store.sqlite,
    room.append('product', {
      act: 'receipt',
      product: { ...product, deliveries: product.deliveries.with(place, noted) },
      note: '',
    }),
  );
}

/**
 * Records a receipt whose signature was checked, at the package and at the product, and gives the package after it. Refuses one of an
 * office that nobody trusts, for a package that this room never made or never sent there, and one that says nothing new.
 */
export function recordReceipt(room: Write, receipt: Receipt): DutyPackage {
  const { sqlite } = room.store;
  const destinations = productSetupOf(sqlite).setup.destinations.filter(
    ({ office }) => office?.publicKey === receipt.office.publicKey,
  );
  if (destinations.length === 0)
    throw new DutyError('rule-broken', 'receipt-unknown-office', [receipt.office.name]);
  const found = packageOfManifest(sqlite, receipt.unit, receipt.manifest);
  if (found === undefined || found.sequence !== receipt.sequence)
    throw new DutyError('rule-broken', 'receipt-unknown-package', [String(receipt.sequence)]);
  const place = placeOf(found.drops, destinations);
  const drop = found.drops[place];
  if (drop === undefined)
    throw new DutyError('rule-broken', 'receipt-not-sent', [String(found.sequence), receipt.office.name]);
  if (drop.receipt !== null && !isNews(receipt, drop.receipt))
    throw new DutyError('rule-broken', 'receipt-known', [String(found.sequence), drop.receipt.office]);
  const { office, verdict, problems, at } = receipt;
  const drops = found.drops.with(place, { ...drop, receipt: { office: office.name, verdict, problems, at } });
  const after: DutyPackage = { ...found, drops };
  listPackage(sqlite, room.append('package', { act: 'receipt', package: after }));
  noteAtProduct(
    room,
    after,
    receipt,
    destinations.flatMap(({ recipientId }) => (recipientId === null ? [] : [recipientId])),
  );
  return after;
}
