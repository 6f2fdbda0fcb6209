import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import { sha256 } from '../store/ledger.ts';

/** What is put into which folder. */
export type Delivery = {
  readonly folder: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The name of what is not whole yet; two that bring the same file at once need two. */
  readonly part: string;
};

/** What the system says of an error, as a code like `ENOSPC`; empty of one that is a defect. */
const codeOfSystem = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

async function refuseMissing(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOfSystem(error))) return undefined;
    throw error;
  });
  if (found?.isDirectory() !== true) throw new DutyError('not-found', 'package-folder', [folder]);
}

/** How many bytes the file has; undefined where there is none. */
async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true ? found.size : undefined;
}

/** Makes the name of the file outlast a power cut, where the file system can say that. */
async function keepName(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no folders, and some shares do not know how; the file itself is there.
  }
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  // Never through a link that somebody laid there.
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Puts a file into a folder, whole or not at all, and reads it again before it gets its name. The folder has to be there: a drive that was
 * pulled out must not become a folder of its name. The same file that is there already is left; another one of the name is refused.
 */
export async function deliver({ folder, name, bytes, part }: Delivery): Promise<void> {
  await refuseMissing(folder);
  const wanted = sha256(bytes);
  const target = join(folder, name);
  const size = await sizeOf(target);
  if (size !== undefined) {
    if (size === bytes.length && sha256(await readFile(target)) === wanted) return;
    throw new DutyError('conflict', 'package-other-file', [target]);
  }
  const partial = join(folder, part);
  try {
    // One that a crash left behind may not be writable.
    await rm(partial, { force: true });
    await write(partial, bytes);
    if (sha256(await readFile(partial)) !== wanted)
      throw new DutyError('rule-broken', 'package-copy-differs', [folder]);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
  await keepName(folder);
}

/** Why a file could not be put into a folder, as a failure of the contract. */
export function failureOfDelivery(error: unknown, folder: string): DutyError['failure'] {
  if (error instanceof DutyError) return error.failure;
  const code = codeOfSystem(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'disk-full', message: 'package', details: [folder] };
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return { code: 'read-only', message: 'package', details: [folder] };
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
      return { code: 'not-found', message: 'package-folder', details: [folder] };
    case '':
      return { code: 'internal', message: 'package', details: [] };
    default:
      return { code: 'rule-broken', message: 'package-place', details: [folder, code] };
  }
}
