import type { PackageContents } from '#domain/package/contents';
import type { PackageManifest } from '#domain/package/manifest';
import { type DutyReport, productAsSent, reportFormat } from '#domain/package/report';
import type { DutyProduct } from '#domain/product/product';
import { canonicalBytes } from './canonical-json.ts';

/** The bytes of `report.json`: the product as data, without what was not chosen; `awayKeys` are the sections that say where people are. */
export function packageReport({
  unit,
  product,
  contents,
  awayKeys,
}: {
  readonly unit: PackageManifest['unit'];
  readonly product: DutyProduct;
  readonly contents: Pick<PackageContents, 'withPhones' | 'withWhereabouts'>;
  readonly awayKeys: readonly string[];
}): Uint8Array {
  const report: DutyReport = {
    format: reportFormat,
    unit,
    product: productAsSent(product, contents, awayKeys),
  };
  return canonicalBytes(report);
}
