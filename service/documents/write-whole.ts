import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const partial = `${file}.part`;
  const handle = openSync(partial, 'w');
  try {
    for (let at = 0; at < bytes.length; at += writeSync(handle, bytes, at));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, file);
}
