import { z } from 'zod';
import { isPrintable } from '#domain/log/entry';
import { password } from '#domain/people/account';
import { periodId } from '#domain/period/period';
import {
  dutyProduct,
  productDelivery,
  productFields,
  productId,
  productKey,
  productKind,
  productState,
  productManner,
} from '#domain/product/product';
import { productReview, reviewerRoles, reviewId } from '#domain/product/review';
import { productSetup } from '#domain/product/setup';
import { instant, isoDay } from '#domain/time/instant';
import { command, query } from '../kinds.ts';
import { job } from './records.ts';

const readers = ['officer', 'chief', 'dutyLeader', 'admin', 'auditor'] as const;
const desk = ['officer', 'chief', 'dutyLeader'] as const;
const planners = ['chief', 'admin'] as const;
const nothing = z.strictObject({});
const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');
const folder = z.string().min(1).max(4096);
/** A product with the number that a change to it has to name. */
const versioned = dutyProduct.extend({ version: z.int() });
/** The product as it was looked at; refused where somebody changed it since. */
const meant = { id: productId, version: z.int().min(1) };
/** Somebody who signs here with the own password, or who agreed by word of mouth or telephone. */
const signing = z.discriminatedUnion('manner', [
  z.strictObject({ manner: z.literal('signed'), account: z.string().min(1).max(60), password }),
  z.strictObject({ manner: z.literal('spoken'), name: named(60), at: instant }),
]);
/** The report that waits as it was looked at; refused where somebody changed it since. */
const meantReview = z.strictObject({ id: reviewId, version: z.int().min(1) });
/** A file of at most two megabytes, as base64. */
const templateFile = z.string().max(2_800_000);

/** A product that a superior body is to have by a time. */
export const productDue = z.strictObject({
  recipientId: z.string(),
  recipientName: z.string(),
  kind: productKind,
  /** Duty days that it covers. */
  fromDay: isoDay,
  untilDay: isoDay,
  dueAt: instant,
  /** The important period that asks for it; null of the room's ordinary times. */
  periodId: periodId.nullable(),
  periodName: z.string(),
  /** When it was sent; null while it was not. */
  metAt: instant.nullable(),
  isLate: z.boolean(),
  /** The product that was sent, where it was one of these. */
  productId: productId.nullable(),
});

/** A product that a superior body is to have by a time. */
export type ProductDue = z.output<typeof productDue>;

/** A product as a list shows it. */
export const productLine = z.strictObject({
  id: productId,
  version: z.int(),
  kind: productKind,
  isZero: z.boolean(),
  fromDay: isoDay,
  untilDay: isoDay,
  year: z.int(),
  no: z.int(),
  title: z.string(),
  issuerName: z.string(),
  issuedAt: instant,
  state: productState,
  /** Names of those who got it. */
  sentTo: z.array(z.string()),
  /** How many of them were late, and how many gave a receipt. */
  late: z.int(),
  receipts: z.int(),
  incidents: z.int(),
});

/** A product as a list shows it. */
export type ProductLine = z.output<typeof productLine>;

/** A report between the one who writes it and the one who looks it through, as a list shows it to whoever asks. */
export const productReviewLine = productReview
  .pick({
    id: true,
    version: true,
    textNo: true,
    submittedAt: true,
    changed: true,
    returned: true,
    remarks: true,
  })
  .extend({
    kind: productKind,
    isZero: z.boolean(),
    fromDay: isoDay,
    untilDay: isoDay,
    title: z.string(),
    writerName: z.string(),
    /** True where whoever asks wrote it. */
    isMine: z.boolean(),
    /** Entries of its days that were written or changed since its text was put together. */
    newEntries: z.int(),
  });

/** A report between the one who writes it and the one who looks it through, as a list shows it. */
export type ProductReviewLine = z.output<typeof productReviewLine>;

