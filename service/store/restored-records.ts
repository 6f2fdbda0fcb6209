import type { Output } from '#contract/methods';
import type { DutyPackage } from '#domain/package/package';
import type { ProductKind } from '#domain/product/product';
import type { LedgerRecord } from './ledger.ts';
import { packagesUnder } from './packages.ts';
import { highestProductNo, isProductNoTaken } from './products.ts';
import type { RecordBody } from './record-bodies.ts';
import { type Sqlite, sql } from './sql.ts';

type RestoredBody = Extract<RecordBody<'backup'>, { readonly what: 'made' | 'copied' | 'restored' }>;
type RestoredRecord = Pick<LedgerRecord<'backup'>, 'seq' | 'at' | 'byName'> & { readonly body: RestoredBody };
type RestoredNews = NonNullable<Output<'package.restored'>>;

type Found = { readonly restored: readonly RestoredRecord[]; readonly acknowledged: ReadonlySet<number> };

/** A store is restored while it is closed, so what one open file says of it changes only by what `forgetRestored` is told of. */
const found = new WeakMap<Sqlite, Found>();

function find(sqlite: Sqlite): Found {
  const rows = sql<{ json: string }>(
    sqlite,
    `SELECT json FROM record WHERE kind = 'backup' AND kind NOT IN ('entry', 'correction', 'void', 'state', 'reminder-done')
       AND json_extract(json, '$.body.what') IN ('restored', 'acknowledged') ORDER BY seq DESC`,
  ).all();
  const restored: RestoredRecord[] = [];
  const acknowledged = new Set<number>();
  for (const { json } of rows) {
    // The column holds what the chain wrote, of the kind that was asked for.
    const record = JSON.parse(json) as LedgerRecord<'backup'>;
    if (record.body.what === 'acknowledged') acknowledged.add(record.body.restored);
    else if (record.body.what === 'restored') restored.push({ ...record, body: record.body });
  }
  return { restored, acknowledged };
}

function foundIn(sqlite: Sqlite): Found {
  const known = found.get(sqlite) ?? find(sqlite);
  found.set(sqlite, known);
  return known;
}

/** Lets it be read anew how a store was restored, after something was recorded of it. */
export const forgetRestored = (sqlite: Sqlite): void => void found.delete(sqlite);

/** The number of the record by which a store was restored the last time, 0 where it never was. */
export const restoredAtSeq = (sqlite: Sqlite): number => foundIn(sqlite).restored[0]?.seq ?? 0;

/** What the newest restoring gave up that had gone out already and that nobody has acknowledged, or null. */
export function restoredNews(sqlite: Sqlite): RestoredNews | null {
  const { restored, acknowledged } = foundIn(sqlite);
  const news = restored.find(({ seq, body }) => body.sentSince !== undefined && !acknowledged.has(seq));
  return news === undefined ? null : newsOf(news);
}

/**
 * The names of the places that a store which this one took the place of told of the withdrawal of the report in a package: the backup knows the
 * package, and nothing of that notice.
 */
export const toldBeforeRestoring = (
  sqlite: Sqlite,
  { productId, productState, head }: Pick<DutyPackage, 'productId' | 'productState' | 'head'>,
): string[] => [
  ...new Set(
    productState === 'withdrawn'
      ? []
      : foundIn(sqlite)
          .restored.filter(({ seq }) => head.seq < seq)
          .flatMap(({ body }) => body.sentSince?.packages ?? [])
          .filter((sent) => sent.productState === 'withdrawn' && sent.productId === productId)
          .flatMap(({ to }) => to),
  ),
];

function newsOf({ seq, at, byName, body }: RestoredRecord): RestoredNews | null {
  const { sentSince, backup, replaced } = body;
  return sentSince === undefined
    ? null
    : { ...sentSince, seq, at, byName, backup, aside: replaced?.aside ?? '' };
}

/** What the last restoring gave up, where nothing was packed since under any key; the package that is made next has to tell. */
export function newsForNextPackage(sqlite: Sqlite): RestoredNews | null {
  const [newest] = foundIn(sqlite).restored;
  if (newest?.body.sentSince === undefined) return null;
  const since = sql<{ seq: number }>(
    sqlite,
    `SELECT p.seq FROM package p JOIN record r ON r.seq = p.seq
     WHERE p.seq > ? AND json_extract(r.json, '$.body.package.head.seq') >= ? LIMIT 1`,
  ).get(newest.seq, newest.seq);
  return since === undefined ? newsOf(newest) : null;
}

/**
 * The last number that is known to have been given under a key, and the manifest of that package; a number that was given by a store
 * which this one took the place of is not given again. Undefined where none was.
 */
export function lastNumberUsed(
  sqlite: Sqlite,
  publicKey: string,
): { readonly sequence: number; readonly manifest: string } | undefined {
  const used = foundIn(sqlite)
    .restored.flatMap(({ body }) => body.sentSince?.keys ?? [])
    .filter((one) => one.publicKey === publicKey)
    .map(({ last, manifest }) => ({ sequence: last, manifest }));
  return [...packagesUnder(sqlite, publicKey, 1), ...used].toSorted(
    (one, other) => other.sequence - one.sequence,
  )[0];
}

/** The issues of a kind and year whose numbers a store had given that this one took the place of, and that the backup did not know. */
const issuesUsed = (sqlite: Sqlite, kind: ProductKind, year: number) =>
  foundIn(sqlite)
    .restored.flatMap(({ body }) => body.sentSince?.issues ?? [])
    .filter((one) => one.kind === kind && one.year === year);

/** The highest number that an issue of a kind is known to have in a year, also in a store that this one took the place of; 0 where none was given. */
export const lastIssueNo = (sqlite: Sqlite, kind: ProductKind, year: number): number =>
  Math.max(highestProductNo(sqlite, kind, year), ...issuesUsed(sqlite, kind, year).map(({ last }) => last));

/** True where a number of an issue was given, or may have been in a store that this one took the place of. */
export const isIssueNoGiven = (sqlite: Sqlite, kind: ProductKind, year: number, no: number): boolean =>
  isProductNoTaken(sqlite, kind, year, no) ||
  issuesUsed(sqlite, kind, year).some(({ inBackup, last }) => no > inBackup && no <= last);
