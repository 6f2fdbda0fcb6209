import type { TakenReport } from '#contract/methods/records';
import { isPrintable } from '#domain/log/entry';
import { type Intake, intakeId, type IntakeProblem } from '#domain/office/intake';
import { isOfLaterFormat } from '#domain/office/judge-package';
import type { PackageManifest } from '#domain/package/manifest';
import { breathing, sha256InSteps } from '../in-steps.ts';
import { openPackageLater } from '../package/open-package.ts';
import { mostPackageBytes } from '../package/package-zip.ts';
import type { Read, Write } from '../room.ts';
import { beginBatch } from '../store/attachment-batch.ts';
import { listAttachment } from '../store/attachments.ts';
import { intakeOfFile, intakeOfManifest, listIntake, type StoredIntake } from '../store/intakes.ts';
import type { Store } from '../store/open-store.ts';
import { judgeNow, type Standing, standingOf, timeliness } from './judge-intake.ts';
import { keepReport, type ReceivedReport, receivedReport } from './keep-report.ts';
import { rejudgeBeside } from './rejudge.ts';
import { roomDues } from './room-dues.ts';

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
  if (intake.verdict === 'accepted' && report !== null) {
    keepReport(room, intake, report);
    rejudgeBeside(room, [intake], dues);
  }
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
