import { z } from 'zod';
import { category } from '../log/categories.ts';
import { isPrintable } from '../log/entry.ts';
import { clockTime, isoDay } from '../time/instant.ts';
import { packageContents } from '../package/contents.ts';
import { publicKey } from '../package/keys.ts';
import { productKey, productKind } from './product.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');
const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/**
 * Where the text of a section comes from: who is on duty (在岗情况), weather and warnings, volume of the log, incidents, entries of
 * categories of the log (分领域情况), public opinion, spot checks, leaders away, orders of leaders, matters that are open, the important
 * period; of a central office who has reported, the incidents of all rooms, a section of the rooms' reports, and the names of rooms that
 * were too many for a sentence; or a text of the unit's own.
 */
export const sectionSource = z.enum([
  'onDuty',
  'warnings',
  'volume',
  'incidents',
  'entries',
  'opinion',
  'checks',
  'away',
  'orders',
  'matters',
  'period',
  'reporting',
  'roomIncidents',
  'roomSections',
  'roomNames',
  'text',
]);

/** A section as the unit wants it. */
export const sectionRule = z.strictObject({
  key: productKey,
  heading: named(60),
  source: sectionSource,
  /** Of `entries` the categories that are told; of others empty. */
  categories: z.array(category).max(20),
  /** Of `text` what it says, with gaps `{{日期}}`; of others what stands before the composed text; may be empty. */
  text: printable(4000),
  /** What it says where there is nothing to say (无). */
  empty: printable(200),
  /** True where a zero report has it too. */
  isInZero: z.boolean(),
});

/** A section as the unit wants it. */
export type SectionRule = z.output<typeof sectionRule>;

/** A Word file of the unit's own, kept among the attachments, that is filled. */
export const productFile = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: named(200) });

/** How products of a kind look. */
export const productTemplate = z.strictObject({
  kind: productKind,
  /** The red head of a numbered product (值班要情); empty of those that have none. */
  head: printable(60),
  /** With gaps `{{本单位}}`, `{{日期}}`, `{{期号}}`, `{{时段}}`, `{{第几日}}`. */
  title: named(120),
  zeroTitle: printable(120),
  sections: z.array(sectionRule).min(1).max(40),
  conclusion: printable(1000),
  zeroConclusion: printable(1000),
  /** True where somebody has to look it through before it is issued. */
  needsReviewer: z.boolean(),
  to: z.array(named(100)).max(20),
  copyTo: z.array(named(100)).max(20),
  file: productFile.nullable(),
});

/** How products of a kind look. */
export type ProductTemplate = z.output<typeof productTemplate>;

/** When a superior body is to have a product outside important periods, which bring their own times. */
export const productRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('daily'),
    on: z.enum(['everyDay', 'workdays', 'daysOff']),
    at: clockTime,
  }),
  /** The seven days before, on a weekday: 1 is Monday. */
  z.strictObject({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7), at: clockTime }),
  /** The month before, on a day of the month. */
  z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(28), at: clockTime }),
]);

/** When a superior body is to have a product. */
export type ProductRule = z.output<typeof productRule>;

/** A superior body that gets products. */
export const productRecipient = z.strictObject({
  id: productKey,
  name: named(60),
  phone: printable(60),
  rules: z.array(productRule).max(6),
  /** Nothing before this day is owed to it. */
  sinceDay: isoDay,
});

/** A superior body that gets products. */
export type ProductRecipient = z.output<typeof productRecipient>;

/** A folder that packages go to: a removable drive, or a directory that the central office watches. */
export const packageDestination = z.strictObject({
  id: productKey,
  name: named(60),
  /** An absolute path. */
  folder: z.string().min(1).max(4096).refine(isPrintable, 'unprintable'),
  /** Whom a package that is put there reaches; null where nobody is meant. */
  recipientId: productKey.nullable(),
  isOn: z.boolean(),
  /** Whose receipts count; set by `package.trust` and nothing else. */
  office: z.strictObject({ name: named(100), publicKey }).nullable(),
});

/** A folder that packages go to. */
export type PackageDestination = z.output<typeof packageDestination>;

/** How this room writes and sends its products: the unit's data, none of it constants of the program. */
export const productSetup = z.strictObject({
  /** One for each kind. */
  templates: z.array(productTemplate).length(productKind.options.length),
  recipients: z.array(productRecipient).max(20),
  destinations: z.array(packageDestination).max(20),
  /** What a package has in it where nobody chooses. */
  contents: packageContents,
  /** Minutes before a due time at which the console reminds. */
  warnMinutes: z.array(z.int().min(1).max(1440)).max(4),
  /** The telephone of the duty room on the papers. */
  contact: printable(100),
});

/** How this room writes and sends its products. */
export type ProductSetup = z.output<typeof productSetup>;