/** Daily and zero reports, weekly and monthly ones, and the numbered products of the room. */
export const productMethods = {
  'product.setup': query({
    topics: ['product'],
    allow: readers,
    input: nothing,
    output: z.strictObject({ setup: productSetup, version: z.int() }),
  }),
  'product.changeSetup': command({
    topics: ['product'],
    allow: planners,
    input: z.strictObject({ setup: productSetup, version: z.int().min(0) }),
    output: z.strictObject({ setup: productSetup, version: z.int() }),
  }),
  /** What is owed: from so many duty days back up to tomorrow; and whether today could be a zero report. */
  'product.watch': query({
    topics: ['product', 'period', 'calendar', 'log'],
    allow: readers,
    input: z.strictObject({ daysBack: z.int().min(0).max(60) }),
    output: z.strictObject({
      today: isoDay,
      dues: z.array(productDue),
      /** The daily report of today that stands, or null. */
      standing: productLine.nullable(),
      /** What of today speaks against a zero report, as keys of words: `incidents`, `warnings`, …; with how many. */
      happened: z.array(z.strictObject({ what: z.string(), count: z.int() })),
      warnMinutes: z.array(z.int()),
    }),
  }),
  /** Products whose span touches these at most 800 days, the newest first. */
  'product.list': query({
    topics: ['product'],
    allow: readers,
    input: z.strictObject({ fromDay: isoDay, untilDay: isoDay, kind: productKind.nullable() }),
    output: z.array(productLine),
  }),
  'product.one': query({
    topics: ['product', 'package'],
    allow: readers,
    input: z.strictObject({ id: productId }),
    output: versioned,
  }),
  /** A product as the records of this moment make it, to be edited or signed as it is. */
  'product.compose': query({
    topics: ['product', 'log', 'incident', 'absence', 'rota', 'period', 'check', 'office'],
    allow: desk,
    input: z.strictObject({ kind: productKind, isZero: z.boolean(), fromDay: isoDay, untilDay: isoDay }),
    output: z.strictObject({
      fields: productFields,
      year: z.int(),
      /** The number that it would get. */
      no: z.int(),
      needsReviewer: z.boolean(),
      /** A product of the same kind and days that stands; it has to be withdrawn before another one is issued. */
      standing: productLine.nullable(),
    }),
  }),
  'product.issue': command({
    topics: ['product', 'log'],
    allow: desk,
    input: z.strictObject({
      fields: productFields,
      /** The number of 值班要情 or 值班信息 where somebody typed one; null takes the next. */
      no: z.int().min(1).max(99_999).nullable(),
      /** The report that waited (送审) and is issued with this; whoever wrote it, or took over one that was given back by mending it, is named as the editor, and it waits no longer. */
      review: meantReview.nullable(),
      reviewer: signing.nullable(),
      issuer: signing,
    }),
    output: versioned,
  }),
  /** Reports that wait to be looked through, or were given back. */
  'product.reviews': query({
    topics: ['product', 'log'],
    allow: desk,
    input: nothing,
    output: z.array(productReviewLine),
  }),
  /** The report that waits with its text: by its id, or by its kind and span where one of these waits at a time; null where none does. */
  'product.review': query({
    topics: ['product', 'log'],
    allow: desk,
    input: z.union([
      z.strictObject({ id: reviewId }),
      z.strictObject({
        kind: productKind.exclude(['digest', 'info']),
        fromDay: isoDay,
        untilDay: isoDay,
      }),
    ]),
    output: productReviewLine
      .extend(productReview.pick({ fields: true, base: true, no: true }).shape)
      .nullable(),
  }),
  /** 送审: puts a report down to be looked through, or gives the one that waits another text; of numbered products another one beside those that wait. */
  'product.submitReview': command({
    topics: ['product'],
    allow: desk,
    input: z.strictObject({
      fields: productFields,
      /** What was composed, over which `fields` was written. */
      base: productFields,
      no: z.int().min(1).max(99_999).nullable(),
      before: meantReview.nullable(),
    }),
    output: productReviewLine,
  }),
  /** 退回修改: gives a report back to be mended. */
  'product.returnReview': command({
    topics: ['product'],
    allow: reviewerRoles,
    input: meantReview.extend({ remark: named(500) }),
    output: productReviewLine,
  }),
  /** 收回: lets a report wait no longer; its writer alone may. */
  'product.takeBackReview': command({
    topics: ['product'],
    allow: desk,
    input: meantReview,
    output: nothing,
  }),
  'product.send': command({
    topics: ['product', 'period', 'log'],
    allow: desk,
    input: z.strictObject({
      ...meant,
      deliveries: z
        .array(
          productDelivery
            .pick({ recipientId: true, unit: true, receiver: true })
            .extend({ manner: productManner.exclude(['package']), sentAt: instant.nullable() }),
        )
        .min(1)
        .max(20),
    }),
    output: versioned,
  }),
  /** The receipt of one delivery, by its place. */
  'product.receipt': command({
    topics: ['product', 'log'],
    allow: desk,
    input: z.strictObject({
      ...meant,
      place: z.int().min(0).max(59),
      receiver: printable(60),
      receipt: printable(120),
      receiptAt: instant.nullable(),
    }),
    output: versioned,
  }),
  /** Takes a product back; where packages of it left, one that says so goes after them. */
  'product.withdraw': command({
    topics: ['jobs', 'product', 'log'],
    allow: desk,
    input: z.strictObject({ ...meant, reason: named(500) }),
    output: versioned,
  }),
  'product.html': query({
    topics: [],
    allow: readers,
    isReadRecorded: true,
    input: z.strictObject({ id: productId }),
    output: z.strictObject({ html: z.string() }),
  }),
  'product.export': command({
    topics: ['jobs'],
    allow: readers,
    input: z.strictObject({
      id: productId,
      formats: z
        .array(z.enum(['docx', 'pdf', 'xlsx']))
        .min(1)
        .max(3),
      folder,
    }),
    output: job,
  }),
  /** The layout of a kind as a Word file with gaps, to be edited and given back: the unit's own where it has one, else the one of the set-up. */
  'product.template': query({
    isSlow: true,
    topics: ['product'],
    allow: readers,
    input: z.strictObject({ kind: productKind }),
    output: z.strictObject({ name: z.string(), base64: z.string() }),
  }),
  /** What a Word file would do as a template: its sections with the headings that stand over them, gaps that nobody knows, and what is wrong with it. */
  'product.readTemplate': query({
    isSlow: true,
    topics: [],
    allow: readers,
    input: z.strictObject({ kind: productKind, name: named(200), base64: templateFile }),
    output: z.strictObject({
      /** Sections in the order of the file, by the key of the set-up; a heading is empty where none was found. */
      sections: z.array(z.strictObject({ key: productKey, heading: z.string() })),
      gaps: z.array(z.string()),
      unknown: z.array(z.string()),
      /** Why it cannot be used; null where it can. */
      problem: z.enum(['not-readable', 'broken', 'no-sections', 'unknown-gaps']).nullable(),
      /** What the problem is about: a part of the file, or a gap as it was typed. */
      detail: z.string(),
    }),
  }),
};
