import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import type { TakenReport } from '#contract/methods/records';
import { packageSuffix } from '../package/names.ts';
import type { RoomWork } from '../room-work.ts';
import { beginBatch } from '../store/attachment-batch.ts';
import { attachmentFile } from '../store/attachments.ts';
import type { Progress } from '../verify.ts';
import { roomDues } from './room-dues.ts';
import {
  isTooLarge,
  keepArrived,
  openArrived,
  type OpenedFile,
  takeOpened,
  type Taking,
} from './take-packages.ts';

/** Files that reach the disk together and are recorded in one transaction after that: many, because each costs a wait, and few enough to wait for. */
const together = 50;

/** The most files of a report that are named. */
const mostNamed = 500;

const inOrder = new Intl.Collator('zh-CN', { numeric: true });

/** True of a name that a package may have. */
export const isPackageName = (name: string): boolean => name.toLowerCase().endsWith(packageSuffix);

/** Names as people count: `…-9` before `…-10`. */
export const byPlace = (one: string, other: string): number => inOrder.compare(one, other);

type Line = TakenReport['files'][number];

type OpenedName = { readonly name: string; readonly file: OpenedFile };

/** Told what became of files so far: how many while there are more, and which at the end, however that comes. */
type Told = (taken: TakenReport) => void;

/** Gathers what became of files. */
class Gathered {
  readonly #counts = { accepted: 0, already: 0, held: 0, refused: 0 };
  readonly #wrong: Line[] = [];
  readonly #already: Line[] = [];

  add(file: string, { outcome, intake }: Taking): void {
    const { roomName, day, id, problems } = intake;
    this.line({ file, outcome, roomName, day, intakeId: id, problems: [...problems] });
  }

  line(line: Line): void {
    this.#counts[line.outcome] += 1;
    const isNoted = line.outcome !== 'accepted' || line.problems.length > 0;
    const into = line.outcome === 'already' ? this.#already : this.#wrong;
    if (isNoted && into.length < mostNamed) into.push(line);
  }

  counts(): TakenReport {
    return { ...this.#counts, files: [] };
  }

  report(): TakenReport {
    return { ...this.#counts, files: [...this.#wrong, ...this.#already].slice(0, mostNamed) };
  }
}

const unreadable = (file: string, why: string): Line => ({
  file,
  outcome: 'refused',
  roomName: '',
  day: null,
  intakeId: null,
  problems: [{ code: 'not-a-package', details: [why] }],
});

async function packagesIn(folder: string): Promise<readonly string[]> {
  let found: readonly Dirent[];
  try {
    found = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch {
    throw new DutyError('not-found', 'take-folder', [folder]);
  }
  return found
    .filter((one) => one.isFile() && isPackageName(one.name))
    .map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join('/'))
    .toSorted(byPlace);
}

/** The bytes of a file, or why it cannot be read; that its whole folder is gone stops the work. */
async function bytesOf(folder: string, name: string): Promise<Uint8Array | Line> {
  const file = join(folder, name);
  try {
    if (isTooLarge((await stat(file)).size)) return unreadable(name, 'too-large');
    return await readFile(file);
  } catch (error) {
    const isThere = await stat(folder).then(
      () => true,
      () => false,
    );
    if (!isThere) throw new DutyError('not-found', 'take-folder', [folder]);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return unreadable(name, code);
  }
}

/** Packages of a key in the order in which they were made: a name begins with the day, and a correction is of an earlier one. */
const inTheirOrder = ({ file: one }: OpenedName, { file: other }: OpenedName): number => {
  const [a, b] = [one.opened?.manifest, other.opened?.manifest];
  return (
    (a?.unit.publicKey ?? '').localeCompare(b?.unit.publicKey ?? '') ||
    (a?.sequence ?? 0) - (b?.sequence ?? 0)
  );
};

/** Takes files in that were opened, all of them or none. */
function takeTogether(
  work: RoomWork,
  session: Session,
  opened: readonly OpenedName[],
  gathered: Gathered,
): void {
  if (opened.length === 0) return;
  const taken = work.write(session, ['office'], (room) => {
    const dues = roomDues(room);
    return opened.map(({ name, file }) => ({ name, taking: takeOpened(room, file, dues) }));
  });
  for (const { name, taking } of taken) gathered.add(name, taking);
}

/** Opens some of the files of a folder and puts their bytes on disk; how far that is, is said for each. */
async function openTogether(
  { store }: RoomWork,
  folder: string,
  names: readonly string[],
  gathered: Gathered,
  reached: (place: number) => Promise<void>,
): Promise<readonly OpenedName[]> {
  const opened: OpenedName[] = [];
  const batch = beginBatch(store.folder);
  try {
    for (const [place, name] of names.entries()) {
      await reached(place);
      const bytes = await bytesOf(folder, name);
      if (!(bytes instanceof Uint8Array)) {
        gathered.line(bytes);
        continue;
      }
      const file = await openArrived(store, { name: basename(name), bytes, manner: 'file' });
      if (file.opened !== null) await batch.put(file.sha256, bytes);
      opened.push({ name, file });
    }
    await batch.keep();
  } finally {
    batch.drop();
  }
  return opened.toSorted(inTheirOrder);
}

/**
 * Takes the packages of a folder in, with those of the folders below it, in the order of their names; what was taken stays when it is
 * stopped, and is told.
 */
export async function takeFolder(
  work: RoomWork,
  session: Session,
  folder: string,
  progress: Progress,
  told: Told,
): Promise<TakenReport> {
  const names = await packagesIn(folder);
  const gathered = new Gathered();
  try {
    for (let from = 0; from < names.length; from += together) {
      const reached = (place: number): Promise<void> => progress(from + place, names.length);
      const some = names.slice(from, from + together);
      const opened = await openTogether(work, folder, some, gathered, reached);
      takeTogether(work, session, opened, gathered);
      told(gathered.counts());
    }
    await progress(names.length, names.length);
  } catch (error) {
    told(gathered.report());
    throw error;
  }
  return gathered.report();
}

/** Takes one package in whose bytes were put among the attachments. */
export async function takeAttached(
  work: RoomWork,
  session: Session,
  { name, hash }: { readonly name: string; readonly hash: string },
  progress: Progress,
): Promise<TakenReport> {
  const gathered = new Gathered();
  await progress(0, 1);
  const bytes = await readFile(attachmentFile(work.store.folder, hash));
  const file = await openArrived(work.store, { name, bytes, manner: 'file' });
  await keepArrived(work.store, file, bytes);
  takeTogether(work, session, [{ name, file }], gathered);
  await progress(1, 1);
  return gathered.report();
}
