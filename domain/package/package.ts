import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { productId, productKey, productKind, productState, witnessedHead } from '../product/product.ts';
import { instant, isoDay } from '../time/instant.ts';
import { packageContents } from './contents.ts';
import { publicKey } from './keys.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Names a package for ever. */
export const packageId = z.string().min(1).max(64).brand<'PackageId'>();

/** Names a package for ever. */
export type PackageId = z.output<typeof packageId>;

/** What the central office gave back for a package. */
export const packageReceipt = z.strictObject({
  office: printable(100),
  verdict: z.enum(['accepted', 'held', 'refused']),
  /** What is wrong with it, by code; empty of an accepted one. */
  problems: z.array(z.string().max(40)).max(20),
  at: instant,
});

/** A place that a package was put to. */
export const packageDrop = z.strictObject({
  /** Empty where somebody chose a folder by hand, or where the destination leads to another folder since. */
  destinationId: z.union([productKey, z.literal('')]),
  name: printable(60),
  folder: z.string().max(4096),
  deliveredAt: instant,
  receipt: packageReceipt.nullable(),
});

/** A package (报送包) after its newest step. */
export const dutyPackage = z.strictObject({
  id: packageId,
  /** The key that it is signed with. */
  publicKey,
  /** From 1 for each key, without a gap. */
  sequence: z.int().positive(),
  productId,
  productKind,
  /** How the product stood when it was packed: a package of a withdrawn one tells of the withdrawal. */
  productState,
  isZero: z.boolean(),
  fromDay: isoDay,
  untilDay: isoDay,
  title: printable(200),
  fileName: printable(200),
  bytes: z.int().positive(),
  sha256,
  /** The SHA-256 of its manifest. */
  manifest: sha256,
  head: witnessedHead,
  contents: packageContents,
  madeAt: instant,
  drops: z.array(packageDrop).max(60),
});

/** A package (报送包) after its newest step. */
export type DutyPackage = z.output<typeof dutyPackage>;

/** The steps of a package: 制包, 送达, 回执. */
export const packageAct = z.enum(['made', 'delivered', 'receipt']);

/** The steps of a package. */
export type PackageAct = z.output<typeof packageAct>;
