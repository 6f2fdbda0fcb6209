import { type OwedNotice, owedNotice } from '#domain/package/untold-places';
import type { ProductId } from '#domain/product/product';
import { productSetupOf } from '../product/setup-now.ts';
import { packagesOfProduct, waysOf, withdrawnAndPacked } from '../store/packages.ts';
import { toldBeforeRestoring } from '../store/restored-records.ts';
import type { Sqlite } from '../store/sql.ts';

/** The notice that is still to be made of the withdrawal of a product, as the store stands now; undefined where none is. */
export function noticeOwedOf(sqlite: Sqlite, productId: string): OwedNotice | undefined {
  const packages = packagesOfProduct(sqlite, productId).map((one) => ({
    ...one,
    ways: waysOf(sqlite, one.id),
    toldBefore: toldBeforeRestoring(sqlite, one),
  }));
  return owedNotice(packages, productSetupOf(sqlite).setup.destinations);
}

/** The withdrawn products of which packages were made and of whose withdrawal a notice is still to be made, the oldest first. */
export const productsUntold = (sqlite: Sqlite): readonly ProductId[] =>
  withdrawnAndPacked(sqlite).filter((id) => noticeOwedOf(sqlite, id) !== undefined);
