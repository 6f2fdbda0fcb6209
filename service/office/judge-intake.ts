import { existsSync } from 'node:fs';
import { type Intake, isOfItsDay, isWithdrawal } from '#domain/office/intake';
import { isUnsound, type Judgement, judgePackage } from '#domain/office/judge-package';
import type { PackageManifest } from '#domain/package/manifest';
import { dutyReport } from '#domain/package/report';
import { localParts } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import { jsonOf } from '../package/canonical-json.ts';
import { reportName } from '../package/names.ts';
import type { Read } from '../room.ts';
import { attachmentFile } from '../store/attachments.ts';
import { acceptedOf, acceptedOfProduct, packagesAround } from '../store/intakes.ts';
import { officeRoomById, roomOfKey } from '../store/office-rooms.ts';
import type { Store } from '../store/open-store.ts';
import { type ReceivedReport, receivedReport } from './keep-report.ts';
import { keptPart } from './kept-package.ts';
import type { RoomDues } from './room-dues.ts';

/** The report in a sound package that is kept, read again; null of every other, and where its bytes are lost or no longer what was signed. */
export function reportAgain(store: Store, intake: Intake): ReceivedReport | null {
  const kept = intake.file?.sha256 ?? null;
  if (kept === null || isUnsound(intake.problems) || !existsSync(attachmentFile(store.folder, kept)))
    return null;
  const bytes = keptPart(store, intake, reportName);
  const read = dutyReport.safeParse(bytes === undefined ? undefined : jsonOf(bytes));
  return read.success ? receivedReport(read.data) : null;
}

/** Whose a package is, and whether its key is in use. */
export type Standing = Pick<Intake, 'roomId' | 'roomName'> & {
  readonly key: 'unknown' | 'retired' | 'inUse';
};

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
