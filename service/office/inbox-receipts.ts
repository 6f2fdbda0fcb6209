import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Intake } from '#domain/office/intake';
import { isUnsound } from '#domain/office/judge-package';
import type { Instant } from '#domain/time/instant';
import { addMinutes } from '#domain/time/instant';
import { receiptFileName } from '../package/names.ts';
import { longestReceipt, readReceipt, writeReceipt } from '../package/receipt.ts';
import type { RoomWork } from '../room-work.ts';
import { inboxDecidedSince, inboxFilesSince, intakeById, intakeOfManifest } from '../store/intakes.ts';
import { stationNow } from '../store/station.ts';
import { unitKeys, unitSecret } from '../store/unit-keys.ts';
import { receiptsFolder, shortFile, writeWholeLater } from './inbox-files.ts';

/** So far back is looked for decisions, and for files that were never answered, when a room is opened. */
const catchUpMinutes = { decided: 30 * 24 * 60, unanswered: 7 * 24 * 60 } as const;

/** Receipts for packages that lie in the watched directory: each is written again when something was decided on it. */
export type InboxReceipts = {
  /** Owes a receipt for something that came in. */
  readonly owe: (intakeId: string) => void;
  /** Writes what is owed; what cannot be written stays owed. */
  readonly write: (directory: string) => Promise<void>;
};

/** How much is known of whoever sent something: nothing of a file that is not what was signed, more where the key is that of a room. */
const standing = ({ problems, roomId }: Intake): number => {
  if (isUnsound(problems)) return 0;
  return roomId === null ? 1 : 2;
};

/** Makes the receipts of a room; what was decided in the days before it was opened is owed again, because nobody knows whether it was written. */
export function createInboxReceipts({ store, clock }: Pick<RoomWork, 'store' | 'clock'>): InboxReceipts {
  const { sqlite } = store;
  const owed = new Set<string>();
  let hasCaughtUp = false;
  /** What lay in the directory, can be answered and is; an altered copy of a package that came whole says nothing of that one. */
  const answerable = (id: string): Intake | undefined => {
    const intake = intakeById(sqlite, id)?.intake;
    if (intake?.manner !== 'inbox' || intake.manifest === null || intake.manifestSha256 === null)
      return undefined;
    const { unit, sequence } = intake.manifest;
    const isShaded =
      isUnsound(intake.problems) &&
      intakeOfManifest(sqlite, unit.publicKey, sequence, intake.manifestSha256) !== undefined;
    return isShaded ? undefined : intake;
  };
  const bytesFor = (intake: Intake, now: Instant): Uint8Array | undefined => {
    const [key] = unitKeys(sqlite);
    const secret = key === undefined ? undefined : unitSecret(sqlite, key.publicKey);
    const station = stationNow(sqlite)?.station;
    if (key === undefined || secret === undefined || station === undefined) return undefined;
    const { manifest, manifestSha256, verdict, problems } = intake;
    if (manifest === null || manifestSha256 === null) return undefined;
    return writeReceipt(secret, {
      office: { name: station.unitName, publicKey: key.publicKey },
      unit: manifest.unit.publicKey,
      sequence: manifest.sequence,
      manifest: manifestSha256,
      verdict,
      problems: [...new Set(problems.map(({ code }) => code))],
      at: intake.decision?.at ?? now,
    });
  };
  /** True where the file is the receipt of somebody of whom more is known: a file that only borrows a name does not take its place. */
  const isAnothers = async (file: string, intake: Intake): Promise<boolean> => {
    const there = readReceipt((await shortFile(file, longestReceipt)) ?? new Uint8Array());
    if (
      typeof there === 'string' ||
      !unitKeys(sqlite).some((key) => key.publicKey === there.office.publicKey)
    )
      return false;
    const answered = intakeOfManifest(sqlite, there.unit, there.sequence, there.manifest);
    return answered !== undefined && standing(answered.intake) > standing(intake);
  };
  const answer = async (directory: string, id: string, now: Instant): Promise<void> => {
    const intake = answerable(id);
    const bytes = intake === undefined ? undefined : bytesFor(intake, now);
    if (intake === undefined || intake.file === null || bytes === undefined) return;
    const file = join(directory, receiptsFolder, receiptFileName(intake.file.name));
    if (!(await isAnothers(file, intake))) await writeWholeLater(file, bytes);
  };
  const catchUp = async (directory: string, now: Instant): Promise<void> => {
    const there = new Set(await readdir(join(directory, receiptsFolder)).catch(() => []));
    for (const { id, name } of inboxFilesSince(sqlite, addMinutes(now, -catchUpMinutes.unanswered)))
      if (!there.has(receiptFileName(name))) owed.add(id);
    for (const id of inboxDecidedSince(sqlite, addMinutes(now, -catchUpMinutes.decided))) owed.add(id);
    hasCaughtUp = true;
  };
  return {
    owe: (id) => void owed.add(id),
    write: async (directory) => {
      const now = clock.now();
      if (!hasCaughtUp) await catchUp(directory, now);
      for (const id of owed) {
        if (!sqlite.open) return;
        try {
          await answer(directory, id, now);
          owed.delete(id);
        } catch {
          // One that cannot be written keeps nothing from the others.
        }
      }
    },
  };
}
