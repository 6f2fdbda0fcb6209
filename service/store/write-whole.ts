import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Writes a file so that it is there, whole and on disk, or not at all; a disk that fills up keeps no half of it. */
export function writeWhole(file: string, bytes: Uint8Array, mode = 0o666): void {
  const partial = `${file}.part`;
  // One that a crash left behind may be read-only and could not be written again.
  rmSync(partial, { force: true });
  try {
    const handle = openSync(partial, 'w', mode);
    try {
      for (let at = 0; at < bytes.length; at += writeSync(handle, bytes, at));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
