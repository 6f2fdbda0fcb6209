import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { type DutyPackage, dutyPackage } from '../package/package.ts';
import {
  type DutyProduct,
  type ProductKind,
  productId,
  productKind,
  productState,
} from '../product/product.ts';
import { isoDay } from '../time/instant.ts';

const place = z.string().max(100).refine(isPrintable, 'unprintable');

/** A package that a store made, or that arrived somewhere, after a backup of the store was made. */
const sentPackage = dutyPackage
  .pick({
    id: true,
    publicKey: true,
    sequence: true,
    productKind: true,
    productState: true,
    isZero: true,
    fromDay: true,
    untilDay: true,
    title: true,
  })
  .extend({
    /** Absent where the store was restored before this was kept. */
    productId: productId.optional(),
    /** False of one that the backup has too, and that only arrived since. */
    isMade: z.boolean(),
    /** Where it arrived since, each place once; empty of one that still waited. */
    to: z.array(place).max(60),
  });

/** A report that a store issued, sent to somebody, or withdrew, after a backup of the store was made. */
const sentReport = z.strictObject({
  id: productId,
  kind: productKind,
  isZero: z.boolean(),
  no: z.int().positive(),
  fromDay: isoDay,
  untilDay: isoDay,
  title: z.string().max(200).refine(isPrintable, 'unprintable'),
  /** How it stands now: the backup has one that was withdrawn since as issued, or not at all. */
  state: productState,
  /** False of one that the backup has too, and that only reached somebody or was withdrawn since. */
  isIssued: z.boolean(),
  /** Whom it reached since, each once. */
  to: z.array(place).max(60),
});

/** A number of a package that was given and that the backup does not know. */
const usedNumber = z.strictObject({
  publicKey: dutyPackage.shape.publicKey,
  /** The last number that was given, and the manifest of that package. */
  last: z.int().positive(),
  manifest: dutyPackage.shape.manifest,
  /** The last number that the backup knows, 0 where it knows none; null where it has not the key either. */
  inBackup: z.int().min(0).nullable(),
});

/** Numbers of issues (第N期) that were given and that the backup does not know. */
const usedIssue = z.strictObject({
  kind: productKind,
  year: z.int(),
  /** The highest number that was given, and the highest that the backup knows, 0 where it knows none. */
  last: z.int().positive(),
  inBackup: z.int().min(0),
});

/** How many packages, and how many reports, are told one by one. */
export const mostTold = 100;

/** What a store made and sent after a backup of it was made: others hold it, although a restored backup knows nothing of it. */
export const sentSince = z.strictObject({
  /** The newest first, at most a hundred; `packageCount` counts them all. */
  packages: z.array(sentPackage).max(mostTold),
  packageCount: z.int().min(0),
  /** The newest first, at most a hundred; `reportCount` counts them all. */
  reports: z.array(sentReport).max(mostTold),
  reportCount: z.int().min(0),
  keys: z.array(usedNumber).max(100),
  /** Absent where no number was given since. */
  issues: z.array(usedIssue).max(200).optional(),
  /** True where a key is known that the backup has not: the one in the backup is no longer the one that the office trusts. */
  isKeyNewer: z.boolean(),
});

/** What a store made and sent after a backup of it was made. */
export type SentSince = z.output<typeof sentSince>;

type SentPackage = SentSince['packages'][number];
type SentReport = SentSince['reports'][number];
type UsedNumber = SentSince['keys'][number];
type UsedIssue = z.output<typeof usedIssue>;

/** What a store that is to be replaced has: the newest step of each that has one which the backup lacks. */
export type ThereNow = {
  readonly packages: readonly DutyPackage[];
  readonly products: readonly DutyProduct[];
  readonly publicKeys: readonly string[];
  /** What the store itself learnt when it was restored, after the record that both have in common. */
  readonly learnt: readonly SentSince[];
};

