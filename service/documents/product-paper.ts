import { readFileSync } from 'node:fs';
import { DutyError } from '#contract/errors';
import type { DutyProduct, ProductKind } from '#domain/product/product';
import { stationOf } from '../handlers/part.ts';
import { presetTemplateOf, templateOf } from '../product/setup-now.ts';
import type { Read } from '../room.ts';
import { attachmentFile, attachmentSize } from '../store/attachments.ts';
import { productById, productWithdrawnAt } from '../store/products.ts';
import { type PaperLook, uprightLook } from './printed-blocks.ts';
import type { KnownSections } from './section-names.ts';
import { stationTime } from './station-time.ts';
import { print } from './words.ts';

/** A Word file of the unit's own, with the sections that it can name; without bytes where it is no longer there or far too large. */
export type ProductTemplateFile = {
  readonly name: string;
  readonly bytes: Uint8Array | null;
  readonly known: KnownSections;
};

/** A written product as it is printed, with what the product itself does not keep. */
export type ProductPaper = {
  readonly product: DutyProduct;
  readonly zone: string;
  /** When it was withdrawn, as people of the station read it; null where it stands. */
  readonly withdrawnAt: string | null;
  /** The Word file of its kind that is filled; null where the kind has none. */
  readonly template: ProductTemplateFile | null;
};

/** Bytes that a Word file of the unit's own may have. */
const largestTemplate = 4_000_000;

/** The sections that a Word file of a kind can name now. */
export const knownSectionsOf = (room: Read, kind: ProductKind): KnownSections => ({
  own: templateOf(room.store.sqlite, kind).sections,
  preset: presetTemplateOf(kind).sections,
});

/** The Word file of a kind as it is kept now; null where the kind has none. */
export function productFileOf(room: Read, kind: ProductKind): ProductTemplateFile | null {
  const { file } = templateOf(room.store.sqlite, kind);
  if (file === null) return null;
  const { hash, name } = file;
  const size = attachmentSize(room.store, hash);
  const isThere = size !== undefined && size <= largestTemplate;
  return {
    name,
    bytes: isThere ? readFileSync(attachmentFile(room.store.folder, hash)) : null,
    known: knownSectionsOf(room, kind),
  };
}

/** A product with everything that its paper says; refuses an id of none. */
export function gatherProductPaper(room: Read, id: string): ProductPaper {
  const found = productById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'product');
  const { product } = found;
  const { zone } = stationOf(room);
  const at = productWithdrawnAt(room.store.sqlite, product);
  return {
    product,
    zone,
    withdrawnAt: at === null ? null : stationTime(zone).minute(at),
    template: productFileOf(room, product.fields.kind),
  };
}

/** How a product lies on paper; a withdrawn one says so on every page. */
export const productLook = ({ product }: ProductPaper): PaperLook =>
  product.state === 'withdrawn' ? { paper: 'upright', mark: print.product.paper.withdrawnMark } : uprightLook;

/** A product in the record and in file names: `daily-2026-312`. */
export const productKeyOf = ({ fields, year, no }: DutyProduct): string => `${fields.kind}-${year}-${no}`;
