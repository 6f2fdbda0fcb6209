import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { DutyPackage } from '#domain/package/package';
import { keepNames, makeKeptFolder } from '../store/keep-names.ts';
import { sha256 } from '../store/ledger.ts';
import type { Store } from '../store/open-store.ts';
import { packageFileNames } from '../store/packages.ts';
import { writeWhole } from '../store/write-whole.ts';

/** The folder beside a store in which the packages lie that it made. */
export const outboxOf = ({ folder }: Pick<Store, 'folder'>): string => join(folder, 'outbox');

/** Keeps the bytes of a package beside the store; they are on disk, whole, when this returns. */
export function putIntoOutbox(store: Pick<Store, 'folder'>, fileName: string, bytes: Uint8Array): void {
  const folder = outboxOf(store);
  makeKeptFolder(folder);
  writeWhole(join(folder, fileName), bytes);
  keepNames(folder);
}

/** The bytes of a package that was made; refused where they are no longer there or no longer what they were. */
export async function takeFromOutbox(
  store: Pick<Store, 'folder'>,
  one: Pick<DutyPackage, 'fileName' | 'sha256'>,
): Promise<Uint8Array> {
  const bytes = await readFile(join(outboxOf(store), one.fileName)).catch(() => undefined);
  if (bytes === undefined) throw new DutyError('not-found', 'package-file', [one.fileName]);
  if (sha256(bytes) !== one.sha256)
    throw new DutyError('rule-broken', 'package-file-differs', [one.fileName]);
  return bytes;
}

/** Takes away what a crash left of packages that were never recorded. */
export function clearOutbox(store: Pick<Store, 'folder' | 'sqlite'>): void {
  const known = packageFileNames(store.sqlite);
  const folder = outboxOf(store);
  for (const name of filesIn(folder)) if (!known.has(name)) rmSync(join(folder, name), { force: true });
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No package was ever made here.
    return [];
  }
}