/** What the backup knows. */
export type InBackup = {
  readonly packageOf: (id: string) => DutyPackage | undefined;
  readonly productOf: (id: string) => DutyProduct | undefined;
  readonly hasKey: (publicKey: string) => boolean;
  /** The last number that was given under a key, 0 where none was. */
  readonly lastOf: (publicKey: string) => number;
  /** The highest number of an issue of a kind that was given in a year, 0 where none was. */
  readonly lastIssueOf: (kind: ProductKind, year: number) => number;
};

/** The names of places that are new in a list, each once. */
function newPlaces<One>(
  now: readonly One[],
  before: readonly One[],
  nameOf: (one: One) => string,
  keyOf: (one: One) => string,
): string[] {
  const known = new Set(before.map(keyOf));
  return [...new Set(now.filter((one) => !known.has(keyOf(one))).map(nameOf))].slice(0, 60);
}

function packageSince(one: DutyPackage, { packageOf }: InBackup): SentPackage | undefined {
  const before = packageOf(one.id);
  const to = newPlaces(
    one.drops,
    before?.drops ?? [],
    ({ name }) => name,
    ({ destinationId, folder, deliveredAt }) => `${deliveredAt} ${destinationId} ${folder}`,
  );
  if (before !== undefined && to.length === 0) return undefined;
  const { id, publicKey, sequence, productKind: kind, productState: state, isZero } = one;
  const { fromDay, untilDay, title } = one;
  const what = {
    id,
    productId: one.productId,
    publicKey,
    sequence,
    productKind: kind,
    productState: state,
    isZero,
  };
  return { ...what, fromDay, untilDay, title, isMade: before === undefined, to };
}

function reportSince(one: DutyProduct, { productOf }: InBackup): SentReport | undefined {
  const before = productOf(one.id);
  const to = newPlaces(
    one.deliveries,
    before?.deliveries ?? [],
    ({ unit }) => unit,
    ({ sentAt, unit }) => `${sentAt} ${unit}`,
  );
  if (before !== undefined && to.length === 0 && before.state === one.state) return undefined;
  const { kind, isZero, fromDay, untilDay, title } = one.fields;
  return {
    id: one.id,
    kind,
    isZero,
    no: one.no,
    fromDay,
    untilDay,
    title,
    state: one.state,
    isIssued: before === undefined,
    to,
  };
}

/** What was learnt of a package when another backup was restored, as far as this one does not know it. */
function learntPackage(one: SentPackage, { packageOf }: InBackup): SentPackage | undefined {
  const before = packageOf(one.id);
  if (before === undefined) return { ...one, isMade: true };
  const to = one.to.filter((name) => !before.drops.some((drop) => drop.name === name));
  return to.length === 0 ? undefined : { ...one, isMade: false, to };
}

/** What was learnt of a report when another backup was restored, as far as this one does not know it. */
function learntReport(one: SentReport, { productOf }: InBackup): SentReport | undefined {
  const before = productOf(one.id);
  if (before === undefined) return { ...one, isIssued: true };
  const to = one.to.filter((name) => !before.deliveries.some(({ unit }) => unit === name));
  // Nothing undoes a withdrawal, so a backup that knows it knows more than what was learnt.
  const isWithdrawnSince = one.state === 'withdrawn' && before.state === 'issued';
  if (to.length === 0 && !isWithdrawnSince) return undefined;
  return { ...one, state: isWithdrawnSince ? one.state : before.state, isIssued: false, to };
}

/** Of each key the last number that was given, where the backup does not know it. */
function numbersSince({ packages, learnt }: ThereNow, backup: InBackup): UsedNumber[] {
  const last = new Map<string, UsedNumber>();
  const take = (publicKey: string, sequence: number, manifest: string): void => {
    const inBackup = backup.hasKey(publicKey) ? backup.lastOf(publicKey) : null;
    if (sequence > Math.max(inBackup ?? 0, last.get(publicKey)?.last ?? 0))
      last.set(publicKey, { publicKey, last: sequence, manifest, inBackup });
  };
  for (const { publicKey, sequence, manifest } of packages) take(publicKey, sequence, manifest);
  for (const { keys } of learnt) for (const one of keys) take(one.publicKey, one.last, one.manifest);
  return [...last.values()];
}

