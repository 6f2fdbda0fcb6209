import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Where this console keeps its own things and where the store is. */
export type Folders = { readonly userData: string; readonly store: string };

/**
 * Chooses the folders. A console with a store of its own choosing has user data of its own too, so that "one instance per
 * user data folder", which is what Electron can hold, becomes one instance per store.
 */
export function chooseFolders(baseUserData: string, storeFolder: string | undefined): Folders {
  if (storeFolder === undefined) return { userData: baseUserData, store: join(baseUserData, 'store') };
  mkdirSync(storeFolder, { recursive: true });
  const store = realpathSync(storeFolder);
  const name = createHash('sha256').update(store).digest('hex').slice(0, 16);
  return { userData: join(baseUserData, 'consoles', name), store };
}
