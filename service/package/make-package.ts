import { readFile } from 'node:fs/promises';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import type { RestoredNews } from '#contract/methods/records';
import type { HostReply, HostRequest } from '#contract/wire';
import type { PackageContents } from '#domain/package/contents';
import { mostLogBytes, mostLogEntries } from '#domain/package/log-extract';
import { packageFormat, type PackageManifest } from '#domain/package/manifest';
import { type DutyPackage, type PackageId, packageId } from '#domain/package/package';
import { productAsSent } from '#domain/package/report';
import type { DutyProduct, ProductId } from '#domain/product/product';
import { productBytes, productFileName } from '../documents/export-product.ts';
import { gatherProductPaper, type ProductPaper } from '../documents/product-paper.ts';
import { stationOf } from '../handlers/part.ts';
import { presetProductSetup, productSetupOf, templateOf } from '../product/setup-now.ts';
import { productNamed } from '../product/send-product.ts';
import { program } from '../program.ts';
import type { Read, Write } from '../room.ts';
import type { RoomWork } from '../room-work.ts';
import { attachmentFile } from '../store/attachments.ts';
import { chainHead, noHash, recordBySeq, sha256 } from '../store/ledger.ts';
import { dropWay, keepWay, listPackage, packagesOfProduct, packagesUnder } from '../store/packages.ts';
import { isSetupNewer, productSetupAt } from '../store/product-setup.ts';
import { lastNumberUsed, newsForNextPackage } from '../store/restored-records.ts';
import type { Progress } from '../verify.ts';
import { type BuiltPackage, buildPackage } from './build-package.ts';
import { type GatheredLog, gatherLogExtract, logExtractCsv, logExtractJson } from './log-extract.ts';
import { attachmentFileName, logName, packageFileName, packageSuffix, reportName } from './names.ts';
import { putIntoOutbox } from './outbox.ts';
import { noticeOwedOf } from './owed-notices.ts';
import { packageReport } from './package-report.ts';
import { type SigningKey, signingKey } from './signing-key.ts';

/** What somebody asked to be packed, how it stood then, and where it is to go. */
export type PackageOrder = {
  readonly productId: ProductId;
  readonly productState: DutyProduct['state'];
  readonly contents: PackageContents;
  /** The destinations; `untold` is wherever nobody was told yet of the withdrawal, when it is recorded. */
  readonly destinationIds: readonly string[] | 'untold';
  /** A package whose file was lost: this one goes in its place to wherever that one was on its way. */
  readonly inPlaceOf?: PackageId;
};

/** A package that was made, and what its maker has to hear with it. */
export type MadePackage = {
  readonly made: DutyPackage;
  /** Of the first package after the store was restored: what had gone out before; otherwise null. */
  readonly restored: RestoredNews | null;
};

/** What making a package needs of the room. */
export type Packing = Pick<RoomWork, 'write'> & {
  readonly read: () => Read;
  /** Null where the program makes it by itself. */
  readonly session: Session | null;
  readonly host: (request: HostRequest) => Promise<HostReply>;
  readonly progress: Progress;
};

/** So many earlier packages are named, for a central office that does not know the last ones. */
const mostEarlier = 60;

/**
 * Refuses what cannot be packed as the room is now: a product that was withdrawn since, or before any package of it left, without a key, for a
 * destination that nobody knows.
 */
export function refuseUnready(
  room: Read,
  { productId, productState, destinationIds }: Omit<PackageOrder, 'contents'>,
): void {
  const { product } = productNamed(room, productId);
  const isToldOf = packagesOfProduct(room.store.sqlite, productId).length > 0;
  if (product.state !== productState || (product.state === 'withdrawn' && !isToldOf))
    throw new DutyError('rule-broken', 'package-withdrawn', [product.fields.title]);
  signingKey(room.store.sqlite);
  const { destinations } = productSetupOf(room.store.sqlite).setup;
  const meant = destinationsOf(room, product, destinationIds);
  if (!meant.every((id) => destinations.some((one) => one.id === id)))
    throw new DutyError('not-found', 'package-destination');
}