/** Of each kind and year the highest number of an issue that was given, where the backup does not know it. */
function issuesSince({ products, learnt }: ThereNow, { lastIssueOf }: InBackup): UsedIssue[] {
  const used = new Map<string, UsedIssue>();
  const take = (kind: ProductKind, year: number, no: number): void => {
    const key = `${kind} ${year}`;
    const inBackup = lastIssueOf(kind, year);
    if (no > Math.max(inBackup, used.get(key)?.last ?? 0)) used.set(key, { kind, year, last: no, inBackup });
  };
  for (const { fields, year, no } of products) take(fields.kind, year, no);
  for (const { issues } of learnt) for (const one of issues ?? []) take(one.kind, one.year, one.last);
  return [...used.values()];
}

const newestFirst = (one: { readonly untilDay: string }, other: { readonly untilDay: string }): number =>
  one.untilDay < other.untilDay ? 1 : one.untilDay > other.untilDay ? -1 : 0;

const isThere = <One>(one: One | undefined): one is One => one !== undefined;

const bothPlaces = (one: { readonly to: string[] }, other: { readonly to: string[] }): string[] =>
  [...new Set([...one.to, ...other.to])].slice(0, 60);

const bothPackages = (one: SentPackage, other: SentPackage): SentPackage => ({
  ...one,
  to: bothPlaces(one, other),
});

const bothReports = (one: SentReport, other: SentReport): SentReport => ({
  ...one,
  state: other.state === 'withdrawn' ? other.state : one.state,
  to: bothPlaces(one, other),
});

/** What the store itself has, and what it learnt, as one where both tell of the same. */
function together<One extends { readonly id: string }>(
  own: readonly One[],
  learnt: readonly One[],
  both: (one: One, other: One) => One,
): One[] {
  const all = new Map<string, One>();
  for (const one of [...own, ...learnt]) {
    const known = all.get(one.id);
    all.set(one.id, known === undefined ? one : both(known, one));
  }
  return [...all.values()];
}

/** True of news of a key that a backup may not have: it names none that was used, or one that the backup has not. */
function toldOfKey({ isKeyNewer, keys }: SentSince, { hasKey }: InBackup): boolean {
  const named = keys.filter(({ inBackup }) => inBackup === null);
  return isKeyNewer && !(named.length > 0 && named.every(({ publicKey }) => hasKey(publicKey)));
}

/** What a store made and sent that a backup of it does not know; null where that is nothing. */
export function sentSinceBackup(there: ThereNow, backup: InBackup): SentSince | null {
  const packages = together(
    there.packages.map((one) => packageSince(one, backup)).filter(isThere),
    there.learnt.flatMap((news) => news.packages.map((one) => learntPackage(one, backup))).filter(isThere),
    bothPackages,
  ).toSorted((one, other) => other.sequence - one.sequence);
  const reports = together(
    there.products.map((one) => reportSince(one, backup)).filter(isThere),
    there.learnt.flatMap((news) => news.reports.map((one) => learntReport(one, backup))).filter(isThere),
    bothReports,
  ).toSorted(newestFirst);
  const keys = numbersSince(there, backup);
  const issues = issuesSince(there, backup).slice(0, 200);
  const isKeyNewer =
    there.publicKeys.some((key) => !backup.hasKey(key)) ||
    keys.some(({ inBackup }) => inBackup === null) ||
    there.learnt.some((news) => toldOfKey(news, backup));
  const isNothing = [packages, reports, keys, issues].every(({ length }) => length === 0) && !isKeyNewer;
  if (isNothing) return null;
  return {
    packages: packages.slice(0, mostTold),
    packageCount: packages.length,
    reports: reports.slice(0, mostTold),
    reportCount: reports.length,
    keys: keys.slice(0, 100),
    ...(issues.length === 0 ? {} : { issues }),
    isKeyNewer,
  };
}
