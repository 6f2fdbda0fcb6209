import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/**
 * A folder only this user can read, for what other programs are to open or what is being printed; it goes away with this
 * process.
 */
export function temporaryFolder(): string {
  if (folder === undefined) {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'duty-room-')));
    process.once('exit', remove);
  }
  return folder;
}

function remove(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
