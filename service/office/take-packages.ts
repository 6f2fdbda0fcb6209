import type { TakenReport } from '#contract/methods/records';
import { isPrintable } from '#domain/log/entry';
import { type Intake, intakeId, type IntakeProblem, isOfItsDay, isWithdrawal } from '#domain/office/intake';
import { isOfLaterFormat, isUnsound, type Judgement, judgePackage } from '#domain/office/judge-package';
import type { PackageManifest } from '#domain/package/manifest';
import { dutyReport } from '#domain/package/report';
import { mostPackageBytes } from '../package/package-zip.ts';
import { localParts } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import { breathing, sha256InSteps } from '../in-steps.ts';
import { jsonOf } from '../package/canonical-json.ts';
import { reportName } from '../package/names.ts';
import { openPackageLater } from '../package/open-package.ts';
import type { Read, Write } from '../room.ts';
import { listAttachment } from '../store/attachments.ts';
import {
  acceptedOf,
  acceptedOfProduct,
  intakeOfFile,
  intakeOfManifest,
  listIntake,
  packagesAround,
  type StoredIntake,
} from '../store/intakes.ts';
import { officeRoomById, roomOfKey } from '../store/office-rooms.ts';
import type { Store } from '../store/open-store.ts';
import { beginBatch } from '../store/attachment-batch.ts';
import { keptPart } from './kept-package.ts';
import { keepReport, type ReceivedReport, receivedReport } from './keep-report.ts';
import { roomDues, type RoomDues } from './room-dues.ts';

/** What became of one file that was taken in. */
export type Taking = {
  readonly outcome: TakenReport['files'][number]['outcome'];
  readonly intake: Intake;
};

/** A file that came, as far as it can be judged by itself. */
export type OpenedFile = {
  readonly manner: 'inbox' | 'file';
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Null where the same file was taken before. */
  readonly opened: {
    readonly problems: readonly IntakeProblem[];
    readonly manifest: PackageManifest | null;
    readonly manifestSha256: string | null;
    readonly report: ReceivedReport | null;
  } | null;
};

/** A name that a stranger gave, as a record can carry it. */
const shown = (name: string): string =>
  Array.from(name.toWellFormed(), (sign) => (isPrintable(sign) ? sign : '\uFFFD'))
    .join('')
    .slice(-255)
    .toWellFormed();

/** Opens the bytes of a file, and gives everything else its turn where they are many; nothing is kept. */
export async function openArrived(
  store: Store,
  {
    name,
    bytes,
    manner,
  }: { readonly name: string; readonly bytes: Uint8Array; readonly manner: OpenedFile['manner'] },
): Promise<OpenedFile> {
  const file = {
    manner,
    name: shown(name),
    sha256: await breathing(sha256InSteps(bytes)),
    bytes: bytes.length,
  };
  const before = intakeOfFile(store.sqlite, file.sha256)?.intake;
  if (before !== undefined && !isOfLaterFormat(before.problems)) return { ...file, opened: null };
  const opened = await openPackageLater(bytes);
  // Its format is later still; that was said when it came.
  if (before !== undefined && !opened.ok && isOfLaterFormat(opened.problems))
    return { ...file, opened: null };
  return {
    ...file,
    opened: opened.ok
      ? {
          problems: [],
          manifest: opened.manifest,
          manifestSha256: opened.manifestSha256,
          report: receivedReport(opened.report),
        }
      : { ...opened, report: null },
  };
}

/** Puts the bytes of a file that is to be taken in on disk: before anything is recorded of them, so that a crash loses nothing. */
export async function keepArrived(
  store: Store,
  { opened, sha256: hash }: OpenedFile,
  bytes: Uint8Array,
): Promise<void> {
  if (opened === null) return;
  const batch = beginBatch(store.folder);
  try {
    await batch.put(hash, bytes);
    await batch.keep();
  } finally {
    batch.drop();
  }
}

/** True of a file that is larger than any package; it is not read. */
export const isTooLarge = (bytes: number): boolean => bytes > mostPackageBytes;

/** The report in a sound package that is kept, read again; null of every other, and where the bytes are no longer what was signed. */
export function reportAgain(store: Store, intake: Intake): ReceivedReport | null {
  if (isUnsound(intake.problems)) return null;
  const bytes = keptPart(store, intake, reportName);
  const read = dutyReport.safeParse(bytes === undefined ? undefined : jsonOf(bytes));
  return read.success ? receivedReport(read.data) : null;
}

type Standing = Pick<Intake, 'roomId' | 'roomName'> & { readonly key: 'unknown' | 'retired' | 'inUse' };

/** Whose a package is by its key. */
export function standingOf(room: Read, { unit }: PackageManifest): Standing {
  const { sqlite } = room.store;
  const known = roomOfKey(sqlite, unit.publicKey);
  const owner = known === undefined ? undefined : officeRoomById(sqlite, known.roomId);
  if (known === undefined || owner === undefined)
    return { roomId: null, roomName: unit.name, key: 'unknown' };
  return {
    roomId: owner.room.id,
    roomName: owner.room.fields.name,
    key: known.retiredAt === null ? 'inUse' : 'retired',
  };
}

