import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shell } from 'electron';
import { DutyError } from '#contract/errors';
import { mayBeOpened, safeFileName } from './attachment-name.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Opens a read-only copy of an attachment with the program the system has for it; what could be run is only shown. */
export async function openAttachment(file: string, hash: string, givenName: string): Promise<void> {
  const name = safeFileName(givenName);
  const folder = join(temporaryFolder(), hash.slice(0, 16));
  const copy = join(folder, name);
  await mkdir(folder, { recursive: true });
  await chmod(copy, 0o600).catch(() => undefined);
  await copyFile(file, copy);
  await chmod(copy, 0o400);
  if (!mayBeOpened(name)) return shell.showItemInFolder(copy);
  const problem = await shell.openPath(copy);
  if (problem !== '') throw new DutyError('not-found', 'program', [problem]);
}