/** Where a package is to go; refused where it was for those whom nobody had told, and everybody is told. */
function destinationsOf(
  { store: { sqlite } }: Read,
  { id, fields }: Pick<DutyProduct, 'id' | 'fields'>,
  destinationIds: PackageOrder['destinationIds'],
): readonly string[] {
  if (destinationIds !== 'untold') return destinationIds;
  const owed = noticeOwedOf(sqlite, id);
  if (owed === undefined) throw new DutyError('rule-broken', 'package-told', [fields.title]);
  return owed.destinationIds;
}

/** Sections that say where people are: as the unit had them when it was written, as it has them now, and as they ship. */
function awayKeysOf({ store: { sqlite } }: Read, { fields, head }: DutyProduct): readonly string[] {
  const then = isSetupNewer(sqlite, head.seq) ? productSetupAt(sqlite, head.seq) : undefined;
  return [...(then?.templates ?? []), templateOf(sqlite, fields.kind), ...presetProductSetup().templates]
    .flatMap(({ sections }) => sections)
    .filter(({ source }) => source === 'away')
    .map(({ key }) => key);
}

/** Everything that a package says at one moment, read at once. */
type Gathered = {
  readonly key: SigningKey;
  readonly manifest: Omit<PackageManifest, 'files'>;
  readonly report: Uint8Array;
  readonly paper: ProductPaper;
  readonly log: GatheredLog | null;
};

function gather(room: Read, { productId, contents }: PackageOrder): Gathered {
  const { sqlite } = room.store;
  const key = signingKey(sqlite);
  const { unitName } = stationOf(room);
  const paper = gatherProductPaper(room, productId);
  const { product } = paper;
  const { kind, isZero, fromDay, untilDay, title } = product.fields;
  const unit = { name: unitName, publicKey: key.publicKey };
  const earlier = packagesUnder(sqlite, key.publicKey, mostEarlier);
  const last = lastNumberUsed(sqlite, key.publicKey);
  const awayKeys = awayKeysOf(room, product);
  const head = chainHead(sqlite);
  const isLogWanted = contents.withLog || contents.withAttachments;
  return {
    key,
    manifest: {
      format: packageFormat,
      unit,
      sequence: (last?.sequence ?? 0) + 1,
      previous: last?.manifest ?? noHash,
      program,
      madeAt: room.now,
      product: {
        id: product.id,
        kind,
        isZero,
        fromDay,
        untilDay,
        year: product.year,
        no: product.no,
        title,
        issuedAt: product.issuedAt,
        issuer: product.issuer.name,
        replaces: product.replaces,
        state: product.state,
      },
      contents,
      chain: {
        head,
        earlier: earlier.map(({ sequence, head: { seq } }) => ({
          sequence,
          head: { seq, hash: recordBySeq(sqlite, seq)?.hash ?? noHash },
        })),
      },
    },
    report: packageReport({ unit, product, contents, awayKeys }),
    // What is left out of the report is not on its papers either.
    paper: { ...paper, product: { ...product, ...productAsSent(product, contents, awayKeys) } },
    log: isLogWanted
      ? gatherLogExtract(sqlite, { ...contents, fromDay, untilDay, untilSeq: head.seq })
      : null,
  };
}

/** Refuses a log that no office would take in, before anything is made of it. */
function refuseLargeLog(entries: number, bytes: number): void {
  if (entries <= mostLogEntries && bytes <= mostLogBytes) return;
  const megabytes = [Math.ceil(bytes / 1_000_000), mostLogEntries, mostLogBytes / 1_000_000];
  throw new DutyError('rule-broken', 'package-log-large', [entries, ...megabytes].map(String));
}

