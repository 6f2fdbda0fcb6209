import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { type ConsoleFolders, launchWords, untilUsable } from '../helpers/e2e-console.ts';

/** The checkout that the packages were made from. */
export const checkout = join(import.meta.dirname, '..', '..');

/** Where the trial packages lie. */
export const trial = join(checkout, 'out', 'trial');

/** The trial package as a folder, ready to run. */
export const unpacked = join(trial, 'linux-unpacked');

/** The same build packaged with the customer's own configuration, unpacked. */
export const asCustomer = join(checkout, 'out', 'trial-customer', 'linux-unpacked');

/** Every file below a folder, in order, with slashes. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

/**
 * How a packaged console is started on folders of its own: nothing of this checkout is named, and its user data goes where
 * the system says, which here is inside `folders`.
 */
export function packagedWords(
  program: string,
  folders: ConsoleFolders,
): {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
} {
  const words = launchWords(folders);
  const { DUTY_NODE: _node, ELECTRON_OVERRIDE_DIST_PATH: _dist, ...env } = words.env;
  return {
    executablePath: join(program, 'duty-room'),
    args: words.args.filter((word) => word !== checkout && !word.startsWith('--store=')),
    env: { ...env, XDG_CONFIG_HOME: folders.userData },
  };
}

/** Starts a packaged console the way a person does, without naming a store, and waits until it can be used. */
export async function launchPackaged(
  program: string,
  folders: ConsoleFolders,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const app = await electron.launch({
    ...packagedWords(program, folders),
    cwd: folders.folder,
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  await untilUsable(page);
  return { app, page };
}
