import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instant } from '#domain/time/instant';
import type { SeenFile } from '../store/inbox-seen.ts';
import { byPlace, isPackageName } from './take-folder.ts';

/** The folder in which receipts lie, in the watched directory and in each folder of it. */
export const receiptsFolder = 'receipts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The names of packages in a directory and in the folders in it, one level deep; or why there are none to see. Tells `heard` before each folder. */
export async function packageNames(
  directory: string,
  heard: () => void = () => undefined,
): Promise<readonly string[] | 'missing' | 'unreadable'> {
  try {
    const names: string[] = [];
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      if (entry.isFile() && isPackageName(entry.name)) names.push(entry.name);
      if (!entry.isDirectory() || entry.name === receiptsFolder) continue;
      heard();
      // A folder that cannot be read keeps nothing from what lies beside it.
      const inner = await readdir(join(directory, entry.name), { withFileTypes: true }).catch(() => []);
      for (const one of inner)
        if (one.isFile() && isPackageName(one.name)) names.push(`${entry.name}/${one.name}`);
    }
    return names.toSorted(byPlace);
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? 'missing' : 'unreadable';
  }
}

/** How a file of the directory is now, or undefined where it cannot be seen. */
export async function fileNow(directory: string, name: string): Promise<SeenFile | undefined> {
  try {
    const { size, mtimeMs } = await stat(join(directory, name));
    // The text of a moment is in this form.
    return { name, bytes: size, modifiedAt: new Date(Math.trunc(mtimeMs)).toISOString() as Instant };
  } catch {
    return undefined;
  }
}

/** The bytes of a file that is no longer than this; undefined of everything else, a link to a device among it. */
export async function shortFile(file: string, most: number): Promise<Uint8Array | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true || found.size > most) return undefined;
  return readFile(file).catch(() => undefined);
}

/** Writes a file so that it is there, whole and on disk, or not at all, and keeps nobody waiting meanwhile. */
export async function writeWholeLater(file: string, bytes: Uint8Array): Promise<void> {
  const partial = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  // Whoever may write into the directory may have laid a link there.
  await rm(partial, { force: true });
  try {
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}
