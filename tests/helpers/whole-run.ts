import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run, where whoever needs a prepared store first puts it for all. */
    readonly preparedStores: string;
  }
}

/** Makes what all files of tests share, and gives what removes it again. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'duty-prepared-'));
  project.provide('preparedStores', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