async function filesOf(
  { report, paper, log, manifest: { contents } }: Gathered,
  { read, host, progress }: Packing,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const { folder } = read().store;
  const files: Record<string, Uint8Array> = { [reportName]: report };
  const attachments = contents.withAttachments ? (log?.attachments ?? []) : [];
  const logBytes = log !== null && contents.withLog ? logExtractJson(log.extract) : undefined;
  if (log !== null && logBytes !== undefined) refuseLargeLog(log.extract.entries.length, logBytes.length);
  const formats = [...new Set(contents.documents)];
  const steps = formats.length + attachments.length + 1;
  let done = 0;
  for (const format of formats) {
    await progress(done, steps);
    files[`documents/${productFileName(paper)}.${format}`] = await productBytes(paper, format, host);
    done += 1;
  }
  if (log !== null && logBytes !== undefined) {
    files[logName] = logBytes;
    files['log/entries.csv'] = logExtractCsv(log.extract);
  }
  for (const { hash, name } of attachments) {
    await progress(done, steps);
    const bytes = await readFile(attachmentFile(folder, hash));
    if (sha256(bytes) !== hash) throw new DutyError('rule-broken', 'package-attachment-differs', [name]);
    files[attachmentFileName(hash, name)] = bytes;
    done += 1;
  }
  await progress(done, steps);
  return files;
}

/** `duty-区应急局-20261122-000012-1a2b3c4d.dutyroom.zip`: rooms of one name, and keys of one room, do not get in each other's way. */
function fileNameOf({ unit, sequence, product }: Omit<PackageManifest, 'files'>): string {
  const name = packageFileName(unit.name, product.untilDay, sequence);
  return `${name.slice(0, -packageSuffix.length)}-${unit.publicKey.slice(0, 8)}${packageSuffix}`;
}

/**
 * Puts a package into the outbox, records it and sends it on its way; undefined where another one took its number meanwhile. Its bytes are
 * on disk before the record is: a crash between the two leaves a file that nobody knows, and no number is given twice.
 */
function record(
  room: Write,
  order: PackageOrder,
  { manifest, manifestSha256, bytes }: BuiltPackage,
): MadePackage | undefined {
  const { sqlite } = room.store;
  refuseUnready(room, order);
  const { publicKey } = signingKey(sqlite);
  const last = lastNumberUsed(sqlite, publicKey);
  const isNext = manifest.sequence === (last?.sequence ?? 0) + 1 && manifest.unit.publicKey === publicKey;
  if (!isNext) return undefined;
  const { product, sequence, contents, madeAt, chain } = manifest;
  const made: DutyPackage = {
    id: packageId.parse(room.newId()),
    publicKey,
    sequence,
    productId: product.id,
    productKind: product.kind,
    productState: product.state,
    isZero: product.isZero,
    fromDay: product.fromDay,
    untilDay: product.untilDay,
    title: product.title,
    fileName: fileNameOf(manifest),
    bytes: bytes.length,
    sha256: sha256(bytes),
    manifest: manifestSha256,
    head: chain.head,
    contents,
    madeAt,
    drops: [],
  };
  const restored = newsForNextPackage(sqlite);
  const destinationIds = destinationsOf(room, productNamed(room, product.id).product, order.destinationIds);
  putIntoOutbox(room.store, made.fileName, bytes);
  listPackage(sqlite, room.append('package', { act: 'made', package: made }));
  for (const destinationId of new Set(destinationIds)) {
    if (order.inPlaceOf !== undefined) dropWay(sqlite, order.inPlaceOf, destinationId);
    keepWay(sqlite, { packageId: made.id, destinationId, tries: 0, nextTryAt: room.now, failure: null });
  }
  return { made, restored };
}

/** Makes a package of a product, signed and numbered after the one before; built anew where its number was taken meanwhile. */
export async function makePackage(order: PackageOrder, packing: Packing): Promise<MadePackage> {
  for (;;) {
    const room = packing.read();
    refuseUnready(room, order);
    const gathered = gather(room, order);
    const built = await buildPackage({
      manifest: gathered.manifest,
      files: await filesOf(gathered, packing),
      secret: gathered.key.secret,
    });
    const made = packing.write(packing.session, ['package', 'log'], (write) => record(write, order, built));
    if (made !== undefined) return made;
  }
}
