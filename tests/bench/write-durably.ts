import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Writes bytes into a file so that they outlast a power cut: the least that keeping them takes. */
export function writeDurably(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
