import { chmodSync, closeSync, existsSync, fsync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { breathing, inPieces, type InSteps, sha256InSteps } from '../in-steps.ts';
import { attachmentFile, putAttachment } from './attachments.ts';
import { makeKeptFolder } from './keep-names.ts';

const sync = promisify(fsync);

/** Many attachments that are put on disk together: each is waited for once at the end, and so is each folder. */
export type AttachmentBatch = {
  /** Writes bytes under their SHA-256, and gives everything else its turn where they are many; nothing is promised of them before `keep`. */
  readonly put: (hash: string, bytes: Uint8Array) => Promise<void>;
  /** Resolves when everything that was put is on disk, whole and under its name. */
  readonly keep: () => Promise<void>;
  /** Removes what was put and not kept. */
  readonly drop: () => void;
};

type Written = { readonly file: string; readonly partial: string };

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** As `keepNames`, without holding anybody up. */
async function keepNamesOf(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens a file that is not there; undefined where it is. */
function openNew(file: string): number | undefined {
  try {
    return openSync(file, 'wx', 0o444);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return undefined;
    throw error;
  }
}

/** True where bytes lie under their hash already and are still these. */
async function isKept(file: string, hash: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const bytes = await readFile(file).catch(() => undefined);
  return bytes !== undefined && (await breathing(sha256InSteps(bytes))) === hash;
}

/** Gives a file that is on disk its name, over a copy that was harmed; another one may have put the same bytes there meanwhile. */
function name({ file, partial }: Written): void {
  try {
    // Windows puts nothing in the place of a file that may only be read.
    if (process.platform === 'win32' && existsSync(file)) chmodSync(file, 0o600);
    renameSync(partial, file);
  } catch (error) {
    if (!isCode(error, 'ENOENT') || !existsSync(file)) throw error;
  }
}

/** Begins a batch in a store folder; it is used once. */
export function beginBatch(folder: string): AttachmentBatch {
  /** What has no name yet, and what is open still. */
  let written: Written[] = [];
  let handles: number[] = [];
  const hashes = new Set<string>();
  const folders = new Set<string>();
  const close = (): void => {
    const left = handles;
    handles = [];
    for (const handle of left) closeSync(handle);
  };
  const rememberFolders = (hash: string): void => {
    const inner = dirname(attachmentFile(folder, hash));
    folders.add(inner).add(dirname(inner));
  };
  function* putInSteps(hash: string, bytes: Uint8Array): InSteps<void> {
    if (hashes.has(hash)) return;
    hashes.add(hash);
    const file = attachmentFile(folder, hash);
    rememberFolders(hash);
    makeKeptFolder(dirname(file));
    const partial = `${file}.taken`;
    const handle = openNew(partial);
    if (handle === undefined) {
      // A crash left it behind, or somebody else is taking the same bytes in: these do not wait for either.
      putAttachment(folder, hash, bytes);
      rmSync(partial, { force: true });
      return;
    }
    handles.push(handle);
    written.push({ file, partial });
    yield* inPieces(bytes, (piece) => {
      for (let at = 0; at < piece.length; at += writeSync(handle, piece, at));
    });
  }
  return {
    put: async (hash, bytes) => {
      if (!hashes.has(hash) && (await isKept(attachmentFile(folder, hash), hash))) {
        // It may have its name since a moment only, by somebody who has not waited for it.
        rememberFolders(hash);
        return;
      }
      await breathing(putInSteps(hash, bytes));
    },
    keep: async () => {
      const synced = await Promise.allSettled(handles.map((handle) => sync(handle)));
      const failed = synced.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
      close();
      for (const one of written) name(one);
      written = [];
      await Promise.all([...folders].map(keepNamesOf));
    },
    drop: () => {
      close();
      for (const { partial } of written) rmSync(partial, { force: true });
      written = [];
    },
  };
}
