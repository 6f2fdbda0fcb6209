import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { dutyProduct, type DutyProduct } from '../product/product.ts';
import type { PackageContents } from './contents.ts';
import { publicKey } from './keys.ts';

/** The format of `report.json` that this program writes. */
export const reportFormat = 'duty-room-report/1';

/** A written product as a package carries it: whom it was sent to otherwise, and what was said of it before its issue, stay in the room. */
export const sentProduct = dutyProduct.omit({ deliveries: true, remarks: true });

/** A written product as a package carries it. */
export type SentProduct = z.output<typeof sentProduct>;

/** `report.json` of a package: the product as data. */
export const dutyReport = z.strictObject({
  format: z.literal(reportFormat),
  unit: z.strictObject({ name: z.string().max(100).refine(isPrintable, 'unprintable'), publicKey }),
  product: sentProduct,
});

/** `report.json` of a package: the product as data. */
export type DutyReport = z.output<typeof dutyReport>;

/**
 * A product as a package with these contents says it: without the telephone of the room, and without the sections that say where people
 * are (`awayKeys`), unless they were chosen.
 */
export function productAsSent(
  { deliveries: _deliveries, remarks: _remarks, ...product }: DutyProduct,
  { withPhones, withWhereabouts }: Pick<PackageContents, 'withPhones' | 'withWhereabouts'>,
  awayKeys: readonly string[],
): SentProduct {
  const { fields, imprint } = product;
  return {
    ...product,
    imprint: withPhones ? imprint : { ...imprint, contact: '' },
    fields: withWhereabouts
      ? fields
      : { ...fields, sections: fields.sections.filter(({ key }) => !awayKeys.includes(key)) },
  };
}
