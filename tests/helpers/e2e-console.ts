import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron, type Page, test as plain } from '@playwright/test';
import type { Reply } from '#contract/errors';
import type { Bridge } from '#contract/wire';
import type { MovableClock } from './movable-clock.ts';

/** The checkout whose build is tested. */
export const appFolder = process.env['DUTY_ROOM_APP_FOLDER'] ?? join(import.meta.dirname, '..', '..');

/** Where one tested console keeps its things: a path with Chinese and a space, as on real workstations. */
export type ConsoleFolders = { readonly folder: string; readonly store: string; readonly userData: string };

/** A running console and its first window. */
export type RunningConsole = ConsoleFolders & { readonly app: ElectronApplication; readonly page: Page };

/** How long a window is waited for where a spec says no time of its own, in milliseconds. */
const longestWait = 45_000;

/** How long a console may take to close, in milliseconds. */
const longestClosing = 15_000;

/** Makes fresh folders for one console. */
export function newConsoleFolders(): ConsoleFolders {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), '值班室 test ')));
  const folders = { folder, store: join(folder, '存储 store'), userData: join(folder, '用户 data') };
  mkdirSync(folders.store);
  mkdirSync(folders.userData);
  return folders;
}

/** The program, its arguments and its environment, exactly as `npm start` gives them; for Playwright or a plain spawn. */
export function launchWords(folders: ConsoleFolders): {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
} {
  const executablePath = process.env['DUTY_ROOM_ELECTRON'];
  if (executablePath === undefined) throw new Error('No prepared runtime; run these tests with: npm run e2e');
  const switches = (process.env['DUTY_ROOM_SWITCHES'] ?? '').split(' ').filter((word) => word !== '');
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('DUTY_ROOM_') || name === 'NODE_OPTIONS'
      ? []
      : [[name, value] as const],
  );
  return {
    executablePath,
    args: [appFolder, ...switches, `--store=${folders.store}`],
    env: { ...Object.fromEntries(inherited), DUTY_ROOM_USER_DATA: folders.userData },
  };
}

/** Starts a console on the given folders, by the clock given, or the machine's, and waits for its window; close it with `closeConsole`. */
export async function launchConsole(folders: ConsoleFolders, clock?: MovableClock): Promise<RunningConsole> {
  const words = launchWords(folders);
  const app = await electron.launch({
    ...words,
    executablePath: clock?.starterOf(words.executablePath) ?? words.executablePath,
    cwd: folders.folder,
    timeout: 30_000,
  });
  app.context().setDefaultTimeout(longestWait);
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  await clock?.showIn(app);
  return { ...folders, app, page };
}

/** The process of a console, or undefined where it was closed already. */
function processOf(app: ElectronApplication): ReturnType<ElectronApplication['process']> | undefined {
  try {
    return app.process();
  } catch {
    return undefined;
  }
}

/** Ends a console the way a person does; one that does not go within ten seconds is ended by its own process id. */
export async function closeConsole(app: ElectronApplication): Promise<void> {
  const child = processOf(app);
  if (child === undefined) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  // What a process that was killed left open may keep Playwright waiting for ever.
  const given = pause(longestClosing, undefined, { ref: false });
  await Promise.race([app.close().catch(() => undefined), given]);
  clearTimeout(timer);
}

/** Makes a call from inside the window, the way the screens do. */
export const callFrom = (page: Page, method: string, input: unknown = {}): Promise<Reply> =>
  page.evaluate(
    ([name, given, id]) => (globalThis as unknown as { readonly duty: Bridge }).duty.call(name, given, id),
    [method, input, crypto.randomUUID()] as const,
  );

/** The page says that it can be used: first data is on the screen. */
export const untilUsable = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.dataset['usable'] === 'true');

/**
 * Playwright's `test` with a console: `running` is the started program on fresh folders. A spec that needs something in the store
 * before the start says `test.use({ prepareStore: async ({}, use) => use(async (store) => …) })`. A picture of the window is
 * attached to every test.
 */
export const test = plain.extend<{
  prepareStore: (store: string) => Promise<void> | void;
  folders: ConsoleFolders;
  running: RunningConsole;
}>({
  prepareStore: async ({}, use) => use(() => undefined),
  folders: async ({}, use) => {
    const folders = newConsoleFolders();
    await use(folders);
    rmSync(folders.folder, { recursive: true, force: true, maxRetries: 5 });
  },
  running: async ({ folders, prepareStore }, use, info) => {
    await prepareStore(folders.store);
    const running = await launchConsole(folders);
    await untilUsable(running.page);
    await use(running);
    const picture = info.outputPath('window.png');
    // A window that a test closed or crashed has no picture.
    await running.page.screenshot({ path: picture, timeout: 5000 }).catch(() => undefined);
    if (existsSync(picture)) await info.attach('window', { path: picture, contentType: 'image/png' });
    await closeConsole(running.app);
  },
});
