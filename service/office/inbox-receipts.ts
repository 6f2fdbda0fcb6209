import { readdir, stat } from 'node:fs/promises';
import { posix, join } from 'node:path';
import type { Intake } from '#domain/office/intake';
import { isUnsound } from '#domain/office/judge-package';
import type { Instant } from '#domain/time/instant';
import { addMinutes } from '#domain/time/instant';
import { receiptFileName } from '../package/names.ts';
import { longestReceipt, readReceipt, writeReceipt } from '../package/receipt.ts';
import type { RoomWork } from '../room-work.ts';
import { placesOf, seenAndDecidedSince, seenSince } from '../store/inbox-seen.ts';
import { intakeById, intakeOfManifest } from '../store/intakes.ts';
import { stationNow } from '../store/station.ts';
import { unitKeys, unitSecret } from '../store/unit-keys.ts';
import { receiptsFolder, shortFile, writeWholeLater } from './inbox-files.ts';

/** So far back is looked for decisions, and for files that were never answered, when a room is opened. */
const catchUpMinutes = { decided: 30 * 24 * 60, unanswered: 7 * 24 * 60 } as const;

/** Receipts for packages that lie in the watched directory: each is written again when something was decided on it. */
export type InboxReceipts = {
  /** Owes a receipt for something that came in. */
  readonly owe: (intakeId: string) => void;
  /** Writes what is owed while `goesOn`, which is asked before each; what cannot be written stays owed. */
  readonly write: (directory: string, goesOn?: () => boolean) => Promise<void>;
};

/** How much is known of whoever sent something: nothing of a file that is not what was signed, more where the key is that of a room. */
const standing = ({ problems, roomId }: Intake): number => {
  if (isUnsound(problems)) return 0;
  return roomId === null ? 1 : 2;
};

/** Where the receipt of a package lies: beside it, so that a room with a folder of its own finds it, and equal names in two folders are two receipts. */
const receiptFile = (directory: string, place: string): string =>
  join(directory, posix.dirname(place), receiptsFolder, receiptFileName(posix.basename(place)));

/** True where a folder is not there: it was taken away, or its drive is cut off for a moment. */
const isAway = async (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT',
  );

/** Asks of the folder of each place whether it is away, once for all that lie in it. */
function awayOf(directory: string): (place: string) => Promise<boolean> {
  const asked = new Map<string, Promise<boolean>>();
  return (place) => {
    const folder = join(directory, posix.dirname(place));
    if (!asked.has(folder)) asked.set(folder, isAway(folder));
    return asked.get(folder) ?? isAway(folder);
  };
}

/** Where a receipt is still to be written: wherever its package lies, or what is left of these places. */
type Owed = 'everywhere' | ReadonlySet<string>;

/** Makes the receipts of a room; what was decided in the days before it was opened is owed again, because nobody knows whether it was written. */
export function createInboxReceipts({ store, clock }: Pick<RoomWork, 'store' | 'clock'>): InboxReceipts {
  const { sqlite } = store;
  const owed = new Map<string, Owed>();
  let hasCaughtUp = false;
  /** What can be answered and is; an altered copy of a package that came whole says nothing of that one. */
  const answerable = (id: string): Intake | undefined => {
    const intake = intakeById(sqlite, id)?.intake;
    if (intake === undefined || intake.manifest === null || intake.manifestSha256 === null) return undefined;
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
  /** Writes a receipt to the places where it is owed; gives those that it could not be written to, also because their folder is away. */
  const answer = async (
    directory: string,
    id: string,
    { now, where, isGone }: { now: Instant; where: Owed; isGone: (place: string) => Promise<boolean> },
  ): Promise<ReadonlySet<string>> => {
    const left = new Set<string>();
    const places = placesOf(sqlite, id).filter((place) => where === 'everywhere' || where.has(place));
    for (const place of places) if (await isGone(place)) left.add(place);
    const intake = left.size < places.length ? answerable(id) : undefined;
    const bytes = intake === undefined ? undefined : bytesFor(intake, now);
    if (intake === undefined || bytes === undefined) return left;
    for (const place of places.filter((one) => !left.has(one))) {
      const file = receiptFile(directory, place);
      try {
        if (!(await isAnothers(file, intake))) await writeWholeLater(file, bytes);
      } catch {
        left.add(place);
      }
    }
    return left;
  };
  const catchUp = async (directory: string, now: Instant): Promise<void> => {
    const seen = seenSince(sqlite, addMinutes(now, -catchUpMinutes.unanswered));
    const there = new Set<string>();
    for (const folder of new Set(seen.map(({ name }) => posix.dirname(name))))
      for (const name of await readdir(join(directory, folder, receiptsFolder)).catch(() => []))
        there.add(join(directory, folder, receiptsFolder, name));
    if (!sqlite.open) return;
    for (const { id, name } of seen) if (!there.has(receiptFile(directory, name))) owed.set(id, 'everywhere');
    for (const id of seenAndDecidedSince(sqlite, addMinutes(now, -catchUpMinutes.decided)))
      owed.set(id, 'everywhere');
    hasCaughtUp = true;
  };
  return {
    owe: (id) => void owed.set(id, 'everywhere'),
    write: async (directory, goesOn = () => sqlite.open) => {
      const now = clock.now();
      if (!hasCaughtUp) await catchUp(directory, now);
      const isGone = awayOf(directory);
      for (const [id, where] of Array.from(owed)) {
        if (!goesOn()) return;
        // Before it is written: what is decided meanwhile is owed anew.
        owed.delete(id);
        // One that cannot be written keeps nothing from the others.
        const left = await answer(directory, id, { now, where, isGone }).catch(() => where);
        if ((left === 'everywhere' || left.size > 0) && !owed.has(id)) owed.set(id, left);
      }
    },
  };
}
