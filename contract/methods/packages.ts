import { z } from 'zod';
import { isPrintable } from '#domain/log/entry';
import { packageContents } from '#domain/package/contents';
import { keyCode, publicKey } from '#domain/package/keys';
import { dutyPackage, packageId } from '#domain/package/package';
import { productId, productKey } from '#domain/product/product';
import { productSetup } from '#domain/product/setup';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { job, restoredNews } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const nothing = z.strictObject({});
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
const folder = z.string().min(1).max(4096);
/** A small file as base64: a receipt, or the card of a key. */
const smallFile = z.string().min(1).max(400_000);

/** The key with which this room signs its packages. */
export const unitKey = z.strictObject({ publicKey, code: keyCode, madeAt: instant, madeByName: z.string() });

/** A package on its way to one destination. */
export const packageWay = z.strictObject({
  destinationId: productKey,
  name: z.string(),
  tries: z.int(),
  /** When it is tried again; null where somebody stopped it. */
  nextTryAt: instant.nullable(),
  /** Why it did not go the last time, as a failure of the contract; null before the first try. */
  failure: z.strictObject({ code: z.string(), message: z.string(), details: z.array(z.string()) }).nullable(),
});

/** A package as a list shows it. */
export const packageLine = dutyPackage.extend({
  ways: z.array(packageWay),
  /** Where a store that this one took the place of told of the withdrawal of the report in it; empty where it told nobody. */
  toldBefore: z.array(z.string()),
});

/** A package as a list shows it. */
export type PackageLine = z.output<typeof packageLine>;

/** A withdrawn product of whose withdrawal a notice is still to be made. */
export const untoldWithdrawal = dutyPackage
  .pick({ productId: true, productKind: true, isZero: true, fromDay: true, untilDay: true, title: true })
  .extend({
    /** The places that are to be told. */
    places: z.array(z.string()),
    /** The destinations to which a notice goes; none where somebody has to carry it. */
    destinationIds: z.array(productKey),
    /** How often a notice could not be made. */
    tries: z.int(),
    /** When it is tried again; null where it was not tried, or waits for a key. */
    nextTryAt: instant.nullable(),
    /** Why there is none, as a failure of the contract; null where it was not tried yet. */
    failure: packageWay.shape.failure,
  });

/** A withdrawn product of whose withdrawal a notice is still to be made. */
export type UntoldWithdrawal = z.output<typeof untoldWithdrawal>;

/** Signed packages for a central office (报送包): made, put into folders, and what came back. */
export const packageMethods = {
  /** The key of this room; null before one was made. */
  'package.key': query({
    topics: ['package'],
    allow: readers,
    input: nothing,
    output: z.strictObject({ key: unitKey.nullable(), earlier: z.array(unitKey) }),
  }),
  /** Makes the key of this room, or a new one in its place with a reason; the central office has to be told. */
  'package.makeKey': command({
    topics: ['package'],
    allow: ['admin', 'chief'],
    input: z.strictObject({ reason: z.string().max(300).refine(isPrintable, 'unprintable') }),
    output: unitKey,
  }),
  /** Writes the card of the key, which a central office or a room takes in before its code is compared over the telephone. */
  'package.card': command({
    topics: [],
    allow: readers,
    input: z.strictObject({ folder }),
    output: z.strictObject({ file: z.string() }),
  }),
  /** Says that a destination is the central office whose card this is; refused unless the code read over the telephone is its code. */
  'package.trust': command({
    topics: ['product', 'package'],
    allow: ['admin', 'chief'],
    input: z.strictObject({ destinationId: productKey, card: smallFile, code: keyCode }),
    output: z.strictObject({ setup: productSetup, version: z.int() }),
  }),
  /** Makes a package of a product that was issued, and sends it on its way. */
  'package.make': command({
    topics: ['jobs', 'package', 'product'],
    allow: desk,
    input: z.strictObject({
      productId,
      contents: packageContents,
      destinationIds: z.array(productKey).max(20),
    }),
    output: job,
  }),
  /** Packages whose days touch these at most 800 days, the newest first. */
  'package.list': query({
    topics: ['package'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay }),
    output: z.array(packageLine),
  }),
  /** What had gone out when the store was restored from a backup that does not know it; null where nothing had, or somebody acknowledged it. */
  'package.restored': query({
    topics: ['package'],
    allow: readers,
    input: nothing,
    output: restoredNews.nullable(),
  }),
  /** The withdrawals of which a notice is still to be made; the program makes it by itself and says here why it could not. */
  'package.untold': query({
    topics: ['package', 'product', 'jobs'],
    allow: readers,
    input: nothing,
    output: z.array(untoldWithdrawal),
  }),
  /** Says that somebody has dealt with that; `seq` is the record of the restoring. */
  'package.acknowledge': command({
    topics: ['package', 'log'],
    allow: [...desk, 'admin'],
    input: z.strictObject({ seq: z.int().positive() }),
    output: nothing,
  }),
  /** Puts a package into a folder that somebody chose, whole or not at all. */
  'package.save': command({
    topics: ['jobs', 'package'],
    allow: [...desk, 'admin'],
    input: z.strictObject({ id: packageId, folder }),
    output: job,
  }),
  /** Tries a package now that waits to be sent, or sends it to a destination that it was not meant for. */
  'package.retry': command({
    topics: ['package'],
    allow: desk,
    input: z.strictObject({ id: packageId, destinationId: productKey }),
    output: packageLine,
  }),
  /** Stops trying. */
  'package.stop': command({
    topics: ['package'],
    allow: desk,
    input: z.strictObject({ id: packageId, destinationId: productKey }),
    output: packageLine,
  }),
  /** Takes a receipt that came as a file. */
  'package.takeReceipt': command({
    topics: ['package', 'product'],
    allow: desk,
    input: z.strictObject({ name: named(255), base64: smallFile }),
    output: packageLine,
  }),
};