/** Judges a sound package by what the store knows now. */
export function judgeNow(
  room: Read,
  manifest: PackageManifest,
  manifestSha256: string,
  standing: Standing,
  except: string | null,
): Judgement {
  const { sqlite } = room.store;
  const dailies =
    standing.roomId === null || manifest.product.kind !== 'daily'
      ? []
      : acceptedOf(sqlite, standing.roomId, manifest.product.untilDay).flatMap(({ intake }) =>
          intake.manifest?.product.kind !== 'daily'
            ? []
            : [
                {
                  productId: intake.manifest.product.id,
                  replaces: intake.manifest.product.replaces,
                  sequence: intake.manifest.sequence,
                  isWithdrawal: isWithdrawal(intake),
                },
              ],
        );
  return judgePackage(manifest, manifestSha256, {
    key: standing.key,
    packages: packagesAround(sqlite, manifest.unit.publicKey, manifest.sequence, except),
    dailies,
    sameProduct:
      standing.roomId === null ? [] : acceptedOfProduct(sqlite, standing.roomId, manifest.product.id),
    today: localParts(room.now, stationOf(room).zone).day,
  });
}

/** When a report was due by the rule of now, and whether it came too late. */
export function timeliness(
  room: Read,
  dues: RoomDues,
  {
    roomId,
    day,
    arrivedAt,
    told,
    manifest,
  }: Pick<Intake, 'roomId' | 'day' | 'arrivedAt' | 'told' | 'manifest'>,
): Pick<Intake, 'dueAt' | 'isLate'> {
  const owner = roomId === null ? undefined : officeRoomById(room.store.sqlite, roomId);
  // A weekly report that ends with a day is not the one that is due on it, and what takes a report back was never due.
  if (owner === undefined || day === null || !isOfItsDay({ told, manifest }) || isWithdrawal({ manifest }))
    return { dueAt: null, isLate: false };
  const dueAt = dues.dueAt(owner.room.fields, day);
  const at = dues.setup.lateBy === 'issue' ? (manifest?.product.issuedAt ?? arrivedAt) : arrivedAt;
  return { dueAt, isLate: dueAt !== null && at > dueAt };
}

/** Takes one opened file in, in the transaction that is under way; what was taken before stays as it is. */
export function takeOpened(room: Write, { opened, ...came }: OpenedFile, dues = roomDues(room)): Taking {
  const { sqlite } = room.store;
  const before = knownBefore(room, came.sha256, opened);
  if (before !== undefined) return { outcome: 'already', intake: before.intake };
  if (opened === null) throw new RangeError(`${came.sha256} is not there any more`);
  const { manifest, manifestSha256, problems, report } = opened;
  const standing: Standing =
    manifest === null ? { roomId: null, roomName: '', key: 'unknown' } : standingOf(room, manifest);
  const judgement =
    manifest === null || manifestSha256 === null || report === null
      ? { verdict: 'refused' as const, problems }
      : judgeNow(room, manifest, manifestSha256, standing, null);
  const day = manifest?.product.untilDay ?? null;
  const intake: Intake = {
    id: intakeId.parse(room.newId()),
    roomId: standing.roomId,
    roomName: standing.roomName,
    day,
    isZero: manifest?.product.isZero ?? false,
    manner: came.manner,
    file: { name: came.name, sha256: came.sha256, bytes: came.bytes },
    manifest,
    manifestSha256,
    told: null,
    arrivedAt: room.now,
    ...timeliness(room, dues, {
      roomId: standing.roomId,
      day,
      arrivedAt: room.now,
      told: null,
      manifest,
    }),
    verdict: judgement.verdict,
    problems: [...judgement.problems],
    decision: null,
  };
  listAttachment(sqlite, came.sha256, came.bytes);
  listIntake(sqlite, room.append('intake', { act: 'taken', intake }));
  if (intake.verdict === 'accepted' && report !== null) keepReport(room, intake, report);
  return { outcome: intake.verdict, intake };
}

/** Refuses a file of the watched directory that is larger than any package, without reading it. */
export function refuseTooLarge(
  room: Write,
  { name, bytes }: { readonly name: string; readonly bytes: number },
): Intake {
  const intake: Intake = {
    id: intakeId.parse(room.newId()),
    roomId: null,
    roomName: '',
    day: null,
    isZero: false,
    manner: 'inbox',
    file: { name: shown(name), sha256: null, bytes },
    manifest: null,
    manifestSha256: null,
    told: null,
    arrivedAt: room.now,
    dueAt: null,
    isLate: false,
    verdict: 'refused',
    problems: [{ code: 'not-a-package', details: ['too-large'] }],
    decision: null,
  };
  listIntake(room.store.sqlite, room.append('intake', { act: 'taken', intake }));
  return intake;
}

function knownBefore(room: Read, fileSha256: string, opened: OpenedFile['opened']): StoredIntake | undefined {
  const { sqlite } = room.store;
  const sameFile = intakeOfFile(sqlite, fileSha256);
  if (opened === null) return sameFile;
  const isKnownNow = sameFile !== undefined && isOfLaterFormat(sameFile.intake.problems);
  if (sameFile !== undefined && (!isKnownNow || isOfLaterFormat(opened.problems))) return sameFile;
  if (opened.report === null) return undefined;
  const { manifest, manifestSha256 } = opened;
  return manifest === null || manifestSha256 === null
    ? undefined
    : intakeOfManifest(sqlite, manifest.unit.publicKey, manifest.sequence, manifestSha256);
}
