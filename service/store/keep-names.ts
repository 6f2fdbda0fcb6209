import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes the names in a folder outlast a power cut; Windows keeps them without being asked and cannot open a folder. */
export function keepNames(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder and those above it where they are not there yet; what was made outlasts a power cut. */
export function makeKeptFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const topmost = dirname(resolve(first));
  for (let made = resolve(folder); made !== topmost; made = dirname(made)) keepNames(dirname(made));
}
