import { bareContents } from '#domain/package/contents';
import type { ProductId } from '#domain/product/product';
import { sessionOf } from '../handlers/part.ts';
import { productSetupOf } from '../product/setup-now.ts';
import type { Write } from '../room.ts';
import { packagesOfProduct, waysOf } from '../store/packages.ts';
import { unitKeys, unitSecret } from '../store/unit-keys.ts';

/**
 * Sends a package that takes a product back to wherever its packages were put or are on their way to; nothing where none left. Without a key
 * the withdrawal holds all the same, and the package can be made by hand later.
 */
export function tellWithdrawal(room: Write, productId: ProductId): void {
  const { sqlite } = room.store;
  const places = packagesOfProduct(sqlite, productId).flatMap(({ id, drops }) => [
    ...drops.map(({ destinationId }) => destinationId),
    ...waysOf(sqlite, id)
      .filter(({ nextTryAt }) => nextTryAt !== null)
      .map(({ destinationId }) => destinationId),
  ]);
  const [key] = unitKeys(sqlite);
  const canSign = key !== undefined && unitSecret(sqlite, key.publicKey) !== undefined;
  if (places.length === 0 || !canSign) return;
  const { destinations } = productSetupOf(sqlite).setup;
  const destinationIds = destinations.map(({ id }) => id).filter((id) => places.includes(id));
  room.jobs.startPackage(sessionOf(room), {
    productId,
    productState: 'withdrawn',
    contents: bareContents,
    destinationIds,
  });
}
