import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where this console keeps its own things and where the store is. */
export type Folders = { readonly userData: string; readonly store: string };

/** The one name of a folder that need not be there: a drive that was removed keeps the name it had. */
function realName(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(realName(parent), basename(folder));
  }
}

/**
 * Chooses the folders, and makes none. A console with a store of its own choosing has user data of its own too, so that "one
 * instance per user data folder", which is what Electron can hold, becomes one instance per store.
 */
export function chooseFolders(baseUserData: string, storeFolder: string | undefined): Folders {
  if (storeFolder === undefined) return { userData: baseUserData, store: join(baseUserData, 'store') };
  const store = realName(storeFolder);
  const name = createHash('sha256').update(store).digest('hex').slice(0, 16);
  return { userData: join(baseUserData, 'consoles', name), store };
}
