import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Called by electron-builder once the runtime lies in the folder of the package: takes out what starts other programs, so
 * that nothing but our own archive can be started. A runtime that was downloaded by the builder has none of it any more.
 */
export async function afterExtract({ appOutDir }) {
  for (const name of ['resources/app', 'resources/default_app.asar', 'version']) {
    rmSync(join(appOutDir, name), { recursive: true, force: true });
  }
}
