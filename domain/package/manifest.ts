import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { productId, productKind, productState, witnessedHead } from '../product/product.ts';
import { instant, isoDay } from '../time/instant.ts';
import { packageContents } from './contents.ts';
import { publicKey } from './keys.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The format that this program writes. */
export const packageFormat = 'duty-room-package/1';

/** A file of a package. */
export const manifestFile = z.strictObject({
  /** Its place in the package: `report.json`, `documents/日报告.docx`. */
  name: z.string().min(1).max(200),
  bytes: z.int().min(0),
  sha256,
});

/** What a package says of itself; its bytes as canonical JSON are what the signature stands under. */
export const packageManifest = z.strictObject({
  format: z.literal(packageFormat),
  unit: z.strictObject({ name: printable(100), publicKey }),
  /** From 1 for each key, without a gap. */
  sequence: z.int().positive(),
  /** The SHA-256 of the manifest of the package before; 64 zeros of the first. */
  previous: sha256,
  program: printable(60),
  madeAt: instant,
  product: z.strictObject({
    id: productId,
    kind: productKind,
    isZero: z.boolean(),
    fromDay: isoDay,
    untilDay: isoDay,
    year: z.int(),
    no: z.int().positive(),
    title: printable(200),
    issuedAt: instant,
    issuer: printable(60),
    replaces: productId.nullable(),
    /** `withdrawn` of a package that tells that the report is taken back. */
    state: productState,
  }),
  contents: packageContents,
  chain: z.strictObject({
    /** The newest record when the package was made. */
    head: witnessedHead,
    /** For earlier packages, the newest first, the record that each named, as the store has it now. */
    earlier: z.array(z.strictObject({ sequence: z.int().positive(), head: witnessedHead })).max(60),
  }),
  files: z.array(manifestFile).min(1).max(400),
});

/** What a package says of itself. */
export type PackageManifest = z.output<typeof packageManifest>;
